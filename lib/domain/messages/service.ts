import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { CreateMessage } from "#lib/domain/messages/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { invalidField } from "#lib/http/errors.ts";
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

type Page = { limit: number; cursor?: string; after?: string };

export async function list(ctx: Ctx, conversationId: string, { limit, cursor, after }: Page) {
  const start = cursor ? decodeCursor(tag, cursor, 2) : after ? await placeOf(ctx, conversationId, after) : null;
  return jsonPage(await queries.list(ctx.db, ctx.merchantId, conversationId, start, limit + 1), limit, tag);
}

async function placeOf(ctx: Ctx, conversationId: string, id: string): Promise<string[]> {
  const place = await queries.placeOf(ctx.db, ctx.merchantId, conversationId, id);
  if (!place) throw invalidField("after", "not_found", `There is no message ${id} in this conversation.`);
  return place;
}
