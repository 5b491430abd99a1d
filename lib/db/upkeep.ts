import { database } from "./database.ts";

const partitioned = ["events", "webhook_deliveries", "webhook_attempts", "request_logs"];
const monthsAhead = 3;
const lock = 5_710_019;

/** Makes the partitions of this month and the three that follow, where they are missing. */
export async function ensurePartitions(now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    await tx.query(
      "SELECT ensure_monthly_partitions(parent::regclass, $2::date, $3) FROM unnest($1::text[]) AS parent",
      [partitioned, now, monthsAhead + 1],
    );
  });
}

/** Forgets which answers were given to idempotency keys whose time is over. */
export async function forgetIdempotencyRecords(now: Date): Promise<void> {
  await database.query("DELETE FROM idempotency_records WHERE expires_at < $1", [now]);
}
