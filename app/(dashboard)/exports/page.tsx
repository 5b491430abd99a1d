import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { ExportsView } from "./exports-view.tsx";

export const metadata: Metadata = { title: "Exports" };

export default async function ExportsPage() {
  const { role } = await requireSession();
  const scopes = scopesOfRole[role];
  if (covers(scopes, "exports:read")) return <ExportsView held={scopes} />;
  return (
    <>
      <PageHeader title="Exports" />
      <EmptyState>
        Exports are files of what the shop has. Your role does not include them; an owner or an admin can change that.
      </EmptyState>
    </>
  );
}
