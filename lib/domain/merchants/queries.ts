import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { MerchantRow } from "./rules.ts";

const columns = `id, name, slug, time_zone, currency, cart_abandonment_minutes,
  high_value_cart_minor::float8 AS high_value_cart_minor, high_value_intent, alert_response_ms, alert_error_rate,
  alert_minimum_requests, created_at, updated_at`;

export async function get(db: Queryable, merchantId: MerchantId): Promise<MerchantRow> {
  const rows = await db.query<MerchantRow>(`SELECT ${columns} FROM merchants WHERE id = $1`, [merchantId]);
  return rows[0] as MerchantRow;
}

/** Locked until the transaction ends, so that two updates do not undo each other. */
export async function lock(tx: Queryable, merchantId: MerchantId): Promise<MerchantRow> {
  const rows = await tx.query<MerchantRow>(`SELECT ${columns} FROM merchants WHERE id = $1 FOR UPDATE`, [merchantId]);
  return rows[0] as MerchantRow;
}

export async function update(tx: Queryable, merchantId: MerchantId, row: MerchantRow): Promise<void> {
  await tx.query(
    `UPDATE merchants SET name = $2, time_zone = $3, currency = $4, cart_abandonment_minutes = $5,
       high_value_cart_minor = $6, high_value_intent = $7, alert_response_ms = $8, alert_error_rate = $9,
       alert_minimum_requests = $10, updated_at = $11
     WHERE id = $1`,
    [
      merchantId,
      row.name,
      row.time_zone,
      row.currency,
      row.cart_abandonment_minutes,
      row.high_value_cart_minor,
      row.high_value_intent,
      row.alert_response_ms,
      row.alert_error_rate,
      row.alert_minimum_requests,
      row.updated_at,
    ],
  );
}
