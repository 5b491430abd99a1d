import { createHash } from "node:crypto";
import type { Queryable } from "./database.ts";

/** Lets one transaction at a time pass that locks this name, for changes that look before they write. */
export async function lockFor(tx: Queryable, name: string): Promise<void> {
  const number = createHash("sha256").update(name).digest().readBigInt64BE();
  await tx.query("SELECT pg_advisory_xact_lock($1::text::bigint)::text", [String(number)]);
}
