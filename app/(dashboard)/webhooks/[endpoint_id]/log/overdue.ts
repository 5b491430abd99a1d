import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

/** Whether a delivery that was never tried has been due since before that moment. */
export function overdue(
  rows: readonly Pick<Delivery, "status" | "in_flight" | "next_attempt_at">[],
  since: number,
): boolean {
  return rows.some(
    ({ status, in_flight, next_attempt_at }) =>
      status === "pending" && !in_flight && next_attempt_at !== null && Date.parse(next_attempt_at) < since,
  );
}
