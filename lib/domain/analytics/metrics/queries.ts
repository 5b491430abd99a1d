import type { Condition } from "#lib/conditions/contract.ts";
import { conditionSql, type SqlField } from "#lib/conditions/sql.ts";
import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime, type Params } from "#lib/db/sql.ts";
import { fromMinorSql } from "#lib/money.ts";
import type { aggregates, MetricField } from "./contract.ts";

export type MetricRow = {
  id: string;
  name: string;
  description: string | null;
  aggregate: (typeof aggregates)[number];
  field: string | null;
  filter: Condition | null;
  base_filter: Condition | null;
  created_at: string;
  updated_at: string;
};

/** Over conversation `c`. */
const fields: Record<MetricField, SqlField> = {
  status: { type: "text", sql: "c.status" },
  channel: { type: "text", sql: "c.channel" },
  device_type: { type: "text", sql: "c.device_type" },
  language: { type: "text", sql: "c.language" },
  page_url: { type: "text", sql: "c.page_url" },
  tags: { type: "list", sql: "c.tags" },
  priority: { type: "text", sql: "c.priority" },
  assigned_to: { type: "text", sql: "c.assigned_to" },
  resolution_status: { type: "text", sql: "c.resolution_status" },
  escalation_reason: { type: "text", sql: "c.escalation_reason" },
  escalated_at: { type: "time", sql: "c.escalated_at" },
  purchase_intent: { type: "text", sql: "c.purchase_intent" },
  message_count: { type: "number", sql: "c.message_count" },
  first_response_seconds: { type: "number", sql: "(c.first_response_ms / 1000.0)" },
  duration_seconds: { type: "number", sql: "c.duration_seconds" },
  satisfaction_score: { type: "number", sql: "c.satisfaction_score" },
  nps_score: { type: "number", sql: "c.nps_score" },
  reopened_count: { type: "number", sql: "c.reopened_count" },
  cart_value: { type: "number", sql: fromMinorSql("c.cart_value_minor", "c.cart_currency") },
  cart_currency: { type: "text", sql: "c.cart_currency" },
  cart_abandoned: { type: "boolean", sql: "c.cart_abandoned" },
  purchase_value: { type: "number", sql: fromMinorSql("c.purchase_minor", "c.purchase_currency") },
  purchase_currency: { type: "text", sql: "c.purchase_currency" },
  purchased_at: { type: "time", sql: "c.purchased_at" },
  high_value_at: { type: "time", sql: "c.high_value_at" },
  completed_at: { type: "time", sql: "c.completed_at" },
  "metadata.*": { type: "json", sql: "c.metadata" },
};

const ownCurrency = (column: string) => `c.${column} = (SELECT m.currency FROM merchants m WHERE m.id = c.merchant_id)`;

/** The number that a metric is taken of; null where there is none, or where it is money of a foreign currency. */
function numberSql(field: string, params: Params): string {
  if (field === "cart_value" || field === "purchase_value") {
    const currency = field === "cart_value" ? "cart_currency" : "purchase_currency";
    return `(CASE WHEN ${ownCurrency(currency)} THEN ${fields[field].sql} END)::float8`;
  }
  if (!field.startsWith("metadata.")) return `(${fields[field as MetricField].sql})::float8`;
  const value = `(c.metadata #> ${params.add(field.split(".").slice(1))}::text[])`;
  return `(CASE jsonb_typeof(${value}) WHEN 'number' THEN ${value}::float8 END)`;
}

type Definition = Pick<MetricRow, "aggregate" | "field" | "filter" | "base_filter">;

/** SQL for whether conversation `c` is counted by a metric: in its part, or in what a ratio is a share of. */
export function countsSql(metric: Definition, part: "filter" | "base_filter", params: Params, now: Date): string {
  const trees =
    part === "filter" && metric.aggregate === "ratio" ? [metric.filter, metric.base_filter] : [metric[part]];
  const tests = trees.flatMap((tree) => (tree ? [`coalesce(${conditionSql(tree, fields, params, now)}, false)`] : []));
  const takesNumber = metric.aggregate !== "count" && metric.aggregate !== "ratio" && metric.field !== null;
  if (takesNumber) tests.push(`${numberSql(metric.field as string, params)} IS NOT NULL`);
  return tests.length > 0 ? `(${tests.join(" AND ")})` : "true";
}

