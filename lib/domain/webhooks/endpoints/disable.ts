import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { newId } from "#lib/ids.ts";
import { note } from "./notes.ts";
import * as queries from "./queries.ts";
import { changesBetween } from "./rules.ts";

/** The receiver wants nothing more. The deliveries that wait are held until someone enables the endpoint again. */
export async function disableEndpoint(merchantId: MerchantId, id: string, reason: string, now: Date): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const found = await queries.find(tx, merchantId, id);
    if (found?.status !== "enabled") return;
    const change = { status: "disabled", status_reason: reason };
    await queries.update(tx, merchantId, id, { ...change, updated_at: now });
    const changes = changesBetween<Record<string, unknown>>(found, change);
    await note(queryable(tx), productCtx(merchantId, now), "disabled", id, changes);
  });
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
