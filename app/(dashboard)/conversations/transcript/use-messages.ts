"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type ConversationWhole, messagesQuery } from "#lib/domain/conversations/hooks.ts";

/** The messages of a conversation: those it brings along, and the later ones page by page. */
export function useMessages(conversation: ConversationWhole) {
  const { messages: first, message_count } = conversation;
  const later = useInfiniteQuery({
    ...messagesQuery(conversation.id, first.at(-1)?.id),
    enabled: first.length > 0 && message_count > first.length,
  });
  const messages = [...first, ...(later.data?.pages.flatMap((page) => page.data) ?? [])];
  return {
    messages,
    hasMore: later.isEnabled && (later.isPending || later.hasNextPage),
    loadMore: () => void (later.isError ? later.refetch() : later.fetchNextPage()),
    loadingMore: later.isFetching,
    failed: later.isError,
  };
}
