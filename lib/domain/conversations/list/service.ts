import { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import {
  metrics as catalogue,
  type MetricDefinition,
  type MetricId,
} from "#lib/domain/analytics/definitions/catalogue.ts";
import * as metrics from "#lib/domain/analytics/metrics/service.ts";
import * as segments from "#lib/domain/segments/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage } from "#lib/http/page.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { highlighted } from "../search/rules.ts";
import { type listConversations, listFilters } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Filter, type OwnTest, orderOf } from "./rules.ts";

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

/** The filters of a query, with the conditions of the segment and of the metrics that it names. */
export async function filterOf(
  ctx: Ctx,
  { segment, metric = [], metric_base = [], ...filter }: Asked,
): Promise<Filter> {
  const tests = await Promise.all([
    ...metric.map((id) => countedBy(ctx, id, "filter")),
    ...metric_base.map((id) => countedBy(ctx, id, "base_filter")),
  ]);
  const test = segment ? { condition: await segments.conditionOf(ctx, segment), at: ctx.now() } : undefined;
  return { ...filter, ...(test && { segment: test }), ...(tests.length > 0 && { own: tests }) };
}

const metricFilter = z.object(listFilters);

/** Whether a conversation is counted by a metric: of the catalogue, which says so in filters, or of the merchant's own. */
async function countedBy(ctx: Ctx, id: string, part: "filter" | "base_filter"): Promise<OwnTest> {
  if (id.startsWith("met_")) {
    const metric = await metrics.get(ctx, id);
    return (_, params) => metrics.countsSql(metric, part, params, ctx.now());
  }
  const definition: MetricDefinition = catalogue[id as MetricId];
  const filter = metricFilter.parse(definition[part] ?? {}) as Filter;
  return (merchant, params) => ["true", ...queries.conditions(filter, merchant, params)].join(" AND ");
}

function withHighlight({ item, keys }: JsonRow, text: string): JsonRow {
  const [value = null, id = null, snippet = null] = keys;
  const highlight = snippet === null ? null : highlighted(String(snippet), text);
  return { item: `${item.slice(0, -1)},"highlight":${JSON.stringify(highlight)}}`, keys: [value, id] };
}
