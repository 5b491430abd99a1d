import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { deliveryIdSql, paceSql } from "#lib/domain/events/rules.ts";
import type { Place } from "../matching/queries.ts";

// Events that an endpoint should have had: a delivery that has stopped without arriving, or none at all.

type Range = { after: Place; until: Date };

/** $1 merchant, $2 endpoint, $3 and $4 the place after which to look, $5 the end. */
const seen = (limit: string) => `
  SELECT event.id, event.created_at, event.type, event.test,
    CASE WHEN event.type LIKE 'webhook.%' THEN event.data->>'endpoint_id' END AS about_endpoint_id FROM events AS event
  WHERE event.merchant_id = $1 AND (event.created_at, event.id) > ($3::timestamptz, $4)
    AND event.created_at < $5::timestamptz
  ORDER BY event.created_at, event.id ${limit}`;

const missed = `
  SELECT event.id, event.created_at, d.id AS delivery_id
  FROM seen AS event
  JOIN webhook_endpoints AS endpoint ON endpoint.merchant_id = $1 AND endpoint.id = $2
    AND endpoint.event_types && ARRAY[event.type, split_part(event.type, '.', 1) || '.*', '*']
  LEFT JOIN webhook_deliveries AS d
    ON d.merchant_id = $1 AND d.created_at = event.created_at AND d.id = ${deliveryIdSql}
  WHERE NOT event.test AND event.about_endpoint_id IS DISTINCT FROM $2 AND (d.id IS NULL OR d.status IN ('failed', 'canceled'))`;

const values = (merchantId: MerchantId, endpointId: string, { after, until }: Range) => [
  merchantId,
  endpointId,
  after.at,
  after.id,
  until,
];

export async function count(db: Queryable, merchantId: MerchantId, endpointId: string, range: Range): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `WITH seen AS (${seen("")}) SELECT count(*)::int AS count FROM (${missed}) AS missed`,
    values(merchantId, endpointId, range),
  );
  return rows[0]?.count ?? 0;
}

export type MissedEvent = { id: string; created_at: Date; delivery_id: string | null };
type Row = { last_at: Date | null; last_id: string | null; seen: number } & (MissedEvent | { id: null });

/** The next missed events among at most `window` events, and how far these reach. */
export async function page(
  db: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  range: Range,
  { limit, window }: { limit: number; window: number },
): Promise<{ missed: MissedEvent[]; reach: Place | null; isEnd: boolean }> {
  const rows = await db.query<Row>(
    `WITH seen AS MATERIALIZED (${seen("LIMIT $6")}), missed AS (${missed} ORDER BY 2, 1 LIMIT $7)
     SELECT missed.*, bounds.* FROM (
       SELECT count(*)::int AS seen, max(created_at) AS last_at,
         (array_agg(id ORDER BY created_at DESC, id DESC))[1] AS last_id
       FROM seen) AS bounds LEFT JOIN missed ON true ORDER BY missed.created_at, missed.id`,
    [...values(merchantId, endpointId, range), window, limit],
  );
  const found = rows.filter((row): row is Row & MissedEvent => row.id !== null);
  const last = found.at(-1);
  if (found.length === limit && last)
    return { missed: found, reach: { at: last.created_at, id: last.id }, isEnd: false };
  const { last_at, last_id, seen: read } = rows[0] as Row;
  return { missed: found, reach: last_at && last_id ? { at: last_at, id: last_id } : null, isEnd: read < window };
}

/** Makes the delivery that an event should have had to the endpoint; answers with those that did not exist. */
export async function insert(
  tx: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  events: { id: string; created_at: Date }[],
  now: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
       conversation_id, customer_id, next_attempt_at, updated_at, paced, ordering_key)
     SELECT $1, event.created_at, ${deliveryIdSql}, endpoint.id, event.id, event.created_at, event.type,
       event.conversation_id, event.customer_id, $4::timestamptz, $4::timestamptz, ${paceSql}
     FROM json_to_recordset($3::json) AS wanted (id text, created_at timestamptz)
     JOIN events AS event ON event.merchant_id = $1 AND event.created_at = wanted.created_at AND event.id = wanted.id
     JOIN webhook_endpoints AS endpoint ON endpoint.merchant_id = $1 AND endpoint.id = $2
     ORDER BY event.created_at, event.id ON CONFLICT DO NOTHING RETURNING id`,
    [merchantId, endpointId, JSON.stringify(events), now],
  );
  return rows.map((row) => row.id);
}

/** The id of the one delivery that an event can have to an endpoint; none when the event or the endpoint is not there. */
export async function deliveryOf(
  db: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  event: { id: string; created_at: Date },
): Promise<{ endpoint: boolean; delivery_id: string | null }> {
  const rows = await db.query<{ endpoint: boolean; delivery_id: string | null }>(
    `SELECT endpoint.id IS NOT NULL AS endpoint,
       CASE WHEN event.id IS NOT NULL AND endpoint.id IS NOT NULL THEN ${deliveryIdSql} END AS delivery_id
     FROM (VALUES (1)) AS one
     LEFT JOIN webhook_endpoints AS endpoint
       ON endpoint.merchant_id = $1 AND endpoint.id = $2 AND endpoint.deleted_at IS NULL
     LEFT JOIN events AS event ON event.merchant_id = $1 AND event.created_at = $3 AND event.id = $4`,
    [merchantId, endpointId, event.created_at, event.id],
  );
  return rows[0] as { endpoint: boolean; delivery_id: string | null };
}
