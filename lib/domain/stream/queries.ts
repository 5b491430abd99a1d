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

/** Rows of one table after the position (whose id for it is `id`) and before transaction `$3`. */
const slice = (alias: string, id: string) =>
  `${alias}.merchant_id = ANY($1::text[]) AND (${alias}.xid, ${alias}.id) > ($2::xid8, ${id}) AND ${alias}.xid < $3::xid8
   ORDER BY ${alias}.xid, ${alias}.id LIMIT $4`;

const attemptJson = `json_build_object('id', a.id, 'attempt_number', a.attempt_number, 'outcome', a.outcome,
  'status_code', a.status_code, 'error_code', a.error_code, 'duration_ms', round(a.duration_ms::numeric, 1)::float8,
  'at', ${isoTime("a.created_at")}, 'delivery_status', a.delivery_status,
  'next_attempt_at', ${isoTime("a.next_attempt_at")})`;

const windowSql = `
SELECT xid::text, kind, id, merchant_id, type, conversation_id, customer_id, endpoint_id, created_at, data, attempt FROM (
  (SELECT v.xid, ${kinds.event} AS kind, v.id, v.merchant_id, v.type, v.conversation_id, v.customer_id,
     NULL AS endpoint_id, v.created_at, v.data::text AS data, NULL AS attempt
   FROM events AS v WHERE NOT v.test AND ${slice("v", "$5")})
  UNION ALL
  (SELECT d.xid, ${kinds.deliveryCreated}, d.id, d.merchant_id, 'webhook.delivery.created', d.conversation_id,
     d.customer_id, d.endpoint_id, d.created_at, ${deliveryJsonSql}::text, NULL
   FROM ${deliveryWithEndpointSql} WHERE ${slice("d", "$6")})
  UNION ALL
  (SELECT a.xid, ${kinds.deliveryAttempted}, a.id, a.merchant_id, 'webhook.delivery.attempted', d.conversation_id,
     d.customer_id, d.endpoint_id, a.created_at, ${deliveryJsonSql}::text, ${attemptJson}::text
   FROM webhook_attempts AS a JOIN (${deliveryWithEndpointSql})
     ON d.merchant_id = a.merchant_id AND d.created_at = a.delivery_created_at AND d.id = a.delivery_id
   WHERE ${slice("a", "$7")})
) AS item ORDER BY item.xid, kind, id LIMIT $4`;

type Row = {
  xid: string;
  kind: number;
  id: string;
  merchant_id: string;
  type: string;
  conversation_id: string | null;
  customer_id: string | null;
  endpoint_id: string | null;
  created_at: Date;
  data: string;
  attempt: string | null;
};

/** A text after every id. */
const afterAll = "~";

/** What the merchants have after the position and before transaction `below`, in order, at most `limit`. */
export async function window(
  db: Queryable,
  merchantIds: string[],
  after: Position,
  below: string,
  limit: number,
): Promise<StreamItem[]> {
  const idFor = (kind: number) => (kind < after.kind ? afterAll : kind === after.kind ? after.id : "");
  const ids = [kinds.event, kinds.deliveryCreated, kinds.deliveryAttempted].map(idFor);
  const rows = await db.query<Row>(windowSql, [merchantIds, after.xid, below, limit, ...ids]);
  return rows.map(({ xid, kind, data, attempt, created_at, ...row }) => ({
    ...row,
    position: { xid, kind, id: row.id },
    json: eventJson({
      id: row.id,
      type: row.type,
      created_at,
      data: attempt ? `${data.slice(0, -1)},"attempt":${attempt}}` : data,
    }),
  }));
}
