import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Alert, Window } from "./rules.ts";

/** Merchants with calls between two moments, or with an alert that stands. An open stream's time is no answer's time. */
export function windows(db: Queryable, from: Date, to: Date): Promise<(Window & { merchant_id: MerchantId })[]> {
  return db.query(
    `SELECT m.id AS merchant_id, calls.*, m.alert_response_ms, m.alert_error_rate, m.alert_minimum_requests,
       coalesce(told.standing, '[]'::json) AS standing
     FROM merchants m CROSS JOIN LATERAL (
       SELECT count(*)::int AS requests, percentile_cont(0.95) WITHIN GROUP (ORDER BY r.duration_ms) AS p95_ms,
         count(*) FILTER (WHERE r.status >= 500)::int AS errors
       FROM request_logs r
       WHERE r.merchant_id = m.id AND r.created_at >= $1 AND r.created_at < $2 AND r.operation <> 'openStream') calls
     LEFT JOIN LATERAL (
       SELECT json_agg(json_build_object('alert_type', a.alert_type, 'threshold', a.threshold, 'severity', a.severity))
         AS standing FROM performance_alerts a WHERE a.merchant_id = m.id) told ON true
     WHERE calls.requests > 0 OR told.standing IS NOT NULL`,
    [from, to],
  );
}

/** Notes an alert; false when it stands already, so that of several workers one tells it. */
export async function raise(tx: Queryable, merchantId: MerchantId, alert: Alert, at: Date): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO performance_alerts (merchant_id, alert_type, threshold, severity, created_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING alert_type`,
    [merchantId, alert.alert_type, alert.threshold, alert.severity, at],
  );
  return rows.length > 0;
}

/** Ends an alert; false when somebody else ended it. */
export async function end(tx: Queryable, merchantId: MerchantId, type: Alert["alert_type"]): Promise<boolean> {
  const rows = await tx.query(
    "DELETE FROM performance_alerts WHERE merchant_id = $1 AND alert_type = $2 RETURNING alert_type",
    [merchantId, type],
  );
  return rows.length > 0;
}
