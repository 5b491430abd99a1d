import type { Ctx } from "#lib/context.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import * as segments from "#lib/domain/segments/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage } from "#lib/http/page.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { highlighted } from "../search/rules.ts";
import type { listConversations } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Filter, orderOf } from "./rules.ts";

export { pageSql } from "../facts/queries.ts";
export { conditions } from "./queries.ts";
export type { Filter } from "./rules.ts";

type Query = Input<typeof listConversations>["query"];
/** What a query narrows the list by, as it is written. */
export type Asked = Omit<Query, "limit" | "cursor" | "sort" | "q" | "include_total">;

export async function list(ctx: Ctx, input: Query): Promise<JsonText> {
  const { limit, cursor, sort, q: text, include_total, ...asked } = input;
  const filter = await filterOf(ctx, asked);
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

/** The filters of a query, with the condition of the segment that it names. */
export async function filterOf(ctx: Ctx, { segment, ...filter }: Asked): Promise<Filter> {
  if (!segment) return filter;
  return { ...filter, segment: { condition: await segments.conditionOf(ctx, segment), at: ctx.now() } };
}

function withHighlight({ item, keys }: JsonRow, text: string): JsonRow {
  const [value = null, id = null, snippet = null] = keys;
  const highlight = snippet === null ? null : highlighted(String(snippet), text);
  return { item: `${item.slice(0, -1)},"highlight":${JSON.stringify(highlight)}}`, keys: [value, id] };
}
