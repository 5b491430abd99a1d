import type { Queryable } from "#lib/db/database.ts";

/** Up to where attempts are counted, in commit order. */
export type Place = { xid: string; attempt_id: string };

/** Locks the place, so that one worker counts at a time; null when another one is at it. */
export async function lockPlace(tx: Queryable): Promise<Place | null> {
  const rows = await tx.query<Place>(
    "SELECT xid::text, attempt_id FROM figures_progress WHERE name = 'webhook_attempts' FOR UPDATE SKIP LOCKED",
  );
  return rows[0] ?? null;
}

const quarter = "date_bin('15 minutes', batch.created_at, 'epoch')";
const group = "merchant_id, minutes, date_bin(make_interval(mins => minutes), starts_at, 'epoch')";
const sizes = "(VALUES (15), (60)) AS size (minutes)";

/** Quarters of an hour are counted from the attempts, and hours from the quarters. */
const countSql = `WITH batch AS MATERIALIZED (
    SELECT a.merchant_id, a.created_at, a.xid, a.id, a.endpoint_id, a.outcome, a.duration_ms, a.delivery_status,
      a.delivery_id, a.delivery_created_at
    FROM webhook_attempts AS a
    WHERE (a.xid, a.id) > ($1::xid8, $2) AND a.xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY a.xid, a.id LIMIT $3),
  fresh AS MATERIALIZED (
    SELECT batch.*, ${quarter} AS starts_at, d.event_type FROM batch JOIN webhook_deliveries AS d
      ON d.merchant_id = batch.merchant_id AND d.created_at = batch.delivery_created_at AND d.id = batch.delivery_id
    WHERE NOT d.test),
  numbers AS MATERIALIZED (
    SELECT merchant_id, starts_at, endpoint_id, event_type, count(*) AS attempts,
      count(*) FILTER (WHERE outcome = 'succeeded') AS succeeded, count(*) FILTER (WHERE delivery_status = 'failed') AS gave_up
    FROM fresh GROUP BY 1, 2, 3, 4),
  fields AS MATERIALIZED (
    SELECT merchant_id, starts_at, measure, time_field(ms) AS field, count(*)::int AS times
    FROM fresh, LATERAL (VALUES ('answer', duration_ms), ('arrival', CASE WHEN outcome = 'succeeded'
      THEN extract(epoch FROM created_at - delivery_created_at) * 1000 + duration_ms END)) AS taken (measure, ms)
    WHERE ms IS NOT NULL GROUP BY 1, 2, 3, 4),
  counted AS (
    INSERT INTO webhook_counts (merchant_id, minutes, starts_at, endpoint_id, event_type, attempts, succeeded, gave_up)
    SELECT ${group}, endpoint_id, event_type, sum(attempts), sum(succeeded), sum(gave_up)
    FROM numbers, ${sizes} GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT (merchant_id, minutes, starts_at, endpoint_id, event_type) DO UPDATE SET
      attempts = webhook_counts.attempts + EXCLUDED.attempts, succeeded = webhook_counts.succeeded + EXCLUDED.succeeded,
      gave_up = webhook_counts.gave_up + EXCLUDED.gave_up),
  timed AS (
    INSERT INTO webhook_times (merchant_id, minutes, starts_at, measure, times)
    SELECT ${group}, measure, histogram(field, times) FROM fields, ${sizes} GROUP BY 1, 2, 3, 4
    ON CONFLICT (merchant_id, minutes, starts_at, measure)
    DO UPDATE SET times = add_times(webhook_times.times, EXCLUDED.times)),
  moved AS (
    UPDATE figures_progress SET xid = last.xid, attempt_id = last.id
    FROM (SELECT xid, id FROM batch ORDER BY xid DESC, id DESC LIMIT 1) AS last WHERE name = 'webhook_attempts')
  SELECT count(*)::int AS attempts FROM batch`;

/** Adds the attempts after this place to the figures, and moves it behind them. */
export async function countAfter(tx: Queryable, { xid, attempt_id }: Place, limit: number): Promise<number> {
  const rows = await tx.query<{ attempts: number }>(countSql, [xid, attempt_id, limit]);
  return rows[0]?.attempts ?? 0;
}

/** Forgets figures older than this. */
export async function forget(db: Queryable, oldest: Date): Promise<void> {
  await db.query("DELETE FROM webhook_counts WHERE starts_at < $1", [oldest]);
  await db.query("DELETE FROM webhook_times WHERE starts_at < $1", [oldest]);
}
