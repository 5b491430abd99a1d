import type { MerchantId } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";

export async function insert(
  db: Queryable,
  merchantId: MerchantId,
  ticket: { hash: string; key_id: string; expires_at: Date },
): Promise<void> {
  await db.query("INSERT INTO stream_tickets (merchant_id, hash, key_id, expires_at) VALUES ($1, $2, $3, $4)", [
    merchantId,
    ticket.hash,
    ticket.key_id,
    ticket.expires_at,
  ]);
}

/** Takes a ticket away, so that it opens one connection only; answers with the key that it stands for. */
export async function take(hash: string, now: Date): Promise<string | null> {
  const rows = await database.query<{ key_hash: string }>(
    `WITH taken AS (DELETE FROM stream_tickets WHERE hash = $1 RETURNING merchant_id, key_id, expires_at)
     SELECT api_key_hashes.hash AS key_hash FROM taken JOIN api_key_hashes USING (merchant_id, key_id)
     WHERE taken.expires_at > $2`,
    [hash, now],
  );
  return rows[0]?.key_hash ?? null;
}

export async function forgetExpired(now: Date): Promise<void> {
  await database.query("DELETE FROM stream_tickets WHERE expires_at <= $1", [now]);
}
