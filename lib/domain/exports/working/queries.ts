import type { Queryable } from "#lib/db/database.ts";
import { columns } from "../queries.ts";
import type { ExportRow } from "../rules.ts";
import type { Place } from "../storage/service.ts";

// A lease that has run out is the sign that its worker has died.
const due = `deleted_at IS NULL AND (state = 'queued' OR state = 'running') AND (lease_until IS NULL OR lease_until <= $1)`;

export async function isDue(db: Queryable, now: Date): Promise<boolean> {
  return (await db.query(`SELECT 1 FROM exports WHERE ${due} LIMIT 1`, [now])).length > 0;
}

/** Taken one after another, so that two workers together do not give a merchant more than its share. */
const inTurn = "SELECT pg_advisory_xact_lock(hashtext('exports'))";

/** Takes the oldest that is due, of a merchant that has fewer than `most` at work. Begins it anew. */
export async function claim(
  tx: Queryable,
  { claimId, now, until, most }: { claimId: string; now: Date; until: Date; most: number },
): Promise<ExportRow | undefined> {
  await tx.query(inTurn);
  const rows = await tx.query<ExportRow>(
    `UPDATE exports SET state = 'running', claim_id = $2, lease_until = $3, attempts = attempts + 1, started_at = $1,
       rows_done = 0, rows_total = NULL, bytes = 0
     WHERE (merchant_id, id) = (
       SELECT merchant_id, id FROM exports e WHERE ${due}
         AND (SELECT count(*) FROM exports o
              WHERE o.merchant_id = e.merchant_id AND o.state = 'running' AND o.lease_until > $1) < $4
       ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [now, claimId, until, most],
  );
  return rows[0];
}

type Claimed = Pick<ExportRow, "merchant_id" | "id" | "claim_id">;
export type Progress = { rows: number; total: number | null; bytes: number };

const mine = "merchant_id = $1 AND id = $2 AND claim_id = $3 AND state = 'running' AND deleted_at IS NULL";
const keyOf = ({ merchant_id, id, claim_id }: Claimed) => [merchant_id, id, claim_id];

/** Tells how far it is and keeps the lease; false when the export is not the caller's to make any more. */
export async function renew(db: Queryable, claimed: Claimed, { rows, total, bytes }: Progress, until: Date) {
  const found = await db.query(
    `UPDATE exports SET rows_done = $4, rows_total = $5, bytes = $6, lease_until = $7 WHERE ${mine} RETURNING id`,
    [...keyOf(claimed), rows, total, bytes, until],
  );
  return found.length > 0;
}

export type Result = { rows: number; bytes: number; sha256: string; place: Place; expiresAt: Date };

export async function complete(tx: Queryable, claimed: Claimed, result: Result, now: Date) {
  const { rows, bytes, sha256, place, expiresAt } = result;
  const found = await tx.query<ExportRow>(
    `UPDATE exports SET state = 'completed', rows_done = $4, rows_total = $4, bytes = $5, sha256 = $6, place = $7,
       expires_at = $8, completed_at = $9, lease_until = NULL
     WHERE ${mine} RETURNING ${columns}`,
    [...keyOf(claimed), rows, bytes, sha256, JSON.stringify(place), expiresAt, now],
  );
  return found[0];
}

export async function fail(tx: Queryable, claimed: Claimed, error: { code: string; message: string }, now: Date) {
  const found = await tx.query<ExportRow>(
    `UPDATE exports SET state = 'failed', error_code = $4, error = $5, completed_at = $6, lease_until = NULL
     WHERE ${mine} RETURNING ${columns}`,
    [...keyOf(claimed), error.code, error.message, now],
  );
  return found[0];
}

/** Back to the queue, for any worker to begin anew, not before `at`. A stop of the worker counts as no attempt. */
export async function giveBack(db: Queryable, claimed: Claimed, at: Date, counts: boolean): Promise<void> {
  await db.query(
    `UPDATE exports SET state = 'queued', claim_id = NULL, lease_until = $4, attempts = attempts - $5 WHERE ${mine}`,
    [...keyOf(claimed), at, counts ? 0 : 1],
  );
}

/** Exports whose files are to go: of deleted ones, and of those past their time. */
export function outdated(db: Queryable, now: Date, limit: number): Promise<(ExportRow & { deleted: boolean })[]> {
  return db.query(
    `(SELECT ${columns}, true AS deleted FROM exports WHERE deleted_at IS NOT NULL LIMIT $2)
     UNION ALL
     (SELECT ${columns}, false FROM exports WHERE state = 'completed' AND expires_at <= $1 AND deleted_at IS NULL LIMIT $2)`,
    [now, limit],
  );
}

export async function forget(db: Queryable, { merchant_id, id }: Claimed): Promise<void> {
  await db.query("DELETE FROM exports WHERE merchant_id = $1 AND id = $2 AND deleted_at IS NOT NULL", [
    merchant_id,
    id,
  ]);
}

export async function expire(db: Queryable, { merchant_id, id }: Claimed): Promise<void> {
  await db.query(
    "UPDATE exports SET state = 'expired', place = NULL WHERE merchant_id = $1 AND id = $2 AND state = 'completed'",
    [merchant_id, id],
  );
}
