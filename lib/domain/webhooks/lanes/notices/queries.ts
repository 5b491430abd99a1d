import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

/** Notes that a mail about deliveries that were given up goes out; false when one went out after `since`. */
export async function markMailed(
  db: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  now: Date,
  since: Date,
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE webhook_lanes SET exhausted_mailed_at = $3 WHERE merchant_id = $1 AND endpoint_id = $2
       AND (exhausted_mailed_at IS NULL OR exhausted_mailed_at <= $4) RETURNING endpoint_id`,
    [merchantId, endpointId, now, since],
  );
  return rows.length > 0;
}
