import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { pieces } from "../performance/period/queries.ts";

export type Filter = { key_id?: string; operation?: string };

/** Calls counted by what is not null here: step and status, key and status, operation and status, or step and key. */
export type CallsRow = {
  step: number | null;
  key_id: string | null;
  operation: string | null;
  status: number | null;
  method: string;
  route: string;
  calls: number;
};

export function calls(
  db: Queryable,
  merchantId: MerchantId,
  edges: readonly Date[],
  filter: Filter,
): Promise<CallsRow[]> {
  const params = new Params();
  return db.query(
    `SELECT step, key_id, operation, status, min(method) AS method, min(route) AS route, sum(calls)::int AS calls
     FROM (${pieces(params, "request_counts", merchantId, edges, filter)}) AS piece
     GROUP BY GROUPING SETS ((step, status), (key_id, status), (operation, status), (step, key_id))`,
    params.values,
  );
}

/** Calls of a stretch of time, by status. */
export function callsOf(
  db: Queryable,
  merchantId: MerchantId,
  stretch: readonly [Date, Date],
  filter: Filter,
): Promise<{ status: number; calls: number }[]> {
  const params = new Params();
  return db.query(
    `SELECT status, sum(calls)::int AS calls
     FROM (${pieces(params, "request_counts", merchantId, stretch, filter)}) AS piece GROUP BY 1`,
    params.values,
  );
}

export async function keyNames(db: Queryable, merchantId: MerchantId, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(
    "SELECT id, name FROM api_keys WHERE merchant_id = $1 AND id = ANY ($2)",
    [merchantId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type WebhooksRow = {
  step: number | null;
  endpoint_id: string | null;
  event_type: string | null;
  url: string | null;
  attempts: number;
  succeeded: number;
  gave_up: number;
};

/** Attempts to deliver webhooks by step, and over all steps by endpoint and event type. */
export function webhooks(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<WebhooksRow[]> {
  const params = new Params();
  return db.query(
    `SELECT counted.*, e.url FROM (
       SELECT step, merchant_id, endpoint_id, event_type, sum(attempts)::int AS attempts,
         sum(succeeded)::int AS succeeded, sum(gave_up)::int AS gave_up
       FROM (${pieces(params, "webhook_counts", merchantId, edges)}) AS piece
       GROUP BY GROUPING SETS ((step), (merchant_id, endpoint_id, event_type))) AS counted
     LEFT JOIN webhook_endpoints e
       ON e.merchant_id = counted.merchant_id AND e.id = counted.endpoint_id AND e.deleted_at IS NULL`,
    params.values,
  );
}
