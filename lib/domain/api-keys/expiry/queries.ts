import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

export type EndingKey = {
  merchant_id: MerchantId;
  id: string;
  name: string;
  hint: string;
  created_at: Date;
  expires_at: Date;
  announced_days: number | null;
};

/** Working keys of every merchant that end before `until` and have no successor. */
export function endingBefore(db: Queryable, now: Date, until: Date): Promise<EndingKey[]> {
  return db.query<EndingKey>(
    `SELECT merchant_id, id, name, hint, created_at, expires_at, announced_days FROM api_keys
     WHERE revoked_at IS NULL AND replaced_by IS NULL AND expires_at > $1 AND expires_at <= $2`,
    [now, until],
  );
}

/** Notes the announcement; false when another worker was first, or the key's end was moved. */
export async function markAnnounced(tx: Queryable, key: EndingKey, days: number): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE api_keys SET announced_days = $4 WHERE merchant_id = $1 AND id = $2 AND expires_at = $3
       AND revoked_at IS NULL AND (announced_days IS NULL OR announced_days > $4) RETURNING id`,
    [key.merchant_id, key.id, key.expires_at, days],
  );
  return rows.length > 0;
}
