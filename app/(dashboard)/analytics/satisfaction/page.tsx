import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { requireSession } from "../../session.ts";
import { SatisfactionView } from "./satisfaction-view.tsx";

export const metadata: Metadata = { title: "Analytics: Satisfaction" };

export default async function SatisfactionPage() {
  const { merchant } = await requireSession();
  return <SatisfactionView initialToday={dateIn(merchant.time_zone, new Date())} />;
}
