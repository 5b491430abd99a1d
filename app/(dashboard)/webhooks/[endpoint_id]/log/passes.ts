import type { Delivery, DeliveryFilters } from "#lib/domain/webhooks/hooks.ts";

type Row = Pick<Delivery, "status" | "event_type" | "endpoint_id">;

/** Whether a delivery belongs into a log with these filters. */
export function passes(filters: DeliveryFilters, row: Row): boolean {
  const statuses = filters.status as string[] | undefined;
  return (
    (!filters.endpoint_id || filters.endpoint_id === row.endpoint_id) &&
    (!filters.event_type || filters.event_type === row.event_type) &&
    (!statuses || statuses.includes(row.status))
  );
}
