import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params, type RowsSql } from "#lib/db/sql.ts";
import { timeOfId } from "#lib/ids.ts";
import { deliveryIdSql, paceSql, type StoredEvent } from "./rules.ts";

/** An event on its way into the outbox; `data` is already JSON. */
export type EventRow = {
  id: string;
  type: string;
  conversation_id?: string;
  customer_id?: string;
  about_endpoint_id?: string;
  data: Record<string, unknown>;
};

/**
 * One statement for the events and a delivery row for each endpoint that listens. A delivery's id follows from event
 * and endpoint, so there can be only one. Deliveries of a paused endpoint are held: they have no next attempt.
 */
const insertWithDeliveries = `
WITH incoming AS (
  SELECT * FROM json_to_recordset($3::json)
    AS event (id text, type text, conversation_id text, customer_id text, about_endpoint_id text, data json)
), outbox AS (
  INSERT INTO events (merchant_id, created_at, id, type, conversation_id, customer_id, data)
  SELECT $1, $2::timestamptz, id, type, conversation_id, customer_id, data FROM incoming
)
INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
  conversation_id, customer_id, next_attempt_at, updated_at, paced, ordering_key)
SELECT $1, $2::timestamptz, ${deliveryIdSql},
  endpoint.id, event.id, $2::timestamptz, event.type, event.conversation_id, event.customer_id,
  CASE endpoint.status WHEN 'enabled' THEN $2::timestamptz END, $2::timestamptz, ${paceSql}
FROM incoming AS event
JOIN webhook_endpoints AS endpoint
  ON endpoint.merchant_id = $1 AND endpoint.status IN ('enabled', 'paused') AND endpoint.deleted_at IS NULL
 AND endpoint.event_types && ARRAY[event.type, split_part(event.type, '.', 1) || '.*', '*']
 AND endpoint.id IS DISTINCT FROM event.about_endpoint_id`;

/** All events of one call share the moment `at`, which their ids carry. */
export async function insertEvents(tx: Queryable, merchantId: MerchantId, at: Date, events: EventRow[]): Promise<void> {
  await tx.query(insertWithDeliveries, [merchantId, at, JSON.stringify(events)], { keepPlan: true });
}

export async function insertTestEvent(tx: Queryable, merchantId: MerchantId, at: Date, event: EventRow): Promise<void> {
  await tx.query(
    "INSERT INTO events (merchant_id, created_at, id, type, data, test) VALUES ($1, $2::timestamptz, $3, $4, $5::json, true)",
    [merchantId, at, event.id, event.type, JSON.stringify(event.data)],
  );
}

export type Filter = {
  type?: string[];
  conversation_id?: string;
  customer_id?: string;
  created_after?: string;
  created_before?: string;
};

const columns = "id, type, created_at, data::text AS data";

function conditions(merchantId: MerchantId, filter: Filter, params: Params): string[] {
  const where = [`merchant_id = ${params.add(merchantId)}`, "NOT test"];
  for (const column of ["conversation_id", "customer_id"] as const) {
    if (filter[column] !== undefined) where.push(`${column} = ${params.add(filter[column])}`);
  }
  if (filter.created_after) where.push(`created_at >= ${params.add(filter.created_after)}::timestamptz`);
  if (filter.created_before) where.push(`created_at < ${params.add(filter.created_before)}::timestamptz`);
  return where;
}

type After = (string | number | null)[] | null;

/** Newest first. Each type is read by itself, so that a rare one costs no more than a frequent one. */
export function list(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
  after: After,
  limit: number,
): Promise<StoredEvent[]> {
  const params = new Params();
  const where = conditions(merchantId, filter, params);
  if (after) where.push(`(created_at, id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  const newest = `ORDER BY created_at DESC, id DESC LIMIT ${params.add(limit)}`;
  const page = (more: string[]) => `SELECT ${columns} FROM events WHERE ${[...where, ...more].join(" AND ")} ${newest}`;
  if (!filter.type) return db.query(page([]), params.values);
  const types = params.add(filter.type);
  // What a conversation or a customer caused is little, and found by itself.
  if (filter.conversation_id ?? filter.customer_id)
    return db.query(page([`type = ANY(${types}::text[])`]), params.values);
  return db.query(
    `SELECT event.* FROM (SELECT DISTINCT unnest(${types}::text[]) AS type) AS wanted
     CROSS JOIN LATERAL (${page(["type = wanted.type"])}) AS event ${newest}`,
    params.values,
  );
}

/** Where an event stands in the order of commits; `elsewhere` when that was the order of a database restored from. */
export async function place(
  db: Queryable,
  merchantId: MerchantId,
  id: string,
): Promise<{ xid: string; elsewhere: boolean } | undefined> {
  const rows = await db.query<{ xid: string; elsewhere: boolean }>(
    `SELECT xid::text, xid >= pg_snapshot_xmax(pg_current_snapshot()) AS elsewhere FROM events
     WHERE merchant_id = $1 AND created_at = $2 AND id = $3`,
    [merchantId, timeOfId(id), id],
  );
  return rows[0];
}

/** In the order of commits, up to where no earlier one can still come. */
export function listAfter(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
  [xid, id]: (string | number | null)[],
  limit: number,
): Promise<(StoredEvent & { xid: string })[]> {
  const params = new Params();
  const where = conditions(merchantId, filter, params);
  if (filter.type) where.push(`type = ANY(${params.add(filter.type)}::text[])`);
  return db.query(
    `SELECT ${columns}, xid::text FROM events WHERE ${where.join(" AND ")}
       AND (xid, id) > (${params.add(xid)}::xid8, ${params.add(id)}) AND xid < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY events.xid, id LIMIT ${params.add(limit)}`,
    params.values,
  );
}

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<StoredEvent | undefined> {
  const rows = await db.query<StoredEvent>(
    `SELECT ${columns} FROM events WHERE merchant_id = $1 AND created_at = $2 AND id = $3`,
    [merchantId, timeOfId(id), id],
  );
  return rows[0];
}

/** SQL for all events that a filter leaves. */
export function all(merchantId: MerchantId, filter: Filter): RowsSql {
  const params = new Params();
  const where = conditions(merchantId, filter, params);
  if (filter.type) where.push(`type = ANY(${params.add(filter.type)}::text[])`);
  const from = `FROM events WHERE ${where.join(" AND ")}`;
  return {
    select: `SELECT id, type AS event, created_at AS timestamp, data ${from}`,
    count: `SELECT count(*) ${from}`,
    order: ["timestamp", "id"],
    values: params.values,
  };
}

/** Since when no event was dropped: the first day of the oldest month that has a place, or after the last dropped one. */
export async function keptSince(db: Queryable): Promise<Date | null> {
  const rows = await db.query<{ since: Date | null }>(
    `SELECT greatest((SELECT before FROM dropped_history WHERE table_name = 'events'),
       min(to_date(right(c.relname, 7), 'YYYY_MM'))::timestamp AT TIME ZONE 'UTC') AS since
     FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
     WHERE inhparent = 'events'::regclass AND c.relname ~ '_\\d{4}_\\d\\d$'`,
  );
  return rows[0]?.since ?? null;
}
