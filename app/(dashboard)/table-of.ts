import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";

const statuses = { pending: "loading", error: "error", success: "ready" } as const;

/** What a table shows of a list that is fetched page by page. */
export function tableOf<Row>(query: UseInfiniteQueryResult<InfiniteData<{ data: Row[] }>>) {
  return {
    rows: query.data?.pages.flatMap((page) => page.data) ?? [],
    status: statuses[query.status],
    hasMore: query.hasNextPage,
    onLoadMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
  };
}
