import type { JsonQueryable, Queryable } from "#lib/db/database.ts";

const group = "merchant_id, minutes, date_bin(make_interval(mins => minutes), created_at, 'epoch')";
const sizes = "(VALUES (15), (60)) AS size (minutes)";

/**
 * CTEs that add the calls of the CTE `written` to the figures. Sorted, so that processes that write at the same time lock
 * rows in the same order. An open stream's time is no answer's time.
 */
export const countWritten = `counted AS (
    INSERT INTO request_counts (merchant_id, minutes, starts_at, key_id, operation, status, method, route, calls)
    SELECT ${group}, actor_id, operation, status, min(method), min(route), count(*)
    FROM written, ${sizes} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (merchant_id, minutes, starts_at, key_id, operation, status)
    DO UPDATE SET calls = request_counts.calls + EXCLUDED.calls),
  timed AS (
    INSERT INTO request_times (merchant_id, minutes, starts_at, operation, method, route, times)
    SELECT ${group}, operation, min(method), min(route), histogram(time_field(duration_ms))
    FROM written, ${sizes} WHERE operation <> 'openStream' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (merchant_id, minutes, starts_at, operation)
    DO UPDATE SET times = add_times(request_times.times, EXCLUDED.times))`;

/** Calls of the columns that `countWritten` reads. */
export const countedColumns = "merchant_id, created_at, actor_id, operation, method, route, status, duration_ms";

/** The moment before which calls are not counted yet: null when none are left, undefined while another worker is at it. */
export async function lockPending(tx: Queryable): Promise<Date | null | undefined> {
  const rows = await tx.query<{ before: Date | null }>(
    "SELECT before FROM figures_progress WHERE name = 'request_logs' FOR UPDATE SKIP LOCKED",
  );
  return rows[0]?.before;
}

/** The last call before this moment. */
export async function lastBefore(tx: Queryable, before: Date): Promise<Date | null> {
  const rows = await tx.query<{ at: Date | null }>(
    `SELECT max(last.at) AS at FROM merchants m CROSS JOIN LATERAL (
       SELECT created_at AS at FROM request_logs WHERE merchant_id = m.id AND created_at < $1
       ORDER BY created_at DESC LIMIT 1) AS last`,
    [before],
  );
  return rows[0]?.at ?? null;
}

/** Adds the calls between two moments to the figures. */
export async function countBetween(tx: JsonQueryable, from: Date, before: Date): Promise<void> {
  await tx.query(
    `WITH written AS MATERIALIZED (
       SELECT ${countedColumns} FROM request_logs WHERE created_at >= $1 AND created_at < $2),
     ${countWritten} SELECT`,
    [from, before],
  );
}

export async function setPending(tx: Queryable, before: Date | null): Promise<void> {
  await tx.query("UPDATE figures_progress SET before = $1 WHERE name = 'request_logs'", [before]);
}

/** Forgets figures older than this. */
export async function forget(db: Queryable, oldest: Date): Promise<void> {
  await db.query("DELETE FROM request_counts WHERE starts_at < $1", [oldest]);
  await db.query("DELETE FROM request_times WHERE starts_at < $1", [oldest]);
}
