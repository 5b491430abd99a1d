import type { MerchantId } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime } from "#lib/db/sql.ts";
import { eventJson } from "#lib/domain/events/rules.ts";
import { deliveryJsonSql, deliveryWithEndpointSql } from "#lib/domain/webhooks/deliveries/service.ts";
import { kinds, type Position, type StreamItem } from "./rules.ts";

/** `below`: every transaction before it has ended. `busy`: others have begun since, so more may follow in a moment. */
export async function horizon(db: Queryable): Promise<{ below: string; busy: boolean }> {
  const rows = await db.query<{ below: string; busy: boolean }>(
    `SELECT pg_snapshot_xmin(s)::text AS below, pg_snapshot_xmin(s) < pg_snapshot_xmax(s) AS busy
     FROM pg_current_snapshot() AS s`,
  );
  return rows[0] as { below: string; busy: boolean };
}

/** Names the history that transaction ids count in: the cluster, and its timeline since the last restore. */
export async function epoch(db: Queryable): Promise<string> {
  const rows = await db.query<{ epoch: string }>(
    `SELECT system_identifier || '.' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) AS epoch
     FROM pg_control_system()`,
  );
  return (rows[0] as { epoch: string }).epoch;
}

const tables = ["events", "webhook_deliveries", "webhook_attempts"] as const;

/** Whether transaction `xid` has begun here, and whether what stood at the position still does. */
export async function find(
  db: Queryable,
  merchantId: MerchantId,
  { xid, kind, id }: Position,
): Promise<{ begun: boolean; there: boolean }> {
  const rows = await db.query<{ begun: boolean; there: boolean }>(
    `SELECT $2::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) AS begun,
       EXISTS (SELECT FROM ${tables[kind] ?? "events"} WHERE merchant_id = $1 AND xid = $2::xid8 AND id = $3) AS there`,
    [merchantId, xid, id],
  );
  return rows[0] as { begun: boolean; there: boolean };
}

/** The places of one table after the position, whose id for it is `id`, and before transaction `$3`. */
const places = (table: string, kind: number, id: string, columns: string, merchants: string) => `
  (SELECT xid, ${kind} AS kind, id, merchant_id, created_at, ${columns} FROM ${table}
   WHERE merchant_id ${merchants} AND (xid, id) > ($2::xid8, ${id}) AND xid < $3::xid8
   ORDER BY xid, id LIMIT $4)`;

const attemptJson = `json_build_object('id', a.id, 'attempt_number', a.attempt_number, 'outcome', a.outcome,
  'status_code', a.status_code, 'error_code', a.error_code, 'duration_ms', round(a.duration_ms::numeric, 1)::float8,
  'at', ${isoTime("a.created_at")}, 'delivery_status', a.delivery_status,
  'next_attempt_at', ${isoTime("a.next_attempt_at")})`;

const placesSql = (merchants: string) => `
SELECT xid::text, kind, id, merchant_id, created_at::text, delivery_id, delivery_created_at::text FROM (
  ${places("events", kinds.event, "$5", "NULL AS delivery_id, created_at AS delivery_created_at", merchants)}
  UNION ALL
  ${places("webhook_deliveries", kinds.deliveryCreated, "$6", "id, created_at", merchants)}
  UNION ALL
  ${places("webhook_attempts", kinds.deliveryAttempted, "$7", "delivery_id, delivery_created_at", merchants)}
) AS place ORDER BY place.xid, kind, id LIMIT $4`;

const placesOfMany = placesSql("= ANY($1::text[])");
const placesOfOne = placesSql("= $1");

/** Each place is looked up by its key alone. */
const contentSql = `
SELECT place.xid, place.kind, place.id, place.merchant_id, place.created_at, content.*
FROM json_to_recordset($1::json) AS place (ordinal int, xid text, kind int, id text, merchant_id text,
  created_at timestamptz, delivery_id text, delivery_created_at timestamptz)
CROSS JOIN LATERAL (
  SELECT v.type, v.conversation_id, v.customer_id, NULL AS endpoint_id, v.data::text AS data, NULL AS attempt, v.test
  FROM events AS v
  WHERE place.kind = ${kinds.event}
    AND v.merchant_id = place.merchant_id AND v.created_at = place.created_at AND v.id = place.id
  UNION ALL
  SELECT NULL, d.conversation_id, d.customer_id, d.endpoint_id, ${deliveryJsonSql}::text,
    (SELECT ${attemptJson}::text FROM webhook_attempts AS a WHERE place.kind = ${kinds.deliveryAttempted}
       AND a.merchant_id = place.merchant_id AND a.created_at = place.created_at AND a.id = place.id), false
  FROM ${deliveryWithEndpointSql}
  WHERE place.kind <> ${kinds.event} AND d.merchant_id = place.merchant_id
    AND d.created_at = place.delivery_created_at AND d.id = place.delivery_id
  LIMIT 1
) AS content ORDER BY place.ordinal`;

type Row = {
  xid: string;
  kind: number;
  id: string;
  merchant_id: string;
  type: string | null;
  conversation_id: string | null;
  customer_id: string | null;
  endpoint_id: string | null;
  created_at: Date;
  data: string;
  attempt: string | null;
  test: boolean;
};

/** A text after every id. */
const afterAll = "~";

/** What one or several merchants have after the position and before transaction `below`, in order. */
export async function window(
  merchants: string | string[],
  after: Position,
  below: string,
  limit: number,
): Promise<{ items: StreamItem[]; last: Position | null }> {
  const idFor = (kind: number) => (kind < after.kind ? afterAll : kind === after.kind ? after.id : "");
  const ids = [kinds.event, kinds.deliveryCreated, kinds.deliveryAttempted].map(idFor);
  const sql = typeof merchants === "string" ? placesOfOne : placesOfMany;
  return byIndex(async (tx) => {
    const found = await tx.query<Position>(sql, [merchants, after.xid, below, limit, ...ids], { keepPlan: true });
    if (found.length === 0) return { items: [], last: null };
    const numbered = found.map((place, ordinal) => ({ ...place, ordinal }));
    const rows = await tx.query<Row>(contentSql, [JSON.stringify(numbered)], { keepPlan: true });
    const last = found.length === limit ? (found.at(-1) as Position) : null;
    // A test event went to one endpoint and is no fact of the shop.
    return { items: rows.filter((row) => !row.test).map(itemOf), last: last && positionOf(last) };
  });
}

const positionOf = ({ xid, kind, id }: Position): Position => ({ xid, kind, id });

function itemOf(row: Row): StreamItem {
  const { id, merchant_id, created_at, conversation_id, customer_id, endpoint_id, attempt } = row;
  const type = row.type ?? (attempt ? "webhook.delivery.attempted" : "webhook.delivery.created");
  const data = attempt ? `${row.data.slice(0, -1)},"attempt":${attempt}}` : row.data;
  const json = eventJson({ id, type, created_at, data });
  return { position: positionOf(row), merchant_id, type, conversation_id, customer_id, endpoint_id, json };
}
