import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";

type Changes = Parameters<typeof record>[2]["changes"];

/** Writes a change of an endpoint into the audit log. */
export function note(tx: Queryable, ctx: Ctx, action: string, endpointId: string, changes: Changes): Promise<void> {
  return record(tx, ctx, {
    action: `webhook_endpoint.${action}`,
    target_type: "webhook_endpoint",
    target_id: endpointId,
    changes,
  });
}
