import type { z } from "zod";
import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { containing, Params } from "#lib/db/sql.ts";
import { fold } from "#lib/fold.ts";
import type { CustomerInput } from "./contract.ts";

const columns = `
  u.id, u.external_id, u.email, u.name, u.phone, u.language, u.tags, u.preferences, u.metadata,
  s.conversation_count, s.average_satisfaction, u.first_seen_at, u.last_seen_at, u.created_at, u.updated_at`;

const figures = `CROSS JOIN LATERAL (
  SELECT count(*) AS conversation_count, round(avg(c.satisfaction_score), 2) AS average_satisfaction
  FROM conversations c WHERE c.merchant_id = u.merchant_id AND c.customer_id = u.id) s`;

/** SQL for whether each word of a search is a part of the customer's name, e-mail or external id. */
export function matchingSql(alias: string, text: string, params: Params): string {
  const [name, email, id] = ["name", "email", "external_id"].map((column) => `coalesce(${alias}.${column}, '')`);
  const words = fold(text).split(/\s+/).filter(Boolean);
  const likes = words.map(
    (word) => `search_text(${name} || ' ' || ${email} || ' ' || ${id}) LIKE ${params.add(containing(word))}`,
  );
  return likes.length > 0 ? `(${likes.join(" AND ")})` : "false";
}

export type CustomerFilter = { q?: string; email?: string; external_id?: string; tag?: string };

export async function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  filter: CustomerFilter,
  after: (string | number | null)[] | null,
  limit: number,
): Promise<JsonRow[]> {
  const params = new Params();
  const where = [`u.merchant_id = ${params.add(merchantId)}`];
  if (filter.q) where.push(matchingSql("u", filter.q, params));
  if (filter.email) where.push(`u.email = ${params.add(filter.email)}`);
  if (filter.external_id) where.push(`u.external_id = ${params.add(filter.external_id)}`);
  if (filter.tag) where.push(`u.tags @> ARRAY[${params.add(filter.tag)}]`);
  if (after) where.push(`(u.last_seen_at, u.id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  return db.jsonRows(
    `SELECT ${columns}
     FROM (SELECT * FROM customers u WHERE ${where.join(" AND ")}
           ORDER BY u.last_seen_at DESC, u.id DESC LIMIT ${params.add(limit)}) u ${figures}
     ORDER BY u.last_seen_at DESC, u.id DESC`,
    params.values,
    ["last_seen_at", "id"],
  );
}

export async function get(db: JsonQueryable, merchantId: MerchantId, id: string): Promise<string | undefined> {
  const rows = await db.jsonRows(
    `SELECT ${columns} FROM customers u ${figures} WHERE u.merchant_id = $1 AND u.id = $2`,
    [merchantId, id],
  );
  return rows[0]?.item;
}

type Found = { id: string; external_id: string | null; email: string | null };

export function findById(db: Queryable, merchantId: MerchantId, id: string): Promise<Found[]> {
  return db.query("SELECT id, external_id, email FROM customers WHERE merchant_id = $1 AND id = $2", [merchantId, id]);
}

/** The customers that the external id or the e-mail names: at most two. */
export function match(
  db: Queryable,
  merchantId: MerchantId,
  by: { external_id?: string; email?: string },
): Promise<Found[]> {
  return db.query(
    `SELECT id, external_id, email FROM customers
     WHERE merchant_id = $1 AND (external_id = $2 OR email = $3)
     ORDER BY (external_id IS NOT DISTINCT FROM $2) DESC`,
    [merchantId, by.external_id ?? null, by.email ?? null],
  );
}

/** Inserts unless somebody made the same customer meanwhile; then nothing is returned. */
export async function insert(
  db: Queryable,
  merchantId: MerchantId,
  id: string,
  input: z.output<typeof CustomerInput>,
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
      input.tags ?? [],
      JSON.stringify(input.preferences ?? {}),
      JSON.stringify(input.metadata ?? {}),
      at,
      new Date(),
    ],
  );
  return rows.length > 0;
}

/** Takes over what the caller knows of a known customer: given values win, tags are added, objects merged. */
export async function refresh(
  db: Queryable,
  merchantId: MerchantId,
  id: string,
  input: z.output<typeof CustomerInput>,
  seenAt: Date,
  at: Date,
): Promise<void> {
  await db.query(
    `UPDATE customers SET
       external_id = coalesce($3, external_id), email = coalesce($4, email), name = coalesce($5, name),
       phone = coalesce($6, phone), language = coalesce($7, language),
       tags = ARRAY(SELECT DISTINCT t FROM unnest(tags || $8::text[]) t ORDER BY t),
       preferences = preferences || $9::jsonb, metadata = metadata || $10::jsonb,
       first_seen_at = least(first_seen_at, $11), last_seen_at = greatest(last_seen_at, $11), updated_at = $12
     WHERE merchant_id = $1 AND id = $2`,
    [
      merchantId,
      id,
      input.external_id ?? null,
      input.email ?? null,
      input.name ?? null,
      input.phone ?? null,
      input.language ?? null,
      input.tags ?? [],
      JSON.stringify(input.preferences ?? {}),
      JSON.stringify(input.metadata ?? {}),
      seenAt,
      at,
    ],
  );
}
