import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { timeOfId } from "#lib/ids.ts";
import { deliveryIdSql, type StoredEvent } from "./rules.ts";

/** An event on its way into the outbox; `data` is already JSON. */
export type EventRow = {
  id: string;
  type: string;
  conversation_id?: string;
  customer_id?: string;
  data: Record<string, unknown>;
};

/**
 * One statement for the events and a delivery row for each endpoint that listens. A delivery's id follows from event
 * and endpoint, so there can be only one. Deliveries of a paused endpoint are held: they have no next attempt.
 */
const insertWithDeliveries = `
WITH incoming AS (
  SELECT * FROM json_to_recordset($3::json)
    AS event (id text, type text, conversation_id text, customer_id text, data json)
), outbox AS (
  INSERT INTO events (merchant_id, created_at, id, type, conversation_id, customer_id, data)
  SELECT $1, $2::timestamptz, id, type, conversation_id, customer_id, data FROM incoming
)
INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
  conversation_id, customer_id, next_attempt_at, updated_at)
SELECT $1, $2::timestamptz, ${deliveryIdSql},
  endpoint.id, event.id, $2::timestamptz, event.type, event.conversation_id, event.customer_id,
  CASE endpoint.status WHEN 'enabled' THEN $2::timestamptz END, $2::timestamptz
FROM incoming AS event
JOIN webhook_endpoints AS endpoint
  ON endpoint.merchant_id = $1 AND endpoint.status IN ('enabled', 'paused') AND endpoint.deleted_at IS NULL
 AND endpoint.event_types && ARRAY[event.type, split_part(event.type, '.', 1) || '.*', '*']`;

/** All events of one call share the moment `at`, which their ids carry. */
export async function insertEvents(tx: Queryable, merchantId: MerchantId, at: Date, events: EventRow[]): Promise<void> {
  await tx.query(insertWithDeliveries, [merchantId, at, JSON.stringify(events)]);
}

export async function insertTestEvent(tx: Queryable, merchantId: MerchantId, at: Date, event: EventRow): Promise<void> {
  await tx.query(
    "INSERT INTO events (merchant_id, created_at, id, type, data, test) VALUES ($1, $2::timestamptz, $3, $4, $5::json, true)",
    [merchantId, at, event.id, event.type, JSON.stringify(event.data)],
  );
}

export type Filter = {
  type?: string;
  conversation_id?: string;
  customer_id?: string;
  created_after?: string;
  created_before?: string;
};

const columns = "id, type, created_at, data::text AS data";

export function list(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
  after: (string | number | null)[] | null,
  limit: number,
): Promise<StoredEvent[]> {
  const params = new Params();
  const where = [`merchant_id = ${params.add(merchantId)}`, "NOT test"];
  for (const column of ["type", "conversation_id", "customer_id"] as const) {
    if (filter[column] !== undefined) where.push(`${column} = ${params.add(filter[column])}`);
  }
  if (filter.created_after) where.push(`created_at >= ${params.add(filter.created_after)}::timestamptz`);
  if (filter.created_before) where.push(`created_at < ${params.add(filter.created_before)}::timestamptz`);
  if (after) where.push(`(created_at, id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  return db.query(
    `SELECT ${columns} FROM events WHERE ${where.join(" AND ")}
     ORDER BY created_at DESC, id DESC LIMIT ${params.add(limit)}`,
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
