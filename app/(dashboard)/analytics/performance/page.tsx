import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { PerformanceView } from "./performance-view.tsx";

export const metadata: Metadata = { title: "Analytics: Performance" };

export default async function PerformancePage() {
  const { merchant, role } = await requireSession();
  const mayChange = covers(scopesOfRole[role], "analytics:write");
  return <PerformanceView initialToday={dateIn(merchant.time_zone, new Date())} mayChange={mayChange} />;
}
