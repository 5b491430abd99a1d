import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

export type RecordKey = { actorId: string; key: string };

export type Stored = {
  request_hash: string;
  response_status: number | null;
  response_headers: Record<string, string> | null;
  response_body: string | null;
};

/** Takes the key: when it is new, when its time is over, or when the run that held it has died. */
export async function claim(
  db: Queryable,
  merchantId: MerchantId,
  { actorId, key }: RecordKey,
  run: { id: string; hash: string; now: Date; lockedUntil: Date; expiresAt: Date },
): Promise<boolean> {
  const taken = await db.query(
    `INSERT INTO idempotency_records AS r
       (merchant_id, actor_id, key, request_hash, run_id, created_at, locked_until, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (merchant_id, actor_id, key) DO UPDATE
       SET request_hash = excluded.request_hash, run_id = excluded.run_id, created_at = excluded.created_at,
           locked_until = excluded.locked_until, expires_at = excluded.expires_at, completed_at = NULL,
           response_status = NULL, response_headers = NULL, response_body = NULL
       WHERE r.expires_at <= $6
          OR (r.completed_at IS NULL AND r.locked_until <= $6 AND r.request_hash = excluded.request_hash)
     RETURNING 1`,
    [merchantId, actorId, key, run.hash, run.id, run.now, run.lockedUntil, run.expiresAt],
  );
  return taken.length > 0;
}

export async function get(
  db: Queryable,
  merchantId: MerchantId,
  { actorId, key }: RecordKey,
): Promise<Stored | undefined> {
  const rows = await db.query<Stored>(
    `SELECT request_hash, response_status, response_headers, response_body FROM idempotency_records
     WHERE merchant_id = $1 AND actor_id = $2 AND key = $3`,
    [merchantId, actorId, key],
  );
  return rows[0];
}

/** Makes the lease of a run longer that is not over and still holds the key. */
export async function renew(
  db: Queryable,
  merchantId: MerchantId,
  { actorId, key }: RecordKey,
  runId: string,
  until: Date,
): Promise<void> {
  await db.query(
    `UPDATE idempotency_records SET locked_until = $5
     WHERE merchant_id = $1 AND actor_id = $2 AND key = $3 AND run_id = $4 AND completed_at IS NULL`,
    [merchantId, actorId, key, runId, until],
  );
}

/** Keeps the answer; false when another run has taken the key over meanwhile. */
export async function complete(
  db: Queryable,
  merchantId: MerchantId,
  { actorId, key }: RecordKey,
  runId: string,
  answer: { status: number; headers: Record<string, string>; body: string | null; at: Date },
): Promise<boolean> {
  const kept = await db.query(
    `UPDATE idempotency_records SET response_status = $5, response_headers = $6, response_body = $7, completed_at = $8
     WHERE merchant_id = $1 AND actor_id = $2 AND key = $3 AND run_id = $4 RETURNING 1`,
    [merchantId, actorId, key, runId, answer.status, JSON.stringify(answer.headers), answer.body, answer.at],
  );
  return kept.length > 0;
}

/** Gives the key back, unless the answer was kept after all. */
export async function remove(
  db: Queryable,
  merchantId: MerchantId,
  { actorId, key }: RecordKey,
  runId: string,
): Promise<void> {
  await db.query(
    `DELETE FROM idempotency_records
     WHERE merchant_id = $1 AND actor_id = $2 AND key = $3 AND run_id = $4 AND completed_at IS NULL`,
    [merchantId, actorId, key, runId],
  );
}

export type KeptAnswer = { actor_id: string; key: string; response_body: string };

/** The merchant's kept answers that follow a key, in the order of their keys. */
export function kept(
  db: Queryable,
  merchantId: MerchantId,
  after: { actor_id: string; key: string },
  limit: number,
): Promise<KeptAnswer[]> {
  return db.query(
    `SELECT actor_id, key, response_body FROM idempotency_records
     WHERE merchant_id = $1 AND (actor_id, key) > ($2, $3) AND response_body IS NOT NULL
     ORDER BY actor_id, key LIMIT $4`,
    [merchantId, after.actor_id, after.key, limit],
  );
}

/** From now on the key counts as used for another call: it is neither carried out again nor answered. */
export async function forget(db: Queryable, merchantId: MerchantId, keys: RecordKey[]): Promise<void> {
  await db.query(
    `UPDATE idempotency_records AS r SET request_hash = 'erased', response_body = NULL
     FROM json_to_recordset($2::json) AS given ("actorId" text, key text)
     WHERE r.merchant_id = $1 AND r.actor_id = given."actorId" AND r.key = given.key`,
    [merchantId, JSON.stringify(keys)],
  );
}
