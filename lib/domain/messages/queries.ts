import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { isoTime } from "#lib/db/sql.ts";

export const columns =
  "m.id, m.conversation_id, m.role, m.author, m.content, m.attachments, m.metadata, m.sent_at, m.created_at";

// Between messages that follow within so long somebody is at it; a longer gap is a pause.
const pause = "interval '5 minutes'";

/** SQL for the figures of a conversation's messages, as one row; `merchant` and `conversation` are expressions. */
export const figuresSql = (merchant: string, conversation: string) => `(
  SELECT count(*)::int AS total, ${["customer", "assistant", "agent", "system"]
    .map((role) => `count(*) FILTER (WHERE role = '${role}')::int AS ${role}`)
    .join(", ")},
    min(sent_at) FILTER (WHERE role = 'agent') AS first_agent_at,
    count(*) FILTER (WHERE answers)::int AS depth,
    round(avg(extract(epoch FROM sent_at - asked_at)) FILTER (WHERE answers), 3) AS average_response_seconds,
    ${timeBetween("<=")} AS active_seconds, ${timeBetween(">")} AS idle_seconds
  FROM (
    SELECT role, sent_at, sent_at - said_before AS gap, role <> 'customer' AND role_before = 'customer' AS answers,
      max(CASE WHEN role = 'customer' AND role_before IS DISTINCT FROM 'customer' THEN sent_at END)
        OVER (ORDER BY sent_at, id) AS asked_at
    FROM (
      SELECT id, role, sent_at, lag(role) OVER (ORDER BY sent_at, id) AS role_before,
        lag(sent_at) OVER (ORDER BY sent_at, id) AS said_before
      FROM messages WHERE merchant_id = ${merchant} AND conversation_id = ${conversation} AND role <> 'system'
      UNION ALL
      SELECT id, role, sent_at, NULL, NULL FROM messages
      WHERE merchant_id = ${merchant} AND conversation_id = ${conversation} AND role = 'system') said) turns)`;

/** Unknown until a second message makes a first gap. */
function timeBetween(comparison: "<=" | ">"): string {
  const gaps = `gap ${comparison} ${pause}`;
  return `CASE WHEN count(gap) > 0 THEN coalesce(sum(extract(epoch FROM gap)) FILTER (WHERE ${gaps}), 0) END`;
}

export type NewMessage = {
  id: string;
  role: string;
  author: string | null;
  content: string;
  attachments: Record<string, unknown>[];
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
       INSERT INTO messages
         (merchant_id, conversation_id, created_at, id, role, author, content, attachments, metadata, sent_at)
       SELECT $1, $2, $3, id, role, author, content, attachments, metadata, sent_at
       FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::jsonb[], $10::timestamptz[])
            AS given (id, role, author, content, attachments, metadata, sent_at)
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
      messages.map((message) => JSON.stringify(message.attachments)),
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

type Page = { after: (string | number | null)[] | null; limit: number; order: "asc" | "desc" };

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  conversationId: string,
  { after, limit, order }: Page,
): Promise<JsonRow[]> {
  const past = order === "asc" ? ">" : "<";
  return db.jsonRows(
    `SELECT ${columns} FROM messages m
     WHERE m.merchant_id = $1 AND m.conversation_id = $2
       AND ($3::timestamptz IS NULL OR (m.sent_at, m.id) ${past} ($3::timestamptz, $4))
     ORDER BY m.sent_at ${order}, m.id ${order} LIMIT $5`,
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
