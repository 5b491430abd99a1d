import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { minutesFor } from "./period/rules.ts";

/** A step's row, or a whole period's by something else; steps count from 0. */
type Step = { step: number | null };

export type CallsRow = Step & {
  operation: string | null;
  method: string;
  route: string;
  status: number;
  calls: number;
};

const step = "width_bucket(starts_at, $3::timestamptz[]) - 1";
const within = "merchant_id = $1 AND minutes = $2 AND starts_at >= $4 AND starts_at < $5";
const values = (merchantId: MerchantId, edges: readonly Date[]) => [
  merchantId,
  minutesFor(edges),
  edges,
  edges.at(0),
  edges.at(-1),
];

/** Calls by step and status, and over all steps by operation and status. */
export function calls(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<CallsRow[]> {
  return db.query(
    `SELECT ${step} AS step, operation, min(method) AS method, min(route) AS route, status, sum(calls)::int AS calls
     FROM request_counts WHERE ${within}
     GROUP BY GROUPING SETS ((1, status), (operation, status))`,
    values(merchantId, edges),
  );
}

export type TimesRow = Step & { operation: string | null; times: number[] };

/** Histograms of how long calls took, by step and by operation. */
export function callTimes(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<TimesRow[]> {
  return db.query(
    `SELECT step, operation, array_agg(calls ORDER BY field) AS times FROM (
       SELECT ${step} AS step, operation, field, coalesce(sum(n), 0)::int AS calls
       FROM request_times, unnest(times) WITH ORDINALITY AS f (n, field) WHERE ${within}
       GROUP BY GROUPING SETS ((1, field), (operation, field))) AS counted
     GROUP BY step, operation`,
    values(merchantId, edges),
  );
}

export type WebhooksRow = Step & { attempts: number; succeeded: number; gave_up: number };

/** Attempts to deliver webhooks by step. */
export function webhooks(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<WebhooksRow[]> {
  return db.query(
    `SELECT ${step} AS step, sum(attempts)::int AS attempts, sum(succeeded)::int AS succeeded, sum(gave_up)::int AS gave_up
     FROM webhook_counts WHERE ${within} GROUP BY 1`,
    values(merchantId, edges),
  );
}

export type Measure = "answer" | "arrival";
export type WebhookTimesRow = Step & { measure: Measure; times: number[] };

/** Histograms of webhooks' times, by step and, with a null step, over all of them. */
export function webhookTimes(
  db: Queryable,
  merchantId: MerchantId,
  edges: readonly Date[],
): Promise<WebhookTimesRow[]> {
  return db.query(
    `SELECT step, measure, array_agg(attempts ORDER BY field) AS times FROM (
       SELECT ${step} AS step, measure, field, coalesce(sum(n), 0)::int AS attempts
       FROM webhook_times, unnest(times) WITH ORDINALITY AS f (n, field) WHERE ${within}
       GROUP BY GROUPING SETS ((1, measure, field), (measure, field))) AS counted
     GROUP BY step, measure`,
    values(merchantId, edges),
  );
}

/** Beyond it nobody counts on. */
const mostWaiting = 10_000;

export type Queue = { waiting: number; oldest_due_at: Date | null };

/** What waits to be delivered now, and since when the oldest of it is due. */
export async function queue(db: Queryable, merchantId: MerchantId, now: Date): Promise<Queue> {
  const rows = await db.query<Queue>(
    `SELECT count(*)::int AS waiting, min(next_attempt_at) FILTER (WHERE next_attempt_at <= $2) AS oldest_due_at
     FROM (SELECT next_attempt_at FROM webhook_deliveries WHERE merchant_id = $1 AND status IN ('pending', 'retrying')
           ORDER BY endpoint_id, next_attempt_at LIMIT ${mostWaiting}) AS due`,
    [merchantId, now],
  );
  return rows[0] ?? { waiting: 0, oldest_due_at: null };
}
