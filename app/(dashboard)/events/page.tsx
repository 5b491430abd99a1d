import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { EventsView } from "./events-view.tsx";

export const metadata: Metadata = { title: "Events" };

export default async function EventsPage() {
  const { role } = await requireSession();
  const may = (scope: string) => covers(scopesOfRole[role], scope);
  return <EventsView seesDeliveries={may("webhooks:read")} mayExport={may("exports:write")} />;
}
