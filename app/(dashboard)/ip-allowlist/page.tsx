import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { IpAllowlistView } from "./ip-allowlist-view.tsx";

export const metadata: Metadata = { title: "IP allowlist" };

export default async function IpAllowlistPage() {
  const { role } = await requireSession();
  const held = scopesOfRole[role];
  if (covers(held, "allowlist:read")) return <IpAllowlistView held={held} />;
  return (
    <>
      <PageHeader title="IP allowlist" />
      <EmptyState>
        The allowlist says from which addresses API keys may call. Your role does not include it; an owner or an admin
        can change that.
      </EmptyState>
    </>
  );
}
