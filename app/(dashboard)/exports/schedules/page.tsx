import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { SchedulesView } from "./schedules-view.tsx";

export const metadata: Metadata = { title: "Scheduled exports" };

export default async function SchedulesPage() {
  const { role } = await requireSession();
  const scopes = scopesOfRole[role];
  if (!covers(scopes, "exports:read")) redirect("/exports");
  return <SchedulesView held={scopes} />;
}
