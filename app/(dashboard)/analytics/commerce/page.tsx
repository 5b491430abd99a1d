import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { CommerceView } from "./commerce-view.tsx";

export const metadata: Metadata = { title: "Analytics: Commerce" };

export default async function CommercePage() {
  const { merchant, role } = await requireSession();
  const mayExport = covers(scopesOfRole[role], "exports:write");
  return <CommerceView initialToday={dateIn(merchant.time_zone, new Date())} mayExport={mayExport} />;
}
