import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

export type MadeBody = { merchant_id: MerchantId; created_at: Date; id: string; claim_id: string; body: string };

/** Keeps what is about to be sent; answers with the ids of the deliveries that are still this worker's to send. */
export async function keepBodies(db: Queryable, made: MadeBody[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(
    `UPDATE webhook_deliveries AS delivery SET sent_body = made.body
     FROM json_to_recordset($1::json) AS made (merchant_id text, created_at timestamptz, id text, claim_id text, body text)
     WHERE delivery.merchant_id = made.merchant_id AND delivery.created_at = made.created_at AND delivery.id = made.id
       AND delivery.claim_id = made.claim_id
     RETURNING delivery.id`,
    [JSON.stringify(made)],
  );
  return new Set(rows.map(({ id }) => id));
}
