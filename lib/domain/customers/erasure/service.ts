import type { Ctx } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import { record } from "#lib/domain/audit/service.ts";
import { eraseAnswers } from "#lib/domain/idempotency/service.ts";
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
    await eraseAnswers(tx, ctx.merchantId, [...wordsOf(names), ...conversations]);
    await record(tx, ctx, {
      action: "customer.erased",
      target_type: "customer",
      target_id: id,
      changes: { conversations: { from: null, to: conversations.length } },
    });
  });
}

/** What names the customer in an answer; an external id only as the JSON text that it is there. */
function wordsOf({ id, email, external_id }: queries.Names): string[] {
  return [id, email, external_id && JSON.stringify(external_id)].filter(
    (word) => word !== null && word !== "",
  ) as string[];
}
