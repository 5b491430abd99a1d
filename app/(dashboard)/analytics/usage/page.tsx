import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { requireSession } from "../../session.ts";
import { UsageView } from "./usage-view.tsx";

export const metadata: Metadata = { title: "Analytics: Usage" };

export default async function UsagePage() {
  const { merchant } = await requireSession();
  return <UsageView initialToday={dateIn(merchant.time_zone, new Date())} />;
}
