import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { CreateMessage } from "#lib/domain/messages/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { invalidField } from "#lib/http/errors.ts";
import { jsonPage, jsonSlice } from "#lib/http/page.ts";
import { newId } from "#lib/ids.ts";
import * as queries from "./queries.ts";

export { columns as messageColumnsSql, figuresSql } from "./queries.ts";

/**
 * Gives messages their ids and times; what tells no time was said `at` that moment. Said in one millisecond, they keep
 * the order given: the id carries it.
 */
export function prepare(input: readonly z.output<typeof CreateMessage>[], at: Date, now: Date): queries.NewMessage[] {
  const ids = input.map(() => newId("message", at.getTime())).sort();
  return input.map(({ role, content, author = null, attachments = [], metadata = {}, sent_at }, index) => {
    const said = sent_at ? new Date(sent_at) : at;
    if (said.getTime() > now.getTime() + 60_000) {
      throw invalidField("sent_at", "in_the_future", "This moment has not come yet.");
    }
    return { id: ids[index] as string, role, author, content, attachments, metadata, sent_at: said };
  });
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

type Page = { limit: number; cursor?: string; order: "asc" | "desc"; after?: string };

const tagOf = (order: Page["order"]) => (order === "asc" ? "messages" : "messages desc");

export async function list(ctx: Ctx, conversationId: string, { limit, cursor, order, after }: Page) {
  const tag = tagOf(order);
  const start = cursor ? decodeCursor(tag, cursor, 2) : after ? await placeOf(ctx, conversationId, after) : null;
  const rows = await queries.list(ctx.db, ctx.merchantId, conversationId, { after: start, limit: limit + 1, order });
  return jsonPage(rows, limit, tag);
}

/** The first messages of a conversation as JSON, and the cursor with which `list` goes on after them. */
export async function first(ctx: Ctx, conversationId: string, limit: number) {
  const page = { after: null, limit: limit + 1, order: "asc" } as const;
  return jsonSlice(await queries.list(ctx.db, ctx.merchantId, conversationId, page), limit, tagOf("asc"));
}

async function placeOf(ctx: Ctx, conversationId: string, id: string): Promise<string[]> {
  const place = await queries.placeOf(ctx.db, ctx.merchantId, conversationId, id);
  if (!place) throw invalidField("after", "not_found", `There is no message ${id} in this conversation.`);
  return place;
}
