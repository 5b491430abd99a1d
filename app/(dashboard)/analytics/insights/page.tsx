import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { InsightsView } from "./insights-view.tsx";

export const metadata: Metadata = { title: "Analytics: Insights" };

export default async function InsightsPage() {
  const { merchant, role } = await requireSession();
  return (
    <InsightsView
      initialToday={dateIn(merchant.time_zone, new Date())}
      mayKeepSegments={covers(scopesOfRole[role], "customers:write")}
    />
  );
}
