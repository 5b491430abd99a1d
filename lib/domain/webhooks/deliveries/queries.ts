import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { isoTime, Params, type RowsSql } from "#lib/db/sql.ts";
import { timeOfId } from "#lib/ids.ts";
import { maxAttempts } from "../sending/rules.ts";
import { conditions, type Filter } from "./filter/queries.ts";
import { notDelivered } from "./reasons.ts";
import type { Retryable } from "./rules.ts";

export type { Filter as DeliveryFilter } from "./filter/queries.ts";

const waiting = "d.status IN ('pending', 'retrying')";

/** Attempts of delivery `d`. Clocks of two machines differ by far less than the day that the bound leaves. */
const attemptsOfDelivery = `
  FROM webhook_attempts AS a
  WHERE a.merchant_id = d.merchant_id AND a.delivery_id = d.id AND a.created_at > d.created_at - interval '1 day'`;

const attemptOutcomes = `
  SELECT json_agg(json_build_object('id', a.id, 'attempt_number', a.attempt_number, 'outcome', a.outcome,
    'status_code', a.status_code, 'error_code', a.error_code, 'duration_ms', round(a.duration_ms::numeric, 1)::float8,
    'at', ${isoTime("a.created_at")}) ORDER BY a.attempt_number)
  ${attemptsOfDelivery}`;

/** What the API shows of delivery `d` to endpoint `e`. While an attempt runs, `next_attempt_at` is only its lease. */
const columns = (time: (column: string) => string) => `d.id, d.endpoint_id, d.event_id, d.event_type,
  d.conversation_id, d.customer_id, d.test, d.status, d.attempt_count,
  greatest(d.attempt_count, CASE WHEN d.test THEN ${maxAttempts(true)} ELSE cardinality(e.retry_delays) + 1 END) AS max_attempts,
  coalesce((${attemptOutcomes}), '[]') AS attempts, d.last_status_code,
  CASE WHEN d.last_error_code IS NOT NULL
    THEN json_build_object('code', d.last_error_code, 'message', d.last_error) END AS last_error,
  d.last_duration_ms,
  CASE WHEN d.next_attempt_at IS NOT NULL AND d.claim_id IS NULL AND (d.test OR e.status = 'enabled')
    THEN ${time("greatest(d.next_attempt_at, d.created_at)")} END AS next_attempt_at,
  d.claim_id IS NOT NULL AND ${waiting} AS in_flight,
  ${notDelivered} AS not_delivered,
  ${time("d.created_at")} AS created_at, ${time("d.completed_at")} AS completed_at`;

/** SQL for the JSON of delivery `d` to endpoint `e`. */
export const deliveryJson = `(SELECT row_to_json(shown) FROM (SELECT ${columns(isoTime)}) AS shown)`;

export const deliveryWithEndpoint = `
  webhook_deliveries AS d JOIN webhook_endpoints AS e ON e.merchant_id = d.merchant_id AND e.id = d.endpoint_id`;

