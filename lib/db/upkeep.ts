import { database } from "./database.ts";

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
