import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { SettingsView } from "./settings-view.tsx";

export const metadata: Metadata = { title: "Shop settings" };

export default async function SettingsPage() {
  const { role } = await requireSession();
  return <SettingsView mayWrite={covers(scopesOfRole[role], "merchant:write")} />;
}
