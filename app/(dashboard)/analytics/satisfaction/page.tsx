import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { SatisfactionView } from "./satisfaction-view.tsx";

export const metadata: Metadata = { title: "Analytics: Satisfaction" };

export default async function SatisfactionPage() {
  const { merchant, role } = await requireSession();
  const mayExport = covers(scopesOfRole[role], "exports:write");
  return <SatisfactionView initialToday={dateIn(merchant.time_zone, new Date())} mayExport={mayExport} />;
}
