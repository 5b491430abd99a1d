import type { Metadata } from "next";
import { dateIn } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { requireSession } from "../session.ts";
import { mayOf } from "./may.ts";
import { OverviewView } from "./overview-view.tsx";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const { merchant, role } = await requireSession();
  const today = dateIn(merchant.time_zone, new Date());
  return <OverviewView may={mayOf(role)} initialToday={today} origin={env().NEXTAUTH_URL.replace(/\/$/, "")} />;
}
