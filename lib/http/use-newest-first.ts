"use client";

import { type QueryKey, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";

type Page = { next_cursor: string | null };
type Fetch<P> = (cursor: string | undefined, signal: AbortSignal) => Promise<P>;

/** A log, newest first, that a stream keeps current. `newest` fetches its first page again and lets go of the others. */
export function useNewestFirst<P extends Page>(queryKey: QueryKey, fetchPage: Fetch<P>) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // The stream brings what is new; fetching all pages again would move the rows under the reader.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const newest = () => {
    client.setQueryData<typeof query.data>(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    return query.refetch();
  };
  return { ...query, newest };
}
