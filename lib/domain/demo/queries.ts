import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { prisma } from "#lib/db/prisma.ts";

/** Who owns the merchant of this slug; null when there is no such merchant. */
export async function ownerOf(slug: string): Promise<{ id: string; email: string; merchantId: MerchantId } | null> {
  const membership = await prisma().membership.findFirst({
    where: { merchant: { slug }, role: "owner" },
    orderBy: { created_at: "asc" },
    select: { merchant_id: true, user: { select: { id: true, email: true } } },
  });
  return membership && { ...membership.user, merchantId: membership.merchant_id as MerchantId };
}

/** Whether there is a key that has none of these names. */
export async function hasOtherKey(merchantId: MerchantId, names: string[]): Promise<boolean> {
  return (await prisma().apiKey.count({ where: { merchant_id: merchantId, name: { notIn: names } } })) > 0;
}

/** A conversation as its events tell of it. */
export type Told = {
  id: string;
  customer_id: string;
  page_url: string | null;
  device_type: string | null;
  initial_message: string | null;
  priority: string;
  message_count: number;
  satisfaction_score: number | null;
  resolution_status: string | null;
  escalation_reason: string | null;
  started_at: Date;
  escalated_at: Date | null;
  completed_at: Date | null;
  duration_seconds: number | null;
};

/** Conversations whose events are still to be told: none once any event is there. */
export function untoldSince(db: Queryable, merchantId: MerchantId, since: Date): Promise<Told[]> {
  return db.query<Told>(
    `SELECT id, customer_id, page_url, device_type, initial_message, priority, message_count,
       satisfaction_score::float8, resolution_status, escalation_reason, started_at, escalated_at, completed_at,
       duration_seconds
     FROM conversations WHERE merchant_id = $1 AND started_at >= $2
       AND NOT EXISTS (SELECT FROM events WHERE events.merchant_id = $1)`,
    [merchantId, since],
  );
}
