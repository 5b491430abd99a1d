import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../session.ts";
import { SegmentsView } from "./segments-view.tsx";

export const metadata: Metadata = { title: "Segments" };

export default async function SegmentsPage() {
  const { role } = await requireSession();
  return <SegmentsView mayWrite={covers(scopesOfRole[role], "customers:write")} />;
}
