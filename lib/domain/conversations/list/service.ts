import type { Ctx } from "#lib/context.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage } from "#lib/http/page.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { highlighted } from "../search/rules.ts";
import type { listConversations } from "./contract.ts";
import * as queries from "./queries.ts";
import { orderOf } from "./rules.ts";

export async function list(ctx: Ctx, input: Input<typeof listConversations>["query"]): Promise<JsonText> {
  const { limit, cursor, sort, q: text, include_total, ...filter } = input;
  const tag = `conversations ${sort}`;
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  const page = { filter, text, order: orderOf(sort), after, limit: limit + 1 };
  const [rows, counted] = await Promise.all([
    queries.list(ctx.db, ctx.merchantId, page),
    include_total === "true" ? queries.count(ctx.db, ctx.merchantId, page) : null,
  ]);
  const total = counted ? `,"total":${counted.total},"total_is_exact":${counted.exact}` : "";
  return jsonPage(text ? rows.map((row) => withHighlight(row, text)) : rows, limit, tag, total);
}

function withHighlight({ item, keys }: JsonRow, text: string): JsonRow {
  const [value = null, id = null, snippet = null] = keys;
  const highlight = snippet === null ? null : highlighted(String(snippet), text);
  return { item: `${item.slice(0, -1)},"highlight":${JSON.stringify(highlight)}}`, keys: [value, id] };
}
