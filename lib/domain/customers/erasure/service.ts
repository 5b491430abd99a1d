import type { Ctx } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import { record } from "#lib/domain/audit/service.ts";
import { notFound } from "../service.ts";
import * as queries from "./queries.ts";

/** Erases a customer's personal data for good, all of it or nothing. The audit entry names only the id. */
export async function erase(ctx: Ctx, id: string): Promise<void> {
  await byIndex(async (tx) => {
    const names = await queries.lock(tx, ctx.merchantId, id);
    if (!names) throw notFound(id);
    const conversations = await queries.eraseConversations(tx, ctx.merchantId, id, ctx.now());
    await queries.eraseCustomer(tx, ctx.merchantId, id, ctx.now());
    const events = await queries.eraseEvents(tx, ctx.merchantId, id, conversations);
    await queries.eraseDeliveries(tx, ctx.merchantId, events);
    await queries.eraseAnswers(tx, ctx.merchantId, names, conversations);
    await record(tx, ctx, {
      action: "customer.erased",
      target_type: "customer",
      target_id: id,
      changes: { conversations: { from: null, to: conversations.length } },
    });
  });
}
