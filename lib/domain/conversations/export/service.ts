import type { Ctx } from "#lib/context.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import { type Asked, filterOf } from "../list/service.ts";
import * as queries from "./queries.ts";

export type ConversationFilter = Asked & { q?: string };
export type MessageFilter = ConversationFilter & queries.MessageFilter;

const wantedOf = async (ctx: Ctx, { q: text, ...asked }: ConversationFilter) => ({
  filter: await filterOf(ctx, asked),
  text,
});

/** SQL for all conversations that a filter leaves, with their messages where `messageJson` says how to write one. */
export async function conversationRows(
  ctx: Ctx,
  filter: ConversationFilter,
  messageJson: string | null,
): Promise<RowsSql> {
  return queries.conversations(ctx.merchantId, await wantedOf(ctx, filter), messageJson);
}

/** SQL for all messages of the conversations that a filter leaves. */
export async function messageRows(ctx: Ctx, { role, sent_after, sent_before, ...filter }: MessageFilter) {
  return queries.messages(ctx.merchantId, await wantedOf(ctx, filter), { role, sent_after, sent_before });
}
