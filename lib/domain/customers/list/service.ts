import type { Ctx } from "#lib/context.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import { behaviours } from "#lib/domain/analytics/insights/behaviour/contract.ts";
import { policyOf } from "#lib/domain/merchants/service.ts";
import * as segments from "#lib/domain/segments/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage } from "#lib/http/page.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { toMinor } from "#lib/money.ts";
import type { listCustomers } from "./contract.ts";
import * as queries from "./queries.ts";
import { orderOf } from "./rules.ts";

type Query = Input<typeof listCustomers>["query"];
export type Filter = Omit<Query, "limit" | "cursor" | "sort" | "include_total">;

export async function list(ctx: Ctx, query: Query): Promise<JsonText> {
  const { limit, cursor, sort, include_total, ...given } = query;
  const order = orderOf(sort);
  const tag = `customers ${sort}`;
  const after = cursor ? await place(ctx, order.key, decodeCursor(tag, cursor, 2)) : null;
  const filter = await filterOf(ctx, given);
  const page = { filter, order, after, limit: limit + 1 };
  const known = await segments.conditions(ctx);
  const rows = await queries.list(ctx.db, ctx.merchantId, page, known, ctx.now());
  if (include_total === "false") return jsonPage(rows, limit, tag);
  const { total, exact } = await queries.count(ctx.db, ctx.merchantId, filter, ctx.now());
  return jsonPage(rows, limit, tag, `,"total":${total},"total_is_exact":${exact}`);
}

/** A cursor tells values as the answer does; money is sorted by minor units. */
async function place(ctx: Ctx, key: string, [value = null, id = null]: (string | number | null)[]) {
  if (key !== "lifetime_value.value") return [value, id];
  const { currency } = await policyOf(ctx.db, ctx.merchantId);
  return [toMinor(Number(value), currency), id];
}

/** SQL for all customers that a filter leaves, for an export. */
export async function allRows(ctx: Ctx, filter: Filter): Promise<RowsSql> {
  const known = await segments.conditions(ctx);
  return queries.all(ctx.merchantId, await filterOf(ctx, filter), known, ctx.now());
}

async function filterOf(ctx: Ctx, query: Filter): Promise<queries.Filter> {
  const { segment, behaviour, min_lifetime_value: min, max_lifetime_value: max, ...filter } = query;
  const conditions = [
    ...(segment ? [await segments.conditionOf(ctx, segment)] : []),
    ...(behaviour ? [behaviours[behaviour].condition] : []),
  ];
  const condition = conditions.length > 0 ? { all: conditions } : undefined;
  if (min === undefined && max === undefined) return { ...filter, condition };
  const { currency } = await policyOf(ctx.db, ctx.merchantId);
  const minor = (value: number | undefined) => (value === undefined ? undefined : toMinor(value, currency));
  return { ...filter, condition, min_value_minor: minor(min), max_value_minor: minor(max) };
}
