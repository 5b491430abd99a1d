import type { Metadata } from "next";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { requireSession } from "../../session.ts";
import { SegmentView } from "./segment-view.tsx";

export const metadata: Metadata = { title: "Segment" };

export default async function SegmentPage({ params }: { params: Promise<{ segment_id: string }> }) {
  const { role } = await requireSession();
  const { segment_id } = await params;
  return <SegmentView id={segment_id} mayWrite={covers(scopesOfRole[role], "customers:write")} />;
}
