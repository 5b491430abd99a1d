import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { ApiKeysView } from "./api-keys-view.tsx";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const { role } = await requireSession();
  const held = scopesOfRole[role];
  if (covers(held, "keys:read")) return <ApiKeysView held={held} />;
  return (
    <>
      <PageHeader title="API keys" />
      <EmptyState>
        API keys let programs speak for your shop. Your role does not include them; an owner or an admin can change
        that.
      </EmptyState>
    </>
  );
}
