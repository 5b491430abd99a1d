import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import {
  type Delivery,
  type DeliveryFilters,
  type fetchDeliveries,
  useDeliveries,
  webhookKeys,
} from "#lib/domain/webhooks/hooks.ts";
import { mergeRows, sortOut } from "./merge.ts";

export type LogPage = Awaited<ReturnType<typeof fetchDeliveries>>;
type Pages = InfiniteData<LogPage>;

/** All rows in one page: only the last cursor matters, and new rows then need no page to belong to. */
const asOnePage = (page: LogPage): Pages => ({ pages: [page], pageParams: [undefined] });

const rowsOf = (pages: Pages | undefined) => pages?.pages.flatMap((page) => page.data) ?? [];

/** The rows of the log as they were fetched, and the ways to change them without a fetch. */
export function useLogPages(filters: DeliveryFilters) {
  const client = useQueryClient();
  const query = useDeliveries(filters);
  const queryKey = webhookKeys.deliveries(filters);
  const rows = rowsOf(query.data);

  const show = (changes: readonly Delivery[]) =>
    client.setQueryData<Pages>(queryKey, (pages) => {
      const last = pages?.pages.at(-1);
      if (!last) return pages;
      return asOnePage({ ...last, data: mergeRows(rowsOf(pages), changes, { filters, hasMore: last.has_more }) });
    });

  return {
    query,
    rows,
    show,
    replace: (page: LogPage) => client.setQueryData<Pages>(queryKey, asOnePage(page)),
    sortOut: (changes: readonly Delivery[]) => sortOut(rows, changes, { filters, hasMore: query.hasNextPage }),
  };
}
