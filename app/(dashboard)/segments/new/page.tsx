import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { NewSegment } from "./new-segment.tsx";

export const metadata: Metadata = { title: "New segment" };

export default async function NewSegmentPage() {
  const { role } = await requireSession();
  if (!covers(scopesOfRole[role], "customers:write")) redirect("/segments");
  return <NewSegment />;
}
