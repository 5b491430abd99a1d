import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { pieces } from "./period/queries.ts";
import { type Filled, histogramOf } from "./rules.ts";

/** A step's row, or a whole period's by something else; steps count from 0. */
type Step = { step: number | null };

export type CallsRow = Step & {
  operation: string | null;
  method: string;
  route: string;
  status: number;
  calls: number;
};

/** Calls by step and status, and over all steps by operation and status. */
export function calls(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<CallsRow[]> {
  const params = new Params();
  return db.query(
    `SELECT step, operation, min(method) AS method, min(route) AS route, status, sum(calls)::int AS calls
     FROM (${pieces(params, "request_counts", merchantId, edges)}) AS piece
     GROUP BY GROUPING SETS ((step, status), (operation, status))`,
    params.values,
  );
}

export type TimesRow = Step & { operation: string | null; times: number[] };

/** Histograms of how long calls took, by step and by operation. Most fields are empty, and left out before adding up. */
export async function callTimes(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<TimesRow[]> {
  const params = new Params();
  const rows = await db.query<Omit<TimesRow, "times"> & Filled>(
    `SELECT step, operation, array_agg(field - 1) AS fields, array_agg(n) AS counts FROM (
       SELECT step, operation, field::int, sum(n)::int AS n
       FROM (${pieces(params, "request_times", merchantId, edges)}) AS piece,
         unnest(times) WITH ORDINALITY AS f (n, field)
       WHERE n > 0 GROUP BY GROUPING SETS ((step, field), (operation, field))) AS counted
     GROUP BY step, operation`,
    params.values,
  );
  return rows.map(({ fields, counts, ...row }) => ({ ...row, times: histogramOf({ fields, counts }) }));
}

export type WebhooksRow = Step & { attempts: number; succeeded: number; gave_up: number };

/** Attempts to deliver webhooks by step. */
export function webhooks(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<WebhooksRow[]> {
  const params = new Params();
  return db.query(
    `SELECT step, sum(attempts)::int AS attempts, sum(succeeded)::int AS succeeded, sum(gave_up)::int AS gave_up
     FROM (${pieces(params, "webhook_counts", merchantId, edges)}) AS piece GROUP BY 1`,
    params.values,
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
  const params = new Params();
  return db.query(
    `SELECT step, measure, array_agg(attempts ORDER BY field) AS times FROM (
       SELECT step, measure, field, coalesce(sum(n), 0)::int AS attempts
       FROM (${pieces(params, "webhook_times", merchantId, edges)}) AS piece,
         unnest(times) WITH ORDINALITY AS f (n, field)
       GROUP BY GROUPING SETS ((step, measure, field), (measure, field))) AS counted
     GROUP BY step, measure`,
    params.values,
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
