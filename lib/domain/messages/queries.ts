import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { isoTime } from "#lib/db/sql.ts";

const columns = "m.id, m.conversation_id, m.role, m.author, m.content, m.metadata, m.sent_at, m.created_at";

const nested = `m.id, m.conversation_id, m.role, m.author, m.content, m.metadata,
  ${isoTime("m.sent_at")} AS sent_at, ${isoTime("m.created_at")} AS created_at`;

/** SQL for a conversation's first messages as a JSON array; `merchant` and `conversation` are expressions. */
export const firstMessagesSql = (merchant: string, conversation: string, limit: number) => `coalesce((
  SELECT json_agg(row_to_json(first)) FROM (
    SELECT ${nested} FROM messages m
    WHERE m.merchant_id = ${merchant} AND m.conversation_id = ${conversation}
    ORDER BY m.sent_at, m.id LIMIT ${limit}) first), '[]'::json)`;

export type NewMessage = {
  id: string;
  role: string;
  author: string | null;
  content: string;
  metadata: Record<string, unknown>;
  sent_at: Date;
};

/** Inserts in one statement and returns each message's JSON, in the order given. */
export async function insert(
  db: JsonQueryable,
  merchantId: MerchantId,
  conversationId: string,
  messages: readonly NewMessage[],
  at: Date,
): Promise<string[]> {
  const rows = await db.jsonRows(
    `WITH m AS (
       INSERT INTO messages (merchant_id, conversation_id, created_at, id, role, author, content, metadata, sent_at)
       SELECT $1, $2, $3, id, role, author, content, metadata, sent_at
       FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[])
            AS given (id, role, author, content, metadata, sent_at)
       RETURNING *)
     SELECT ${columns} FROM m ORDER BY array_position($4::text[], m.id)`,
    [
      merchantId,
      conversationId,
      at,
      messages.map((message) => message.id),
      messages.map((message) => message.role),
      messages.map((message) => message.author),
      messages.map((message) => message.content),
      messages.map((message) => JSON.stringify(message.metadata)),
      messages.map((message) => message.sent_at),
    ],
  );
  return rows.map((row) => row.item);
}

/** When the first question and the first answer after it were given. */
export async function firstExchange(db: Queryable, merchantId: MerchantId, conversationId: string) {
  return db.query<{ role: string; sent_at: Date }>(
    `SELECT role, sent_at FROM messages
     WHERE merchant_id = $1 AND conversation_id = $2 AND role <> 'system' ORDER BY sent_at, id LIMIT 50`,
    [merchantId, conversationId],
  );
}

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  conversationId: string,
  after: (string | number | null)[] | null,
  limit: number,
): Promise<JsonRow[]> {
  return db.jsonRows(
    `SELECT ${columns} FROM messages m
     WHERE m.merchant_id = $1 AND m.conversation_id = $2
       AND ($3::timestamptz IS NULL OR (m.sent_at, m.id) > ($3::timestamptz, $4))
     ORDER BY m.sent_at, m.id LIMIT $5`,
    [merchantId, conversationId, after?.[0] ?? null, after?.[1] ?? null, limit],
    ["sent_at", "id"],
  );
}

/** Where a message stands in its conversation, as the list's cursor has it. */
export async function placeOf(
  db: Queryable,
  merchantId: MerchantId,
  conversationId: string,
  id: string,
): Promise<string[] | undefined> {
  const rows = await db.query<{ place: string[] }>(
    `SELECT ARRAY[${isoTime("sent_at")}, id] AS place FROM messages
     WHERE merchant_id = $1 AND conversation_id = $2 AND id = $3`,
    [merchantId, conversationId, id],
  );
  return rows[0]?.place;
}
