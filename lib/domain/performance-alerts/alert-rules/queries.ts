import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { AlertMetric } from "./contract.ts";
import type { Found } from "./rules.ts";

export type RuleRow = {
  id: string;
  name: string;
  metric: AlertMetric;
  threshold: number;
  window_minutes: 1 | 5 | 15 | 30 | 60;
  minimum_count: number;
  severity: "warning" | "critical";
  regions: string[];
  enabled: boolean;
  firing_since: Date | null;
  last_value: number | null;
  checked_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

const columns = `id, name, metric, threshold, window_minutes, minimum_count, severity, regions, enabled, firing_since,
  last_value, checked_at, created_at, updated_at`;

export function list(db: Queryable, merchantId: MerchantId): Promise<RuleRow[]> {
  return db.query(`SELECT ${columns} FROM alert_rules WHERE merchant_id = $1 ORDER BY created_at, id`, [merchantId]);
}

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<RuleRow | undefined> {
  const rows = await db.query<RuleRow>(`SELECT ${columns} FROM alert_rules WHERE merchant_id = $1 AND id = $2`, [
    merchantId,
    id,
  ]);
  return rows[0];
}

export async function lock(tx: Queryable, merchantId: MerchantId, id: string): Promise<RuleRow | undefined> {
  const rows = await tx.query<RuleRow>(
    `SELECT ${columns} FROM alert_rules WHERE merchant_id = $1 AND id = $2 FOR UPDATE`,
    [merchantId, id],
  );
  return rows[0];
}

export type RuleFields = Pick<
  RuleRow,
  "name" | "metric" | "threshold" | "window_minutes" | "minimum_count" | "severity" | "regions" | "enabled"
>;

const valuesOf = (rule: RuleFields) => [
  rule.name,
  rule.metric,
  rule.threshold,
  rule.window_minutes,
  rule.minimum_count,
  rule.severity,
  rule.regions,
  rule.enabled,
];

export async function insert(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  rule: RuleFields,
  at: Date,
): Promise<RuleRow> {
  const rows = await tx.query<RuleRow>(
    `INSERT INTO alert_rules (merchant_id, id, name, metric, threshold, window_minutes, minimum_count, severity, regions,
       enabled, created_at, updated_at)
     VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $3, $3) RETURNING ${columns}`,
    [merchantId, id, at, ...valuesOf(rule)],
  );
  return rows[0] as RuleRow;
}

export async function update(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  rule: RuleFields,
  at: Date,
): Promise<RuleRow> {
  const rows = await tx.query<RuleRow>(
    `UPDATE alert_rules SET name = $4, metric = $5, threshold = $6, window_minutes = $7, minimum_count = $8, severity = $9,
       regions = $10, enabled = $11, updated_at = $3
     WHERE merchant_id = $1 AND id = $2 RETURNING ${columns}`,
    [merchantId, id, at, ...valuesOf(rule)],
  );
  return rows[0] as RuleRow;
}

export async function remove(tx: Queryable, merchantId: MerchantId, id: string): Promise<void> {
  await tx.query("DELETE FROM alert_rules WHERE merchant_id = $1 AND id = $2", [merchantId, id]);
}

export type Watched = { merchant_id: MerchantId; id: string; found: Found };

/** What every rule that is on, or whose alert stands, has to be judged by. */
export function watched(db: Queryable, now: Date): Promise<Watched[]> {
  return db.query(
    `WITH spans AS MATERIALIZED (
       SELECT merchant_id, window_minutes, $1::timestamptz - make_interval(mins => window_minutes) AS since
       FROM alert_rules WHERE enabled OR firing_since IS NOT NULL GROUP BY 1, 2),
     judged AS MATERIALIZED (
       SELECT spans.merchant_id, spans.window_minutes, json_build_object(
         'calls', c.calls, 'times', c.times, 'server_errors', c.server_errors, 'client_errors', c.client_errors,
         'limited', c.limited, 'attempts', a.attempts, 'failed_attempts', a.failed, 'answer_p95_ms', a.p95,
         'due_seconds', extract(epoch FROM $1 - q.oldest)) AS found
       FROM spans
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS calls, count(*) FILTER (WHERE status >= 500)::int AS server_errors,
           count(*) FILTER (WHERE status BETWEEN 400 AND 499)::int AS client_errors,
           count(*) FILTER (WHERE status = 429)::int AS limited,
           percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY duration_ms) AS times
         FROM request_logs r WHERE r.merchant_id = spans.merchant_id AND r.created_at >= spans.since AND r.created_at < $1
           AND r.operation <> 'openStream') AS c
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS attempts, count(*) FILTER (WHERE outcome <> 'succeeded')::int AS failed,
           percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95
         FROM webhook_attempts w
         WHERE w.merchant_id = spans.merchant_id AND w.created_at >= spans.since AND w.created_at < $1) AS a
       CROSS JOIN LATERAL (
         SELECT min(next_attempt_at) AS oldest FROM webhook_deliveries d
         WHERE d.merchant_id = spans.merchant_id AND d.status IN ('pending', 'retrying') AND d.next_attempt_at <= $1) AS q)
     SELECT rule.merchant_id, rule.id, judged.found FROM alert_rules rule
     JOIN judged USING (merchant_id, window_minutes) WHERE rule.enabled OR rule.firing_since IS NOT NULL`,
    [now],
  );
}

/** Keeps what a rule was judged by, and since when its alert stands. */
export async function settle(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  stand: { value: number | null; firingSince: Date | null; at: Date },
): Promise<void> {
  await tx.query(
    "UPDATE alert_rules SET last_value = $3, firing_since = $4, checked_at = $5 WHERE merchant_id = $1 AND id = $2",
    [merchantId, id, stand.value, stand.firingSince, stand.at],
  );
}

export async function lockCount(tx: Queryable, merchantId: MerchantId): Promise<number> {
  await tx.query("SELECT id FROM merchants WHERE id = $1 FOR UPDATE", [merchantId]);
  const rows = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM alert_rules WHERE merchant_id = $1",
    [merchantId],
  );
  return rows[0]?.count ?? 0;
}
