import type { Queryable } from "#lib/db/database.ts";

/** Whether a partition of deliveries holds one that is still to be sent. */
export async function hasOpen(tx: Queryable, partition: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM ${partition} WHERE status IN ('pending', 'retrying') LIMIT 1`);
  return rows.length > 0;
}
