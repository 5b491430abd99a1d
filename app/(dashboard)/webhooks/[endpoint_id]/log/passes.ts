import type { Delivery, DeliveryFilters } from "#lib/domain/webhooks/hooks.ts";

type Row = Pick<
  Delivery,
  | "status"
  | "event_type"
  | "endpoint_id"
  | "event_id"
  | "conversation_id"
  | "customer_id"
  | "created_at"
  | "last_status_code"
  | "last_error"
>;

const ids = ["endpoint_id", "event_id", "conversation_id", "customer_id"] as const;

/** Whether a delivery belongs into a log with these filters. */
export function passes(filters: DeliveryFilters, row: Row): boolean {
  const { created_after: from, created_before: to } = filters;
  return (
    ids.every((name) => !filters[name] || filters[name] === row[name]) &&
    isAmong(filters.event_type, row.event_type) &&
    isAmong(filters.status, row.status) &&
    (!from || row.created_at >= from) &&
    (!to || row.created_at < to) &&
    (!filters.status_code || filters.status_code.split(",").some((wanted) => answered(wanted, row)))
  );
}

const isAmong = (wanted: unknown, value: string) => !Array.isArray(wanted) || wanted.includes(value);

function answered(wanted: string, { last_status_code, last_error }: Row): boolean {
  if (wanted === "none") return last_status_code === null && last_error !== null;
  const code = String(last_status_code);
  return wanted.endsWith("xx") ? code.startsWith(wanted.slice(0, 1)) : code === wanted;
}
