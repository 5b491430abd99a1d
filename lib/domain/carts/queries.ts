import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { LeftCart } from "./rules.ts";

export type FoundCart = LeftCart & { merchant_id: MerchantId; status: string };

/**
 * Carts whose conversations have been silent for as long as their merchant set, locked until the transaction ends; those
 * that another worker holds are left to it. The conditions are those of the index conversations_open_carts_idx.
 */
export function claim(tx: Queryable, now: Date, limit: number): Promise<FoundCart[]> {
  return tx.query(
    `SELECT cart.merchant_id, cart.id AS conversation_id, cart.customer_id, cart.status,
       cart.cart_value_minor::float8 AS cart_value_minor, cart.cart_currency, cart.cart_items,
       customer.preferences AS customer_preferences
     FROM merchants CROSS JOIN LATERAL (
       SELECT * FROM conversations AS c
       WHERE c.merchant_id = merchants.id
         AND c.cart_updated_at IS NOT NULL AND c.cart_value_minor > 0 AND c.purchased_at IS NULL
         AND (c.cart_abandoned_at IS NULL OR c.cart_abandoned_at < c.cart_updated_at)
         AND greatest(c.cart_updated_at, c.last_message_at, c.completed_at)
           <= $1::timestamptz - make_interval(mins => merchants.cart_abandonment_minutes)
       ORDER BY greatest(c.cart_updated_at, c.last_message_at, c.completed_at)
       LIMIT $2 FOR UPDATE SKIP LOCKED) AS cart
     JOIN customers AS customer ON customer.merchant_id = cart.merchant_id AND customer.id = cart.customer_id
     WHERE merchants.cart_abandonment_minutes IS NOT NULL
     LIMIT $2`,
    [now, limit],
  );
}

export async function markAbandoned(tx: Queryable, merchantId: MerchantId, ids: string[], now: Date): Promise<void> {
  await tx.query(
    `UPDATE conversations SET cart_abandoned = true, cart_abandoned_at = $3, cart_left_at = coalesce(cart_left_at, $3),
       updated_at = $3
     WHERE merchant_id = $1 AND id = ANY($2::text[])`,
    [merchantId, ids, now],
  );
}