const shares: Partial<Record<MetricRow["aggregate"], number>> = { p50: 0.5, p90: 0.9, p95: 0.95 };

/** SQL of a metric's value, how many conversations it is of, and, of a ratio, of how many. */
export function aggregateSql(
  metric: Definition,
  params: Params,
  now: Date,
): { value: string; count: string; base: string } {
  const counted = countsSql(metric, "filter", params, now);
  const count = `count(*) FILTER (WHERE ${counted})::float8`;
  const none = "NULL::float8";
  if (metric.aggregate === "count") return { value: count, count, base: none };
  if (metric.aggregate === "ratio") {
    const base = `count(*) FILTER (WHERE ${countsSql(metric, "base_filter", params, now)})::float8`;
    return { value: `(${count} / nullif(${base}, 0))`, count, base };
  }
  const number = numberSql(metric.field as string, params);
  const share = shares[metric.aggregate];
  const taken =
    share === undefined
      ? `${metric.aggregate}(${number})`
      : `percentile_cont(${share}) WITHIN GROUP (ORDER BY ${number})`;
  return { value: `${taken} FILTER (WHERE ${counted})`, count, base: none };
}

const columns = `id, name, description, aggregate, field, filter, base_filter, ${isoTime("created_at")} AS created_at,
  ${isoTime("updated_at")} AS updated_at`;

export function list(db: Queryable, merchantId: MerchantId): Promise<MetricRow[]> {
  return db.query(`SELECT ${columns} FROM analytics_metrics WHERE merchant_id = $1 ORDER BY name, id`, [merchantId]);
}

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<MetricRow | undefined> {
  const rows = await db.query<MetricRow>(
    `SELECT ${columns} FROM analytics_metrics WHERE merchant_id = $1 AND id = $2`,
    [merchantId, id],
  );
  return rows[0];
}

/** How many metrics there are, counted by one caller at a time. */
export async function lockCount(tx: Queryable, merchantId: MerchantId): Promise<number> {
  await tx.query("SELECT 1 FROM merchants WHERE id = $1 FOR NO KEY UPDATE", [merchantId]);
  const rows = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM analytics_metrics WHERE merchant_id = $1",
    [merchantId],
  );
  return rows[0]?.count ?? 0;
}

type Written = Omit<MetricRow, "created_at" | "updated_at">;

const valuesOf = (metric: Written) => [
  metric.name,
  metric.description,
  metric.aggregate,
  metric.field,
  metric.filter && JSON.stringify(metric.filter),
  metric.base_filter && JSON.stringify(metric.base_filter),
];

export async function insert(
  tx: Queryable,
  merchantId: MerchantId,
  metric: Written & { created_by: string; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO analytics_metrics (merchant_id, id, name, description, aggregate, field, filter, base_filter, created_by,
       created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [merchantId, metric.id, ...valuesOf(metric), metric.created_by, metric.at],
  );
}

export async function update(tx: Queryable, merchantId: MerchantId, metric: Written, at: Date): Promise<void> {
  await tx.query(
    `UPDATE analytics_metrics SET name = $3, description = $4, aggregate = $5, field = $6, filter = $7, base_filter = $8,
       updated_at = $9
     WHERE merchant_id = $1 AND id = $2`,
    [merchantId, metric.id, ...valuesOf(metric), at],
  );
}

export async function remove(tx: Queryable, merchantId: MerchantId, id: string): Promise<MetricRow | undefined> {
  const rows = await tx.query<MetricRow>(
    `DELETE FROM analytics_metrics WHERE merchant_id = $1 AND id = $2 RETURNING ${columns}`,
    [merchantId, id],
  );
  return rows[0];
}
