import type { Metadata } from "next";
import { requireSession } from "../../session.ts";
import { ConversationsView } from "../conversations-view.tsx";
import { mayOf } from "../may.ts";

export const metadata: Metadata = { title: "Conversation" };

export default async function ConversationPage() {
  const { role } = await requireSession();
  return <ConversationsView may={mayOf(role)} />;
}
