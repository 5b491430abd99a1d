import type { z } from "zod";
import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { containing, Params } from "#lib/db/sql.ts";
import { membershipSql, type SegmentCondition } from "#lib/domain/segments/service.ts";
import { fold } from "#lib/fold.ts";
import { fromMinorSql } from "#lib/money.ts";
import type { CustomerInput } from "./contract.ts";
import type { Changes, State } from "./rules.ts";

/** SQL for how conversation `c` ended; null without one. */
export const outcomeSql = `CASE WHEN c.id IS NULL THEN NULL WHEN c.escalated_at IS NOT NULL THEN 'escalated'
  WHEN c.status = 'resolved' OR c.resolution_status = 'resolved' THEN 'resolved'
  WHEN c.status = 'closed' THEN 'unanswered' ELSE 'open' END`;

const reasonsSql = `coalesce((SELECT json_agg(json_build_object('reason', part.reason, 'points', part.points) ORDER BY part.place)
  FROM unnest(ARRAY['purchase_intent', 'cart_value', 'recency', 'satisfaction', 'loyalty'], f.lead_points)
    WITH ORDINALITY AS part (reason, points, place) WHERE part.points > 0), '[]'::json)`;

const columns = (segments: string) => `
  u.id, u.external_id, u.email, u.name, u.phone, u.language, u.tags, u.preferences, u.metadata, ${segments} AS segments,
  f.conversation_count, f.message_count, round(f.satisfaction_sum / nullif(f.satisfaction_count, 0), 2) AS average_satisfaction,
  f.purchase_count, ${fromMinorSql("f.lifetime_value_minor", "m.currency")} AS "lifetime_value.value",
  m.currency AS "lifetime_value.currency", f.purchase_intent, f.lead_score, ${reasonsSql} AS lead_score_reasons,
  c.id AS "last_conversation.id", c.status AS "last_conversation.status", ${outcomeSql} AS "last_conversation.outcome",
  c.channel AS "last_conversation.channel", c.started_at AS "last_conversation.started_at",
  c.message_count AS "last_conversation.message_count", c.satisfaction_score AS "last_conversation.satisfaction_score",
  c.initial_message AS "last_conversation.first_question", f.first_seen_at, f.last_seen_at, u.created_at, u.updated_at`;

/** Rows of `page` (merchant_id, customer_id) as the API shows them, in the order of `order`. */
export function customersSql(
  page: string,
  segments: SegmentCondition[],
  params: Params,
  now: Date,
  order = "",
): string {
  return `SELECT ${columns(membershipSql(segments, params, now))}
    FROM (${page}) p
    JOIN customer_figures f ON f.merchant_id = p.merchant_id AND f.customer_id = p.customer_id
    JOIN customers u ON u.merchant_id = p.merchant_id AND u.id = p.customer_id
    JOIN merchants m ON m.id = p.merchant_id
    LEFT JOIN conversations c ON c.merchant_id = f.merchant_id AND c.id = f.last_conversation_id ${order}`;
}

/** SQL for whether each word of a search is a part of the customer's name, e-mail or external id. */
export function matchingSql(alias: string, text: string, params: Params): string {
  const [name, email, id] = ["name", "email", "external_id"].map((column) => `coalesce(${alias}.${column}, '')`);
  const words = fold(text).split(/\s+/).filter(Boolean);
  const likes = words.map(
    (word) => `search_text(${name} || ' ' || ${email} || ' ' || ${id}) LIKE ${params.add(containing(word))}`,
  );
  return likes.length > 0 ? `(${likes.join(" AND ")})` : "false";
}

export async function get(
  db: JsonQueryable,
  merchantId: MerchantId,
  id: string,
  segments: SegmentCondition[],
  now: Date,
): Promise<string | undefined> {
  const params = new Params();
  const page = `SELECT ${params.add(merchantId)}::text AS merchant_id, ${params.add(id)}::text AS customer_id`;
  const rows: JsonRow[] = await db.jsonRows(customersSql(page, segments, params, now), params.values);
  return rows[0]?.item;
}

