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

type Month = { name: string; end: Date };

/** The monthly partitions of a table whose last day is before `oldest`. */
function monthsBefore(db: Queryable, table: string, oldest: Date): Promise<Month[]> {
  return db.query<Month>(
    `SELECT c.relname AS name, (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' AS end
     FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
     WHERE inhparent = $1::regclass AND c.relname ~ '_\\d{4}_\\d\\d$'
       AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= $2 ORDER BY 1`,
    [table, oldest],
  );
}

/** Drops the monthly partitions of a table whose last day is before `oldest`. */
export async function dropPartitions(db: Queryable, table: string, oldest: Date): Promise<string[]> {
  const past = await monthsBefore(db, table, oldest);
  for (const { name } of past) await db.query(`DROP TABLE "${name}"`);
  return past.map(({ name }) => name);
}

/**
 * Drops old months one by one, each with a note of how far the table's history is gone. A month that `keep` is true of
 * stays, and so does one that is in use for longer than `patience`: the next run finds it again.
 */
export async function dropHistory(
  table: string,
  oldest: Date,
  keep: (tx: Queryable, partition: string) => Promise<boolean> = async () => false,
): Promise<{ dropped: string[]; kept: string[] }> {
  const [dropped, kept]: [string[], string[]] = [[], []];
  for (const { name, end } of await monthsBefore(database, table, oldest)) {
    const isGone = await database
      .transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = '${patience}'`);
        await tx.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
        if (await keep(tx, `"${name}"`)) return false;
        await tx.query(noteOf(name), [table, end]);
        await tx.query(`DROP TABLE "${name}"`);
        return true;
      })
      .catch((error) => {
        if ((error as { code?: string }).code === inUse) return false;
        throw error;
      });
    (isGone ? dropped : kept).push(name);
  }
  return { dropped, kept };
}

const patience = "2s";
const inUse = "55P03";
const noteOf = (partition: string) => `
  INSERT INTO dropped_history (table_name, before, xid)
  SELECT $1, $2, coalesce((SELECT xid FROM "${partition}" ORDER BY xid DESC LIMIT 1), '0'::xid8)
  ON CONFLICT (table_name) DO UPDATE SET before = greatest(dropped_history.before, EXCLUDED.before),
    xid = greatest(dropped_history.xid, EXCLUDED.xid)`;

/** Forgets counters of rate limits whose window has long ended. */
export async function forgetRateLimits(now: Date): Promise<void> {
  await database.query("DELETE FROM rate_limits WHERE expire < $1", [now.getTime() - 60 * 60 * 1000]);
}
