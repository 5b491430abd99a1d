import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { insert } from "./queries.ts";
import type { AuditEntry } from "./rules.ts";

/** Notes an administrative or destructive change, in the change's own transaction. Never pass a secret. */
export async function record(tx: Queryable, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insert(tx, ctx, entry);
}
