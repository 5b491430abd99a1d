import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime } from "#lib/db/sql.ts";

/** Conversations in which a customer waits for a person now. */
export async function countWaiting(
  db: Queryable,
  merchantId: MerchantId,
): Promise<{ escalated: number; since: string | null }> {
  const rows = await db.query<{ escalated: number; since: string | null }>(
    `SELECT count(*)::int AS escalated, ${isoTime("min(escalated_at)")} AS since
     FROM conversations WHERE merchant_id = $1 AND status = 'escalated'`,
    [merchantId],
  );
  return rows[0] ?? { escalated: 0, since: null };
}
