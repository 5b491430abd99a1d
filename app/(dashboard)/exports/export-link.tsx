import { Download } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { ResourceName } from "#lib/domain/exports/resources/contract.ts";
import { exportHref } from "./export-href.ts";

type ExportLinkProps = { resource: ResourceName; query: Record<string, unknown> };

/** Leads from a list to an export of what its filters leave. */
export function ExportLink({ resource, query }: ExportLinkProps) {
  return (
    <ButtonLink href={exportHref(resource, query)} icon={<Download aria-hidden="true" />}>
      Export
    </ButtonLink>
  );
}
