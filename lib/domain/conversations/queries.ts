import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { insertMany, updateMany } from "#lib/db/many.ts";
import { figuresSql } from "#lib/domain/messages/service.ts";
import { fromMinorSql } from "#lib/money.ts";
import type { State } from "./rules.ts";

export const columns = `
  c.id, c.external_id, c.customer_id, u.id AS "customer.id", u.external_id AS "customer.external_id",
  u.email AS "customer.email", u.name AS "customer.name", c.status, c.channel, c.page_url, c.device_type, c.language,
  c.initial_message, c.tags, c.priority, c.assigned_to, c.metadata, c.context, c.message_count, c.satisfaction_score,
  c.nps_score, c.feedback_text, c.feedback_at, c.resolution_status, c.escalation_reason, c.escalated_at,
  c.first_response_ms / 1000.0 AS first_response_seconds,
  ${fromMinorSql("c.cart_value_minor", "c.cart_currency")} AS "cart.value", c.cart_currency AS "cart.currency",
  coalesce(c.cart_items, CASE WHEN c.cart_value_minor IS NOT NULL THEN '[]'::jsonb END) AS "cart.items",
  coalesce(c.cart_abandoned, CASE WHEN c.cart_value_minor IS NOT NULL THEN false END) AS "cart.abandoned",
  c.cart_updated_at, c.cart_abandoned_at, c.purchase_intent, c.purchase_order_id AS "purchase.order_id",
  ${fromMinorSql("c.purchase_minor", "c.purchase_currency")} AS "purchase.value",
  c.purchase_currency AS "purchase.currency", c.purchased_at AS "purchase.purchased_at", c.high_value_at,
  c.started_at, c.completed_at, c.duration_seconds, c.reopened_count, c.last_message_at, c.created_at, c.updated_at`;

export const withCustomer = "JOIN customers u ON u.merchant_id = c.merchant_id AND u.id = c.customer_id";

/** SQL for how conversation `c` ended, as the dashboard's figures count it. */
export const outcomeSql = `CASE WHEN c.escalated_at IS NOT NULL THEN 'escalated'
  WHEN c.status = 'resolved' OR c.resolution_status = 'resolved' THEN 'resolved'
  WHEN c.status = 'closed' THEN 'unanswered' ELSE 'open' END`;

export async function get(db: JsonQueryable, merchantId: MerchantId, id: string): Promise<string | undefined> {
  const rows = await db.jsonRows(
    `SELECT ${columns} FROM conversations c ${withCustomer} WHERE c.merchant_id = $1 AND c.id = $2`,
    [merchantId, id],
  );
  return rows[0]?.item;
}

/** One conversation with the figures of its messages, in one statement; and whether it has notes. */
export async function detail(
  db: JsonQueryable,
  merchantId: MerchantId,
  id: string,
): Promise<{ item: string; noted: boolean } | undefined> {
  const [row] = await db.jsonRows(
    `SELECT ${columns}, json_build_object('outcome', ${outcomeSql}, 'duration_seconds', c.duration_seconds,
       'first_response_seconds', c.first_response_ms / 1000.0::float8,
       'average_response_seconds', m.average_response_seconds,
       'escalated_after_seconds', extract(epoch FROM c.escalated_at - c.started_at)::float8,
       'handling_seconds', CASE WHEN least(c.escalated_at, m.first_agent_at) <= coalesce(c.completed_at, c.last_message_at)
         THEN extract(epoch FROM coalesce(c.completed_at, c.last_message_at)
           - least(c.escalated_at, m.first_agent_at))::float8 END,
       'active_seconds', m.active_seconds, 'idle_seconds', m.idle_seconds,
       'messages', json_build_object('total', m.total, 'customer', m.customer, 'assistant', m.assistant,
         'agent', m.agent, 'system', m.system),
       'depth', m.depth, 'reopened_count', c.reopened_count) AS analytics,
       (EXISTS (SELECT FROM conversation_notes n WHERE n.merchant_id = c.merchant_id AND n.conversation_id = c.id))::int AS _noted
     FROM conversations c ${withCustomer} CROSS JOIN LATERAL ${figuresSql("c.merchant_id", "c.id")} m
     WHERE c.merchant_id = $1 AND c.id = $2`,
    [merchantId, id],
    ["_noted"],
  );
  return row && { item: row.item, noted: row.keys[0] === 1 };
}

