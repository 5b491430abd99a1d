import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

export async function beat(db: Queryable, id: string, startedAt: Date, now: Date, forgetBefore: Date): Promise<void> {
  await db.query(
    `WITH forgotten AS (DELETE FROM worker_heartbeats WHERE seen_at < $4)
     INSERT INTO worker_heartbeats (id, started_at, seen_at) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at`,
    [id, startedAt, now, forgetBefore],
  );
}

export async function leave(db: Queryable, id: string): Promise<void> {
  await db.query("DELETE FROM worker_heartbeats WHERE id = $1", [id]);
}

export type Facts = { workerSeenAt: Date | null; oldestDueAt: Date | null; lastAttemptAt: Date | null };

/** Each from one end of an index, however much there is. */
export async function facts(db: Queryable, now: Date): Promise<Facts> {
  const rows = await db.query<Facts>(
    `SELECT (SELECT max(seen_at) FROM worker_heartbeats) AS "workerSeenAt",
       (SELECT next_attempt_at FROM webhook_deliveries WHERE status IN ('pending', 'retrying') AND NOT paced AND next_attempt_at <= $1
          AND (lease_until IS NULL OR lease_until <= $1)
        ORDER BY next_attempt_at LIMIT 1) AS "oldestDueAt",
       (SELECT created_at FROM webhook_attempts ORDER BY xid DESC LIMIT 1) AS "lastAttemptAt"`,
    [now],
  );
  return rows[0] as Facts;
}

export type Figures = {
  merchant_id: MerchantId;
  requests: number;
  errors: number;
  p95_ms: number | null;
  attempts: number;
  failures: number;
  waiting: number;
  oldest_due_at: Date | null;
};

/** Beyond it nobody counts on. */
const mostWaiting = 10_000;

/** What these merchants' own calls and deliveries came to between two moments, over all processes. */
export function figures(db: Queryable, merchants: MerchantId[], from: Date, to: Date): Promise<Figures[]> {
  return db.query(
    `SELECT m.id AS merchant_id, calls.*, sent.*, queue.*
     FROM unnest($1::text[]) AS m (id)
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS requests, count(*) FILTER (WHERE status >= 500)::int AS errors,
         percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95_ms
       FROM request_logs WHERE merchant_id = m.id AND created_at >= $2 AND created_at < $3
         AND operation <> 'openStream') AS calls
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS attempts, count(*) FILTER (WHERE outcome <> 'succeeded')::int AS failures
       FROM webhook_attempts WHERE merchant_id = m.id AND created_at >= $2 AND created_at < $3) AS sent
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS waiting, min(next_attempt_at) FILTER (WHERE next_attempt_at <= $3) AS oldest_due_at
       FROM (SELECT next_attempt_at FROM webhook_deliveries
             WHERE merchant_id = m.id AND status IN ('pending', 'retrying')
             ORDER BY endpoint_id, next_attempt_at LIMIT ${mostWaiting}) AS due) AS queue`,
    [merchants, from, to],
  );
}