const state = "id, external_id, email, name, phone, language, tags, preferences, metadata";

/** The customer's state, locked until the transaction ends; an erased one is not there. */
export async function lock(tx: Queryable, merchantId: MerchantId, id: string): Promise<State | undefined> {
  const rows = await tx.query<State>(
    `SELECT ${state} FROM customers WHERE merchant_id = $1 AND id = $2 AND erased_at IS NULL FOR UPDATE`,
    [merchantId, id],
  );
  return rows[0];
}

export function find(db: Queryable, merchantId: MerchantId, id: string): Promise<State[]> {
  return db.query<State>(
    `SELECT ${state} FROM customers WHERE merchant_id = $1 AND id = $2 AND erased_at IS NULL`,
    [merchantId, id],
    { keepPlan: true },
  );
}

export async function exists(db: Queryable, merchantId: MerchantId, id: string): Promise<boolean> {
  const rows = await db.query("SELECT 1 FROM customers WHERE merchant_id = $1 AND id = $2 AND erased_at IS NULL", [
    merchantId,
    id,
  ]);
  return rows.length > 0;
}

/** The customers that the external id or the e-mail names: at most two, the former first. */
export function match(
  db: Queryable,
  merchantId: MerchantId,
  by: { external_id?: string; email?: string },
): Promise<State[]> {
  return db.query<State>(
    `SELECT ${state} FROM customers WHERE merchant_id = $1 AND (external_id = $2 OR email = $3)
     ORDER BY (external_id IS NOT DISTINCT FROM $2) DESC`,
    [merchantId, by.external_id ?? null, by.email ?? null],
    { keepPlan: true },
  );
}

/** Inserts unless somebody made the same customer meanwhile; then nothing is returned. */
export async function insert(
  db: Queryable,
  merchantId: MerchantId,
  id: string,
  input: z.output<typeof CustomerInput>,
  seenAt: Date,
  at: Date,
): Promise<boolean> {
  const rows = await db.query(
    `INSERT INTO customers (merchant_id, id, external_id, email, name, phone, language, tags, preferences, metadata,
                            first_seen_at, last_seen_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $12)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      merchantId,
      id,
      input.external_id ?? null,
      input.email ?? null,
      input.name ?? null,
      input.phone ?? null,
      input.language ?? null,
      [...new Set(input.tags)],
      JSON.stringify(input.preferences ?? {}),
      JSON.stringify(input.metadata ?? {}),
      seenAt,
      at,
    ],
  );
  return rows.length > 0;
}

/** Writes the columns that changed; the names come from code, never from a request. */
export async function update(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  changes: Changes,
  at: Date,
): Promise<void> {
  const params = new Params();
  const key = `merchant_id = ${params.add(merchantId)} AND id = ${params.add(id)}`;
  const sets = Object.entries(changes).map(([column, value]) => {
    const json = column === "preferences" || column === "metadata";
    return `${column} = ${params.add(json ? JSON.stringify(value) : value)}`;
  });
  await tx.query(
    `UPDATE customers SET ${[...sets, `updated_at = ${params.add(at)}`].join(", ")} WHERE ${key}`,
    params.values,
  );
}

/** The customer was there at this moment, without a conversation that tells it. */
export async function seen(tx: Queryable, merchantId: MerchantId, id: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE customers SET first_seen_at = least(first_seen_at, $3), last_seen_at = greatest(last_seen_at, $3)
     WHERE merchant_id = $1 AND id = $2`,
    [merchantId, id, at],
  );
}

/** Scores anew those whose score has run out, so many at most; answers with how many there were. */
export async function rescore(db: Queryable, now: Date, limit: number): Promise<number> {
  const rows = await db.query(
    `WITH due AS (SELECT merchant_id, customer_id FROM customer_figures WHERE lead_score_until <= $1
       ORDER BY lead_score_until LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE customer_figures f SET lead_score_until = NULL FROM due
     WHERE f.merchant_id = due.merchant_id AND f.customer_id = due.customer_id RETURNING 1`,
    [now, limit],
  );
  return rows.length;
}
