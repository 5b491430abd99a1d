import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";

const columns = "n.id, n.author, n.body, n.created_at";

export type NewNote = { id: string; conversation_id: string; author: string; body: string; at: Date };

export async function insert(tx: JsonQueryable, merchantId: MerchantId, note: NewNote): Promise<string> {
  const rows = await tx.jsonRows(
    `INSERT INTO conversation_notes AS n (merchant_id, id, conversation_id, author, body, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
    [merchantId, note.id, note.conversation_id, note.author, note.body, note.at],
  );
  return rows[0]?.item as string;
}

type Page = { after: (string | number | null)[] | null; limit: number; order: "asc" | "desc" };

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  conversationId: string,
  { after, limit, order }: Page,
): Promise<JsonRow[]> {
  const past = order === "asc" ? ">" : "<";
  return db.jsonRows(
    `SELECT ${columns} FROM conversation_notes n
     WHERE n.merchant_id = $1 AND n.conversation_id = $2
       AND ($3::timestamptz IS NULL OR (n.created_at, n.id) ${past} ($3::timestamptz, $4))
     ORDER BY n.created_at ${order}, n.id ${order} LIMIT $5`,
    [merchantId, conversationId, after?.[0] ?? null, after?.[1] ?? null, limit],
    ["created_at", "id"],
  );
}
