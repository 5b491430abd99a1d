"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type ConversationFilter, type ConversationRow, conversationsQuery } from "#lib/domain/conversations/hooks.ts";
import { useLiveList } from "./use-live-list.ts";

/** The list of a filter with its pages and what is new in it. */
export function useConversationList(filter: ConversationFilter, mayMove: () => boolean) {
  const query = useInfiniteQuery(conversationsQuery(filter));
  const live = useLiveList(filter, mayMove);
  const rows = distinct(query.data?.pages.flatMap((page) => page.data) ?? []);
  return {
    name: JSON.stringify(filter),
    status: query.status,
    error: query.error,
    retry: () => void query.refetch(),
    /** Rows of the filter before, until those of this one are there. */
    stale: query.isPlaceholderData,
    rows,
    /** How many there are, where that is known. */
    count: query.isSuccess ? `${rows.length.toLocaleString("en-GB")}${query.hasNextPage ? " shown" : ""}` : null,
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
    live,
  };
}

/** Sorted by the last change, a row can move while one pages. */
const distinct = (rows: readonly ConversationRow[]) => [...new Map(rows.map((row) => [row.id, row])).values()];
