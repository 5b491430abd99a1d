import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

// Every place that keeps personal data of a customer, of whatever noun, so that a look at one file tells whether a new
// column belongs here. The statements begin at indexes of the customer's conversations, events and deliveries.

export type Names = { id: string; email: string | null; external_id: string | null };

/** What replaces words of and about the customer. */
export const erasedText = "[erased]";

/** Locks the customer and answers with what names them; undefined when there is no such customer any more. */
export async function lock(tx: Queryable, merchantId: MerchantId, id: string): Promise<Names | undefined> {
  const rows = await tx.query<Names>(
    "SELECT id, email, external_id FROM customers WHERE merchant_id = $1 AND id = $2 AND erased_at IS NULL FOR UPDATE",
    [merchantId, id],
  );
  return rows[0];
}

/** The customer's row stays without a name, because conversations refer to it. Without figures no list shows it. */
export async function eraseCustomer(tx: Queryable, merchantId: MerchantId, id: string, at: Date): Promise<void> {
  await tx.query("DELETE FROM customer_figures WHERE merchant_id = $1 AND customer_id = $2", [merchantId, id]);
  await tx.query("DELETE FROM customer_notes WHERE merchant_id = $1 AND customer_id = $2", [merchantId, id]);
  await tx.query(
    `UPDATE customers SET external_id = NULL, email = NULL, name = NULL, phone = NULL, language = NULL, tags = '{}',
       preferences = '{}', metadata = '{}', erased_at = $3, updated_at = $3
     WHERE merchant_id = $1 AND id = $2`,
    [merchantId, id, at],
  );
}

/**
 * Takes the words out of the customer's conversations, of either side, since answers repeat names and addresses. Times,
 * counts, outcome, tags and amounts stay, so that figures stay true. Answers with the conversations' ids.
 */
export async function eraseConversations(
  tx: Queryable,
  merchantId: MerchantId,
  customerId: string,
  at: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE conversations SET external_id = NULL, page_url = NULL, metadata = '{}', context = '{}',
       initial_message = CASE WHEN initial_message IS NOT NULL THEN $3 END,
       escalation_reason = CASE WHEN escalation_reason IS NOT NULL THEN $3 END,
       feedback_text = CASE WHEN feedback_text IS NOT NULL THEN $3 END,
       cart_items = NULL, purchase_order_id = NULL, updated_at = $4
     WHERE merchant_id = $1 AND customer_id = $2 RETURNING id`,
    [merchantId, customerId, erasedText, at],
  );
  const ids = rows.map(({ id }) => id);
  const of = [merchantId, ids];
  await tx.query("DELETE FROM conversation_notes WHERE merchant_id = $1 AND conversation_id = ANY($2)", of);
  await tx.query(
    `UPDATE messages SET content = $3, metadata = '{}', author = CASE WHEN role <> 'customer' THEN author END
     WHERE merchant_id = $1 AND conversation_id = ANY($2)`,
    [...of, erasedText],
  );
  await tx.query("UPDATE questions SET terms = '{}' WHERE merchant_id = $1 AND conversation_id = ANY($2)", of);
  return ids;
}

/** Leaves of each event that it happened, and to whom; a delivery that is still to be sent carries no more. */
export async function eraseEvents(
  tx: Queryable,
  merchantId: MerchantId,
  customerId: string,
  conversationIds: string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE events SET data = json_strip_nulls(json_build_object('customer_id', $2::text, 'conversation_id', conversation_id, 'erased', true))
     WHERE merchant_id = $1 AND (customer_id = $2 OR conversation_id = ANY($3)) RETURNING id`,
    [merchantId, customerId, conversationIds],
  );
  return rows.map(({ id }) => id);
}

/** Receivers echo what they were sent: their logged answers go. */
export async function eraseDeliveries(tx: Queryable, merchantId: MerchantId, eventIds: string[]): Promise<void> {
  await tx.query(
    `WITH gone AS (UPDATE webhook_deliveries SET last_error = NULL WHERE merchant_id = $1 AND event_id = ANY($2) RETURNING id)
     UPDATE webhook_attempts SET response_headers = NULL, response_body = NULL, error = NULL
     WHERE merchant_id = $1 AND delivery_id IN (SELECT id FROM gone)`,
    [merchantId, eventIds],
  );
}
