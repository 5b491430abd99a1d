import type { Ctx } from "#lib/context.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import type { Filter } from "../list/rules.ts";
import * as queries from "./queries.ts";

export type ConversationFilter = Filter & { q?: string };
export type MessageFilter = ConversationFilter & queries.MessageFilter;

const wantedOf = ({ q: text, ...filter }: ConversationFilter) => ({ filter, text });

/** SQL for all conversations that a filter leaves, with their messages where `messageJson` says how to write one. */
export const conversationRows = (ctx: Ctx, filter: ConversationFilter, messageJson: string | null): RowsSql =>
  queries.conversations(ctx.merchantId, wantedOf(filter), messageJson);

/** SQL for all messages of the conversations that a filter leaves. */
export function messageRows(ctx: Ctx, { role, sent_after, sent_before, ...filter }: MessageFilter): RowsSql {
  return queries.messages(ctx.merchantId, wantedOf(filter), { role, sent_after, sent_before });
}
