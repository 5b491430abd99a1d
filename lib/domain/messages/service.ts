import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { CreateMessage } from "#lib/domain/conversations/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage } from "#lib/http/page.ts";
import { newId } from "#lib/ids.ts";
import * as queries from "./queries.ts";

export { firstMessagesSql } from "./queries.ts";

const tag = "messages";

/** Gives messages their ids and times. Said in one millisecond, they keep the order given: the id carries it. */
export function prepare(input: readonly z.output<typeof CreateMessage>[], startedAt: Date): queries.NewMessage[] {
  const ids = input.map(() => newId("message", startedAt.getTime())).sort();
  return input.map(({ role, content, author = null, metadata = {}, sent_at }, index) => ({
    id: ids[index] as string,
    role,
    author,
    content,
    metadata,
    sent_at: sent_at ? new Date(sent_at) : startedAt,
  }));
}

export function add(
  tx: JsonQueryable,
  merchantId: MerchantId,
  conversationId: string,
  messages: queries.NewMessage[],
  at: Date,
) {
  return queries.insert(tx, merchantId, conversationId, messages, at);
}

export function firstExchange(tx: Queryable, merchantId: MerchantId, conversationId: string) {
  return queries.firstExchange(tx, merchantId, conversationId);
}

export async function list(ctx: Ctx, conversationId: string, { limit, cursor }: { limit: number; cursor?: string }) {
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  return jsonPage(await queries.list(ctx.db, ctx.merchantId, conversationId, after, limit + 1), limit, tag);
}
