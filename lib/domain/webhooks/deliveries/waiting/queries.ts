import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { deliveryIdSql } from "#lib/domain/events/rules.ts";

/** Both kinds of waiting are named because the index on what waits begins with them. */
const ofEndpoint = `paced IN (true, false) AND merchant_id = $1 AND endpoint_id = $2
  AND status IN ('pending', 'retrying')`;

export async function cancel(tx: Queryable, merchantId: MerchantId, endpointId: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE webhook_deliveries SET status = 'canceled', next_attempt_at = NULL, completed_at = $3, updated_at = $3
     WHERE ${ofEndpoint}`,
    [merchantId, endpointId, now],
  );
}

export async function release(tx: Queryable, merchantId: MerchantId, endpointId: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE webhook_deliveries SET next_attempt_at = $3, updated_at = $3 WHERE ${ofEndpoint} AND next_attempt_at IS NULL`,
    [merchantId, endpointId, now],
  );
}

/** Releases what is held for endpoints enabled since then: a transaction that had not seen it may come after it. */
export async function releaseForgotten(db: Queryable, since: Date, now: Date): Promise<void> {
  await db.query(
    `UPDATE webhook_deliveries AS delivery SET next_attempt_at = $2, updated_at = $2 FROM webhook_endpoints AS endpoint
     WHERE endpoint.status = 'enabled' AND endpoint.updated_at > $1
       AND delivery.paced IN (true, false) AND delivery.merchant_id = endpoint.merchant_id
       AND delivery.endpoint_id = endpoint.id
       AND delivery.status IN ('pending', 'retrying') AND delivery.next_attempt_at IS NULL`,
    [since, now],
  );
}

/** A test goes before everything else that waits, as if it had been due for a day. */
export async function insertTest(
  tx: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  event: { id: string; type: string; at: Date },
): Promise<string> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
       next_attempt_at, updated_at, test)
     SELECT $1, $4::timestamptz, ${deliveryIdSql}, endpoint.id, event.id, $4::timestamptz, $5,
       $4::timestamptz - interval '1 day', $4::timestamptz, true
     FROM (VALUES ($2::text)) AS endpoint (id), (VALUES ($3::text)) AS event (id) RETURNING id`,
    [merchantId, endpointId, event.id, event.at, event.type],
  );
  return (rows[0] as { id: string }).id;
}
