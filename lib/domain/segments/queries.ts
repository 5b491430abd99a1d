import type { Condition } from "#lib/conditions/contract.ts";
import type { SqlField } from "#lib/conditions/sql.ts";
import { conditionSql } from "#lib/conditions/sql.ts";
import type { MerchantId } from "#lib/context.ts";
import type { Database, Queryable } from "#lib/db/database.ts";
import { isoTime, Params } from "#lib/db/sql.ts";
import { fromMinorSql } from "#lib/money.ts";
import type { SegmentField } from "./contract.ts";

/** A condition with the name under which customers are shown to be in it. */
export type SegmentCondition = { id: string; name: string; condition: Condition };

/** Over customer `u`, their figures `f` and their merchant `m`. */
const fields: Record<SegmentField, SqlField> = {
  last_seen_at: { type: "time", sql: "f.last_seen_at" },
  first_seen_at: { type: "time", sql: "f.first_seen_at" },
  created_at: { type: "time", sql: "u.created_at" },
  conversation_count: { type: "number", sql: "f.conversation_count" },
  message_count: { type: "number", sql: "f.message_count" },
  average_satisfaction: { type: "number", sql: "round(f.satisfaction_sum / nullif(f.satisfaction_count, 0), 2)" },
  lifetime_value: { type: "number", sql: fromMinorSql("f.lifetime_value_minor", "m.currency") },
  purchase_count: { type: "number", sql: "f.purchase_count" },
  lead_score: { type: "number", sql: "f.lead_score" },
  purchase_intent: { type: "text", sql: "f.purchase_intent" },
  cart_value: { type: "number", sql: fromMinorSql("f.cart_value_minor", "m.currency") },
  tags: { type: "list", sql: "u.tags" },
  language: { type: "text", sql: "u.language" },
  email: { type: "text", sql: "u.email" },
  name: { type: "text", sql: "u.name" },
  phone: { type: "text", sql: "u.phone" },
  external_id: { type: "text", sql: "u.external_id" },
  "preferences.*": { type: "json", sql: "u.preferences" },
  "metadata.*": { type: "json", sql: "u.metadata" },
};

/** SQL for whether a customer `u` with figures `f` of merchant `m` meets the condition. */
export function meetsSql(condition: Condition, params: Params, now: Date): string {
  return conditionSql(condition, fields, params, now);
}

/** SQL for the JSON list of those segments that a customer is in. */
export function membershipSql(segments: SegmentCondition[], params: Params, now: Date): string {
  if (segments.length === 0) return "'[]'::json";
  const rows = segments.map(
    ({ id, name, condition }) =>
      `(${params.add(id)}::text, ${params.add(name)}::text, ${meetsSql(condition, params, now)})`,
  );
  return `coalesce((SELECT json_agg(json_build_object('id', s.id, 'name', s.name))
    FROM (VALUES ${rows.join(", ")}) AS s (id, name, member) WHERE s.member), '[]'::json)`;
}

export type SegmentRow = {
  id: string;
  name: string;
  description: string | null;
  condition: Condition;
  created_at: string;
  updated_at: string;
};

const columns = `id, name, description, condition, ${isoTime("created_at")} AS created_at, ${isoTime("updated_at")} AS updated_at`;

export function list(db: Queryable, merchantId: MerchantId): Promise<SegmentRow[]> {
  return db.query(`SELECT ${columns} FROM segments WHERE merchant_id = $1 ORDER BY name, id`, [merchantId]);
}

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<SegmentRow | undefined> {
  const rows = await db.query<SegmentRow>(`SELECT ${columns} FROM segments WHERE merchant_id = $1 AND id = $2`, [
    merchantId,
    id,
  ]);
  return rows[0];
}

/** How many segments there are, counted by one caller at a time. */
export async function lockCount(tx: Queryable, merchantId: MerchantId): Promise<number> {
  await tx.query("SELECT 1 FROM merchants WHERE id = $1 FOR NO KEY UPDATE", [merchantId]);
  const rows = await tx.query<{ count: number }>("SELECT count(*)::int AS count FROM segments WHERE merchant_id = $1", [
    merchantId,
  ]);
  return rows[0]?.count ?? 0;
}

export async function insert(
  tx: Queryable,
  merchantId: MerchantId,
  segment: { id: string; name: string; description: string | null; condition: Condition; created_by: string; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO segments (merchant_id, id, name, description, condition, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [
      merchantId,
      segment.id,
      segment.name,
      segment.description,
      JSON.stringify(segment.condition),
      segment.created_by,
      segment.at,
    ],
  );
}

export async function update(
  tx: Queryable,
  merchantId: MerchantId,
  segment: Pick<SegmentRow, "id" | "name" | "description" | "condition">,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE segments SET name = $3, description = $4, condition = $5, updated_at = $6 WHERE merchant_id = $1 AND id = $2`,
    [merchantId, segment.id, segment.name, segment.description, JSON.stringify(segment.condition), at],
  );
}

export async function remove(tx: Queryable, merchantId: MerchantId, id: string): Promise<SegmentRow | undefined> {
  const rows = await tx.query<SegmentRow>(
    `DELETE FROM segments WHERE merchant_id = $1 AND id = $2 RETURNING ${columns}`,
    [merchantId, id],
  );
  return rows[0];
}

const from = `FROM customer_figures f JOIN customers u ON u.merchant_id = f.merchant_id AND u.id = f.customer_id
  JOIN merchants m ON m.id = f.merchant_id`;
const countingMs = 2_000;
const timedOut = "57014";

/** How many customers meet each condition, in one pass; null for all when that takes too long. */
export async function counts(
  db: Database,
  merchantId: MerchantId,
  conditions: Condition[],
  now: Date,
): Promise<(number | null)[]> {
  if (conditions.length === 0) return [];
  const params = new Params();
  const merchant = params.add(merchantId);
  const figures = conditions.map((condition) => `count(*) FILTER (WHERE ${meetsSql(condition, params, now)})::int`);
  try {
    return await db.transaction(async (tx) => {
      await tx.query(`SET LOCAL statement_timeout = ${countingMs}`);
      const rows = await tx.query<{ counts: number[] }>(
        `SELECT ARRAY[${figures.join(", ")}] AS counts ${from} WHERE f.merchant_id = ${merchant}`,
        params.values,
      );
      return rows[0]?.counts ?? [];
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== timedOut) throw error;
    return conditions.map(() => null);
  }
}

type Person = { id: string; external_id: string | null; email: string | null; name: string | null };

/** Some of the customers who meet a condition, last seen first. */
export function sample(
  db: Queryable,
  merchantId: MerchantId,
  condition: Condition,
  limit: number,
  now: Date,
): Promise<Person[]> {
  const params = new Params();
  return db.query<Person>(
    `SELECT u.id, u.external_id, u.email, u.name ${from}
     WHERE f.merchant_id = ${params.add(merchantId)} AND ${meetsSql(condition, params, now)}
     ORDER BY f.last_seen_at DESC, f.customer_id DESC LIMIT ${params.add(limit)}`,
    params.values,
  );
}
