import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

/**
 * Whether a delivery that was never tried has been due since before that moment. Being in flight says nothing: a worker
 * that looks whether the filter lets it through holds it, too.
 */
export function overdue(rows: readonly Pick<Delivery, "status" | "next_attempt_at">[], since: number): boolean {
  return rows.some(
    ({ status, next_attempt_at }) =>
      status === "pending" && next_attempt_at !== null && Date.parse(next_attempt_at) < since,
  );
}
