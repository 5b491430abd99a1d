import type { Ctx } from "#lib/context.ts";
import type { JsonQueryable } from "#lib/db/database.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage, jsonSlice } from "#lib/http/page.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import * as queries from "./queries.ts";

const tags = { asc: "conversation notes", desc: "conversation notes desc" };

type Page = { limit: number; cursor?: string; order: "asc" | "desc" };

export async function list(ctx: Ctx, conversationId: string, { limit, cursor, order }: Page): Promise<JsonText> {
  const after = cursor ? decodeCursor(tags[order], cursor, 2) : null;
  const rows = await queries.list(ctx.db, ctx.merchantId, conversationId, { after, limit: limit + 1, order });
  return jsonPage(rows, limit, tags[order]);
}

/** The first notes as JSON, and the cursor with which `list` goes on after them. */
export async function first(ctx: Ctx, conversationId: string, limit: number) {
  const page = { after: null, limit: limit + 1, order: "asc" } as const;
  return jsonSlice(await queries.list(ctx.db, ctx.merchantId, conversationId, page), limit, tags.asc);
}

/** Writes a note in the caller's name; answers with its JSON. */
export function write(tx: JsonQueryable, ctx: Ctx, conversationId: string, body: string): Promise<string> {
  const at = ctx.now();
  const note = {
    id: newId("conversationNote", at.getTime()),
    conversation_id: conversationId,
    author: ctx.actor.name,
    body,
    at,
  };
  return queries.insert(tx, ctx.merchantId, note);
}
