import type { Ctx, MerchantId } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { note } from "./notes.ts";
import * as queries from "./queries.ts";

/**
 * We send nothing more. The deliveries that wait are held until someone enables the endpoint again. False when it was
 * not enabled.
 */
export async function disableEndpoint(
  tx: Queryable,
  merchantId: MerchantId,
  id: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  if (!(await queries.switchOff(tx, merchantId, id, reason, now))) return false;
  const changes = { status: { from: "enabled", to: "disabled" }, status_reason: { from: null, to: reason } };
  await note(tx, productCtx(merchantId, now), "disabled", id, changes);
  return true;
}

const productCtx = (merchantId: MerchantId, now: Date): Ctx => ({
  merchantId,
  actor: { type: "system", id: "webhooks", name: "Webhook delivery" },
  scopes: [],
  db: database,
  now: () => now,
  requestId: newId("request"),
  address: null,
});
