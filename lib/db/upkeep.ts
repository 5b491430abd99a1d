import { database, type Queryable } from "./database.ts";

const monthsAhead = 3;
const lock = 5_710_019;

/** Makes the partitions of this month and the three that follow, where a table cut by time lacks them. */
export async function ensurePartitions(now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    await tx.query(
      `SELECT ensure_monthly_partitions(oid::regclass, $1::date, $2) FROM pg_partitioned_table JOIN pg_class ON oid = partrelid
       WHERE partstrat = 'r' AND relnamespace = current_schema::regnamespace`,
      [now, monthsAhead + 1],
    );
  });
}

/** Forgets which answers were given to idempotency keys whose time is over. */
export async function forgetIdempotencyRecords(now: Date): Promise<void> {
  await database.query("DELETE FROM idempotency_records WHERE expires_at < $1", [now]);
}

/** Drops the monthly partitions of a table whose last day is before `oldest`. */
export async function dropPartitions(db: Queryable, table: string, oldest: Date): Promise<string[]> {
  const past = await db.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
     WHERE inhparent = $1::regclass AND c.relname ~ '_\\d{4}_\\d\\d$'
       AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= $2 ORDER BY 1`,
    [table, oldest],
  );
  for (const { name } of past) await db.query(`DROP TABLE "${name}"`);
  return past.map(({ name }) => name);
}

/** Forgets counters of rate limits whose window has long ended. */
export async function forgetRateLimits(now: Date): Promise<void> {
  await database.query("DELETE FROM rate_limits WHERE expire < $1", [now.getTime() - 60 * 60 * 1000]);
}
