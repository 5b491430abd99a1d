import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { prisma } from "#lib/db/prisma.ts";

export async function hasCalls(db: Queryable, merchantId: MerchantId): Promise<boolean> {
  const rows = await db.query<{ some: boolean }>(
    "SELECT EXISTS (SELECT FROM request_logs WHERE merchant_id = $1) AS some",
    [merchantId],
  );
  return rows[0]?.some ?? false;
}

export async function keysByName(merchantId: MerchantId): Promise<Map<string, string>> {
  const keys = await prisma().apiKey.findMany({ where: { merchant_id: merchantId }, select: { id: true, name: true } });
  return new Map(keys.map(({ id, name }) => [name, id]));
}

/** A conversation as the calls that made it tell of it. */
export type Made = {
  id: string;
  customer_id: string;
  channel: string;
  started_at: Date;
  escalated_at: Date | null;
  completed_at: Date | null;
  scored: boolean;
  messages: { at: string; role: string; length: number }[];
};

/** Conversations that began since then, the earliest first. */
export function madeSince(db: Queryable, merchantId: MerchantId, since: Date): Promise<Made[]> {
  return db.query<Made>(
    `SELECT id, customer_id, channel, started_at, escalated_at, completed_at, satisfaction_score IS NOT NULL AS scored,
       ARRAY(SELECT json_build_object('at', m.sent_at, 'role', m.role, 'length', length(m.content)) FROM messages m
         WHERE m.merchant_id = c.merchant_id AND m.conversation_id = c.id AND m.role <> 'system'
         ORDER BY m.sent_at, m.id) AS messages
     FROM conversations c WHERE merchant_id = $1 AND started_at >= $2 ORDER BY started_at, id`,
    [merchantId, since],
  );
}
