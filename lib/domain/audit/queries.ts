import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import type { AuditEntry } from "./rules.ts";

export async function insert(tx: Queryable, ctx: Ctx, entry: AuditEntry): Promise<void> {
  const id = newId("auditLog", ctx.now().getTime());
  await tx.query(
    `INSERT INTO audit_logs (merchant_id, id, actor_type, actor_id, actor_name, address, action, target_type, target_id,
                             changes, request_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::json, $11, $12)`,
    [
      ctx.merchantId,
      id,
      ctx.actor.type,
      ctx.actor.id,
      ctx.actor.name,
      ctx.address,
      entry.action,
      entry.target_type,
      entry.target_id,
      JSON.stringify(entry.changes),
      ctx.requestId,
      timeOfId(id),
    ],
  );
}
