import type { Metadata } from "next";
import { requireSession } from "../session.ts";
import { ConversationsView } from "./conversations-view.tsx";
import { mayOf } from "./may.ts";

export const metadata: Metadata = { title: "Conversations" };

export default async function ConversationsPage() {
  const { role } = await requireSession();
  return <ConversationsView may={mayOf(role)} />;
}
