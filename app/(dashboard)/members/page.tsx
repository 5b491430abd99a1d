import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { MembersView } from "./members-view.tsx";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const { role, user } = await requireSession();
  if (covers(scopesOfRole[role], "members:read")) return <MembersView role={role} userId={user.id} />;
  return (
    <>
      <PageHeader title="Members" />
      <EmptyState>
        Members are the people who may use this dashboard. Your role does not include the list; an owner or an admin can
        change that.
      </EmptyState>
    </>
  );
}