export function list(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
  after: (string | number | null)[] | null,
  limit: number,
): Promise<JsonRow[]> {
  const params = new Params();
  const { where, groups } = conditions(merchantId, filter, params);
  if (after) where.push(`(d.created_at, d.id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  const newest = `ORDER BY d.created_at DESC, d.id DESC LIMIT ${params.add(limit)}`;
  const pages = groups.map(
    (group) => `(SELECT d.* FROM webhook_deliveries AS d WHERE ${[...where, ...group].join(" AND ")} ${newest})`,
  );
  return db.query(
    `SELECT ${deliveryJson}::text AS item, json_build_array(${isoTime("d.created_at")}, d.id) AS keys
     FROM (${pages.join(" UNION ALL ")}) AS d
     JOIN webhook_endpoints AS e ON e.merchant_id = d.merchant_id AND e.id = d.endpoint_id ${newest}`,
    params.values,
  );
}

const one = "d.merchant_id = $1 AND d.created_at = $2 AND d.id = $3";
const keyOf = (merchantId: MerchantId, id: string) => [merchantId, timeOfId(id), id];

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<string | undefined> {
  const rows = await db.query<{ item: string }>(
    `SELECT ${deliveryJson}::text AS item FROM ${deliveryWithEndpoint} WHERE ${one}`,
    keyOf(merchantId, id),
  );
  return rows[0]?.item;
}

export type DetailRow = {
  item: string;
  endpoint_url: string;
  last_error_code: string | null;
  event_id: string;
  event_type: string;
  event_created_at: Date;
  data: string;
  sent_body: string | null;
};

export async function detail(db: Queryable, merchantId: MerchantId, id: string): Promise<DetailRow | undefined> {
  const rows = await db.query<DetailRow>(
    `SELECT ${deliveryJson}::text AS item, e.url AS endpoint_url, d.last_error_code, d.event_id, d.event_type,
       d.event_created_at, v.data::text AS data, d.sent_body
     FROM ${deliveryWithEndpoint}
     JOIN events AS v ON v.merchant_id = d.merchant_id AND v.created_at = d.event_created_at AND v.id = d.event_id
     WHERE ${one}`,
    keyOf(merchantId, id),
  );
  return rows[0];
}

export type AttemptRow = {
  id: string;
  created_at: Date;
  attempt_number: number;
  outcome: string;
  status_code: number | null;
  error_code: string | null;
  error: string | null;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  duration_ms: number;
  request_headers: Record<string, string>;
  response_headers: Record<string, string | string[]> | null;
  response_body: string | null;
  delivery_status: string;
  next_attempt_at: Date | null;
  url: string | null;
};

export function attempts(db: Queryable, merchantId: MerchantId, id: string): Promise<AttemptRow[]> {
  return db.query(
    `SELECT a.* FROM webhook_deliveries AS d CROSS JOIN LATERAL (SELECT a.* ${attemptsOfDelivery}) AS a
     WHERE ${one} ORDER BY a.attempt_number`,
    keyOf(merchantId, id),
  );
}

type Locked = Retryable & { merchant_id: MerchantId; endpoint_id: string; ordering_key: string | null };

export async function lock(tx: Queryable, merchantId: MerchantId, id: string): Promise<Locked | undefined> {
  const rows = await tx.query<Locked>(
    `SELECT d.id, d.status, d.attempt_count, d.claim_id IS NOT NULL AND ${waiting} AS in_flight,
       e.deleted_at IS NOT NULL AS endpoint_deleted, d.merchant_id, d.endpoint_id, d.ordering_key
     FROM ${deliveryWithEndpoint} WHERE ${one} FOR UPDATE OF d`,
    keyOf(merchantId, id),
  );
  return rows[0];
}

export async function reschedule(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  status: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE webhook_deliveries AS d SET status = $4, next_attempt_at = $5, claim_id = NULL, lease_until = NULL, completed_at = NULL, updated_at = $5
     WHERE ${one}`,
    [...keyOf(merchantId, id), status, at],
  );
}

export async function cancel(tx: Queryable, merchantId: MerchantId, id: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE webhook_deliveries AS d SET status = 'canceled', next_attempt_at = NULL, completed_at = $4, updated_at = $4
     WHERE ${one}`,
    [...keyOf(merchantId, id), at],
  );
}

/** SQL for all deliveries that a filter leaves. */
export function all(merchantId: MerchantId, filter: Filter): RowsSql {
  const params = new Params();
  const { where, groups } = conditions(merchantId, filter, params);
  const either = groups.map((group) => (group.length > 0 ? group.join(" AND ") : "true")).join(" OR ");
  const wanted = `${where.join(" AND ")} AND (${either})`;
  return {
    select: `SELECT ${columns((column) => column)} FROM ${deliveryWithEndpoint} WHERE ${wanted}`,
    count: `SELECT count(*) FROM webhook_deliveries AS d WHERE ${wanted}`,
    order: ["created_at", "id"],
    values: params.values,
  };
}
