import type { Delivery, DeliveryFilters } from "#lib/domain/webhooks/hooks.ts";

type Row = Pick<Delivery, "id" | "status" | "event_type" | "endpoint_id">;

/** What a log shows: what its filters let through, down to its oldest row while more pages follow below. */
export type Window = { filters: DeliveryFilters; hasMore: boolean };

/** Whether a delivery belongs into a log with these filters. */
export function passes(filters: DeliveryFilters, row: Row): boolean {
  const statuses = filters.status as string[] | undefined;
  return (
    (!filters.endpoint_id || filters.endpoint_id === row.endpoint_id) &&
    (!filters.event_type || filters.event_type === row.event_type) &&
    (!statuses || statuses.includes(row.status))
  );
}

/** Ids follow time. What is older than the rows loaded so far waits for its page. */
export const within = (rows: readonly Row[], row: Row, { filters, hasMore }: Window) =>
  passes(filters, row) && (!hasMore || row.id >= (rows.at(-1)?.id ?? ""));

/** Rows, newest first, with changed ones replaced, new ones in their place and those gone that no filter lets through. */
export function mergeRows<R extends Row>(rows: readonly R[], changes: readonly R[], window: Window): R[] {
  const merged = new Map(rows.map((row) => [row.id, row]));
  for (const row of changes) {
    if (within(rows, row, window)) merged.set(row.id, row);
    else merged.delete(row.id);
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
