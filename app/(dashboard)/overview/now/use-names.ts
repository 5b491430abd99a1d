"use client";

import { useQueries } from "@tanstack/react-query";
import { conversationQuery } from "#lib/domain/conversations/hooks.ts";
import { nameOf } from "../../customers/name-of.ts";
import type { News } from "./merge-news.ts";

const NAMES_MS = 5 * 60_000;

const conversationOf = (news: News) =>
  "event" in news && typeof news.event.data.conversation_id === "string" ? news.event.data.conversation_id : null;

/** What to call the customer of each line, read from its conversation. */
export function useNames(lines: readonly News[]): (news: News) => string | undefined {
  const ids = [...new Set(lines.map(conversationOf).filter((id) => id !== null))];
  const found = useQueries({
    queries: ids.map((id) => ({ ...conversationQuery(id), staleTime: NAMES_MS, retry: false })),
  });
  const names = new Map(found.flatMap(({ data }) => (data ? [[data.id, nameOf(data.customer)] as const] : [])));
  return (news) => names.get(conversationOf(news) ?? "");
}
