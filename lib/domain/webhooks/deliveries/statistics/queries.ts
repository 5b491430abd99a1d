import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

export type Figures = {
  start: Date | null;
  deliveries: number;
  succeeded: number;
  failed: number;
  waiting: number;
  success_rate: number | null;
  duration_ms_p50: number | null;
  duration_ms_p95: number | null;
};

/** A row for each hour that has deliveries, and one for all, whose `start` is null. */
export function figures(
  db: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  range: { start: Date; end: Date },
): Promise<Figures[]> {
  return db.query(
    `SELECT start, count(*)::int AS deliveries, count(*) FILTER (WHERE status = 'succeeded')::int AS succeeded,
       count(*) FILTER (WHERE status = 'failed')::int AS failed,
       count(*) FILTER (WHERE status IN ('pending', 'retrying'))::int AS waiting,
       avg((status = 'succeeded')::int) FILTER (WHERE attempt_count > 0)::float8 AS success_rate,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY last_duration_ms) AS duration_ms_p50,
       percentile_disc(0.95) WITHIN GROUP (ORDER BY last_duration_ms) AS duration_ms_p95
     FROM (SELECT *, date_trunc('hour', created_at, 'UTC') AS start FROM webhook_deliveries
           WHERE merchant_id = $1 AND endpoint_id = $2 AND created_at >= $3 AND created_at < $4 AND NOT test) AS delivery
     GROUP BY GROUPING SETS ((start), ()) ORDER BY start NULLS LAST`,
    [merchantId, endpointId, range.start, range.end],
  );
}

export type Minute = { start: Date; succeeded: number; failed: number };

/** A row for each minute from the first to the last, whether or not anything was attempted in it. */
export function attemptsByMinute(
  db: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  range: { start: Date; end: Date },
): Promise<Minute[]> {
  return db.query(
    `SELECT minute AS start, count(*) FILTER (WHERE a.outcome = 'succeeded')::int AS succeeded,
       count(*) FILTER (WHERE a.outcome = 'failed')::int AS failed
     FROM generate_series(date_trunc('minute', $3::timestamptz), $4::timestamptz - interval '1 ms', '1 minute') AS minute
     LEFT JOIN webhook_attempts a ON a.merchant_id = $1 AND a.endpoint_id = $2 AND a.created_at >= $3
       AND a.created_at < $4 AND a.created_at >= minute AND a.created_at < minute + interval '1 minute'
     GROUP BY minute ORDER BY minute`,
    [merchantId, endpointId, range.start, range.end],
  );
}

export async function isEndpoint(db: Queryable, merchantId: MerchantId, endpointId: string): Promise<boolean> {
  const rows = await db.query(
    "SELECT id FROM webhook_endpoints WHERE merchant_id = $1 AND id = $2 AND deleted_at IS NULL",
    [merchantId, endpointId],
  );
  return rows.length > 0;
}
