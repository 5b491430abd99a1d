import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { filterOf } from "#lib/domain/conversations/list/service.ts";
import { policyOf } from "#lib/domain/merchants/service.ts";
import { conditions } from "#lib/domain/segments/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { Reply } from "#lib/http/respond.ts";
import { keyOf } from "../rollups/service.ts";
import { Cell, readCells } from "./cells.ts";
import { choose } from "./choose.ts";
import type { AnalyticsSeries, getConversationSeries } from "./contract.ts";
import { csvOf, rowsOf, type SeriesRow } from "./csv.ts";
import { groupOf, pairsOf, type Shown } from "./groups.ts";
import { labelsBy } from "./labels.ts";
import { fitting, queryOf } from "./query.ts";
import { endOf, planStretches, type Stretch, startOf } from "./rules.ts";

export type SeriesQuery = Omit<Input<typeof getConversationSeries>["query"], "format">;
export type Series = z.output<typeof AnalyticsSeries>;

/** Everything in it tells of the same moment. */
export function inSnapshot<T>(ctx: Ctx, read: (tx: Queryable) => Promise<T>): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    const [, found] = await Promise.all([
      tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"),
      read(tx),
    ]);
    return found;
  });
}

/** Series of metrics by group, with what they are compared with. */
export async function series(ctx: Ctx, query: SeriesQuery): Promise<Series> {
  const { from, to, time_zone, interval, metrics, group_by: dimensions = [], groups, compare, ...asked } = query;
  const now = ctx.now();
  const { time_zone: keptZone, currency } = await policyOf(ctx.db, ctx.merchantId);
  const zone = time_zone ?? keptZone;
  const { current, previous } = planStretches({ from, to, interval, compare }, zone, now);
  const chosen = await choose(ctx, metrics);
  const filter = await filterOf(ctx, asked.hour_of_week === undefined ? asked : { ...asked, time_zone: zone });
  const segments = dimensions.includes("segment") ? await conditions(ctx) : [];
  const base = queryOf(asked.hour_of_week === undefined ? asked : { ...asked, time_zone: zone });
  const shown: Shown = { chosen, currency, zone, now, base, current, previous };
  const read = (tx: Queryable, stretch: Stretch, by: typeof dimensions) =>
    readCells(tx, ctx.merchantId, { stretch, dimensions: by, filter, chosen, zone, keptZone, segments, now });
  const grouped = dimensions.length > 0;
  const [only, onlyBefore, found, foundBefore] = await inSnapshot(ctx, (tx) =>
    Promise.all([
      read(tx, current, []),
      previous && read(tx, previous, []),
      grouped ? read(tx, current, dimensions) : new Map<string, Cell>(),
      grouped && previous ? read(tx, previous, dimensions) : null,
    ]),
  );
  const onlyOf = (cells: Map<string, Cell>) => cells.get(keyOf([])) ?? new Cell();
  const before = onlyBefore && onlyOf(onlyBefore);
  const whole = { key: [], query: base, other: false, now: onlyOf(only), before };
  const { pairs, total } = pairsOf(dimensions, groups, found, foundBefore, shown, labelsBy(segments));
  return {
    time_zone: zone,
    currency,
    interval,
    generated_at: now.toISOString(),
    ...boundsOf(current),
    compared_with: previous && boundsOf(previous),
    group_by: dimensions,
    metrics: chosen.map(({ metric }) => fitting(metric, base, dimensions)),
    total: groupOf(whole, shown),
    groups: pairs.map((pair) => groupOf(pair, shown)),
    groups_total: total,
  };
}

const boundsOf = (stretch: Stretch) => ({
  starts_at: startOf(stretch).toISOString(),
  ends_at: endOf(stretch).toISOString(),
});

/** The rows of the chart, for tables and exports. */
export async function* seriesRows(ctx: Ctx, query: SeriesQuery): AsyncGenerator<SeriesRow> {
  yield* rowsOf(await series(ctx, query));
}

export async function getSeries(ctx: Ctx, { format, ...query }: Input<typeof getConversationSeries>["query"]) {
  const found = await series(ctx, query);
  return format === "csv" ? csvReply("conversations", found.starts_at, csvOf(rowsOf(found))) : found;
}

export function csvReply(name: string, from: string, text: string): Reply {
  const disposition = `attachment; filename="${name}-${from.slice(0, 10)}.csv"`;
  const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": disposition };
  return new Reply(200, new Response(text).body, headers);
}
