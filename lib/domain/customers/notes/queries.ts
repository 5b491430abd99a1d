import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { Params } from "#lib/db/sql.ts";

const columns = "n.id, n.kind, n.author, n.body, n.channel, n.occurred_at, n.created_at";

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  customerId: string,
  after: (string | number | null)[] | null,
  limit: number,
): Promise<JsonRow[]> {
  const params = new Params();
  const where = [`n.merchant_id = ${params.add(merchantId)}`, `n.customer_id = ${params.add(customerId)}`];
  if (after) where.push(`(n.created_at, n.id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  return db.jsonRows(
    `SELECT ${columns} FROM customer_notes n WHERE ${where.join(" AND ")}
     ORDER BY n.created_at DESC, n.id DESC LIMIT ${params.add(limit)}`,
    params.values,
    ["created_at", "id"],
  );
}

export type NewNote = {
  id: string;
  kind: "note" | "interaction";
  author: string;
  body: string;
  channel: string | null;
  occurred_at: Date | null;
};

/** Writes the notes and answers with each as the API shows it. */
export async function insert(
  tx: JsonQueryable & Queryable,
  merchantId: MerchantId,
  customerId: string,
  notes: NewNote[],
  at: Date,
): Promise<string[]> {
  const rows = await tx.jsonRows(
    `INSERT INTO customer_notes AS n (merchant_id, customer_id, id, kind, author, body, channel, occurred_at, created_at)
     SELECT $1, $2, id, kind, author, body, channel, occurred_at, $4
     FROM json_to_recordset($3::json) AS given (id text, kind text, author text, body text, channel text, occurred_at timestamptz)
     RETURNING ${columns}`,
    [merchantId, customerId, JSON.stringify(notes), at],
  );
  return rows.map(({ item }) => item);
}
