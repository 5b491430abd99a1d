import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { ConversationsView } from "./conversations-view.tsx";

export const metadata: Metadata = { title: "Analytics: Conversations" };

export default async function ConversationsPage() {
  const { merchant, role } = await requireSession();
  const may = (scope: string) => covers(scopesOfRole[role], scope);
  return (
    <ConversationsView
      initialToday={dateIn(merchant.time_zone, new Date())}
      mayMake={may("analytics:write")}
      mayExport={may("exports:write")}
    />
  );
}