export async function exists(db: Queryable, merchantId: MerchantId, id: string): Promise<boolean> {
  const rows = await db.query("SELECT 1 FROM conversations WHERE merchant_id = $1 AND id = $2", [merchantId, id]);
  return rows.length > 0;
}

/** What the rules need to know, as `State` has it. */
export const stateColumns = `id, customer_id, status, tags, priority, message_count, satisfaction_score::float8,
  resolution_status, escalation_reason, escalated_at, assigned_to, metadata, reopened_count, reopened_after_seconds,
  started_at, completed_at,
  duration_seconds, cart_value_minor::float8, cart_currency, cart_items, cart_abandoned, cart_updated_at,
  cart_abandoned_at, cart_left_at, purchase_intent, purchased_at, purchase_order_id, purchase_minor::float8,
  purchase_currency,
  high_value_at, (SELECT preferences FROM customers u
    WHERE u.merchant_id = conversations.merchant_id AND u.id = conversations.customer_id) AS customer_preferences`;

/** The row's state, locked until the transaction ends, so that two updates do not undo each other. */
export async function lock(tx: Queryable, merchantId: MerchantId, id: string): Promise<State | undefined> {
  const rows = await tx.query<State>(
    `SELECT ${stateColumns}
     FROM conversations WHERE merchant_id = $1 AND id = $2 FOR UPDATE`,
    [merchantId, id],
  );
  return rows[0];
}

type Columns = Record<string, unknown> & { id: string };

/** Sets the columns that each row names. */
export function update(tx: Queryable, merchantId: MerchantId, rows: readonly Columns[]): Promise<void> {
  return updateMany(tx, "conversations", merchantId, rows);
}

export async function insert(tx: Queryable, merchantId: MerchantId, rows: readonly Columns[]): Promise<void> {
  await insertMany(tx, "conversations", merchantId, rows);
}

/** Inserts one and answers with its JSON. */
export async function insertOne(tx: JsonQueryable, merchantId: MerchantId, row: Columns): Promise<string> {
  const names = Object.keys(row).join(", ");
  const rows = await tx.jsonRows(
    `WITH c AS (
       INSERT INTO conversations (merchant_id, ${names})
       SELECT $1, ${names} FROM json_populate_record(NULL::conversations, $2::json) RETURNING *)
     SELECT ${columns} FROM c ${withCustomer}`,
    [merchantId, JSON.stringify(row)],
  );
  return (rows[0] as JsonRow).item;
}

export async function idByExternalId(
  db: Queryable,
  merchantId: MerchantId,
  externalId: string,
): Promise<string | undefined> {
  const rows = await db.query<{ id: string }>(
    "SELECT id FROM conversations WHERE merchant_id = $1 AND external_id = $2",
    [merchantId, externalId],
  );
  return rows[0]?.id;
}

/** Its messages and notes go with it. */
export async function remove(tx: Queryable, merchantId: MerchantId, id: string): Promise<boolean> {
  const rows = await tx.query("DELETE FROM conversations WHERE merchant_id = $1 AND id = $2 RETURNING id", [
    merchantId,
    id,
  ]);
  return rows.length > 0;
}

/** Counts a new message in. */
export async function countMessage(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  message: { sent_at: Date; initial: string | null; first_response_ms: number | null; at: Date },
): Promise<void> {
  await tx.query(
    `UPDATE conversations SET message_count = message_count + 1, last_message_at = greatest(last_message_at, $3),
       initial_message = coalesce(initial_message, $4), first_response_ms = coalesce(first_response_ms, $5), updated_at = $6
     WHERE merchant_id = $1 AND id = $2`,
    [merchantId, id, message.sent_at, message.initial, message.first_response_ms, message.at],
  );
}
