import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { requireSession } from "../../session.ts";
import { CommerceView } from "./commerce-view.tsx";

export const metadata: Metadata = { title: "Analytics: Commerce" };

export default async function CommercePage() {
  const { merchant } = await requireSession();
  return <CommerceView initialToday={dateIn(merchant.time_zone, new Date())} />;
}
