import type { Delivery, DeliveryFilters } from "#lib/domain/webhooks/hooks.ts";

type Row = Pick<Delivery, "id" | "status" | "event_type" | "endpoint_id">;

/** Whether a delivery belongs into a log with these filters. */
export function passes(filters: DeliveryFilters, row: Row): boolean {
  const statuses = filters.status as string[] | undefined;
  return (
    (!filters.endpoint_id || filters.endpoint_id === row.endpoint_id) &&
    (!filters.event_type || filters.event_type === row.event_type) &&
    (!statuses || statuses.includes(row.status))
  );
}

/**
 * Rows, newest first, with changed ones replaced, new ones in their place and those gone that no filter lets through.
 * Ids follow time. What is older than the rows loaded so far waits for its page.
 */
export function mergeRows<R extends Row>(
  rows: readonly R[],
  changes: readonly R[],
  { filters, hasMore }: { filters: DeliveryFilters; hasMore: boolean },
): R[] {
  const oldest = hasMore ? rows.at(-1)?.id : undefined;
  const merged = new Map(rows.map((row) => [row.id, row]));
  for (const row of changes) {
    if (!passes(filters, row)) merged.delete(row.id);
    else if (oldest === undefined || row.id >= oldest) merged.set(row.id, row);
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
