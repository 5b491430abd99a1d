import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { AuditLogView } from "./audit-log-view.tsx";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage() {
  const { role } = await requireSession();
  const held = scopesOfRole[role];
  if (covers(held, "audit:read")) return <AuditLogView seesRequests={covers(held, "logs:read")} />;
  return (
    <>
      <PageHeader title="Audit log" />
      <EmptyState>
        The audit log says who changed keys, addresses, members and settings. Your role does not include it; an owner or
        an admin can change that.
      </EmptyState>
    </>
  );
}
