import type { z } from "zod";
import { dateIn } from "#lib/calendar.ts";
import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { policyOf } from "#lib/domain/merchants/service.ts";
import type { Input } from "#lib/http/contract.ts";
import type { AnalyticsSummary, getAnalyticsSummary } from "./contract.ts";
import * as queries from "./queries.ts";
import { keyOf } from "./rollups/service.ts";
import { countedFor, countsOf, nothing, periodOf, planSpans, type Span } from "./rules.ts";
import { Cell, type Chosen, readCells, type Values } from "./series/cells.ts";
import { choose } from "./series/choose.ts";
import { csvOf, type SeriesRow } from "./series/csv.ts";
import { trendsOf } from "./series/groups.ts";
import { listText } from "./series/query.ts";
import { planStretches } from "./series/rules.ts";
import { csvReply, inSnapshot } from "./series/service.ts";

type Query = Input<typeof getAnalyticsSummary>["query"];
type Summary = z.output<typeof AnalyticsSummary>;
type Period = Summary["period"];

/** The figures of a period, of its days, and of the period that it is compared with. */
export async function summarise(ctx: Ctx, query: Omit<Query, "format">): Promise<Summary> {
  const now = ctx.now();
  const { time_zone: keptZone, currency } = await policyOf(ctx.db, ctx.merchantId);
  const zone = query.time_zone ?? keptZone;
  const { period, previous } = spansOf(query, zone, now);
  const chosen = await choose(ctx, query.metrics);
  const facts = { currency, chosen, today: dateIn(zone, now) };
  const read = (tx: Queryable, span: Span) => cellOf(tx, ctx, span, { zone, keptZone, chosen });
  const [cell, before, waiting] = await inSnapshot(ctx, (tx) =>
    Promise.all([read(tx, period), previous && read(tx, previous), queries.countWaiting(tx, ctx.merchantId)]),
  );
  const shown = present(period, cell, facts);
  const compared = previous && before && present(previous, before, facts);
  const trend = compared && before ? trendsOf(chosen, [cell, shown.values], [before, compared.values]) : {};
  return {
    time_zone: zone,
    currency,
    generated_at: now.toISOString(),
    metrics: chosen.map(({ metric }) => metric),
    period: shown,
    previous: compared,
    trend,
    waiting,
  };
}

/** `from` and `to` may also be moments; `start` and `end` are days. */
function spansOf(query: Omit<Query, "format">, zone: string, now: Date): { period: Span; previous: Span | null } {
  const { from, to, compare } = query;
  if (from === undefined && to === undefined) return planSpans(query, zone, now);
  const { current, previous } = planStretches({ from, to, compare, interval: "day" }, zone, now);
  const spanOf = ({ edges, labels }: typeof current) => ({
    edges,
    dates: labels,
    start: labels[0] as string,
    end: labels.at(-1) as string,
  });
  return { period: spanOf(current), previous: previous && spanOf(previous) };
}

type Zones = { zone: string; keptZone: string; chosen: readonly Chosen[] };

async function cellOf(tx: Queryable, ctx: Ctx, { edges }: Span, zones: Zones): Promise<Cell> {
  const asked = { ...zones, dimensions: [], filter: {}, segments: [], more: countedFor, now: ctx.now() };
  const cells = await readCells(tx, ctx.merchantId, { ...asked, stretch: { edges, labels: [] } });
  return cells.get(keyOf([])) ?? new Cell();
}

type Facts = { currency: string; chosen: readonly Chosen[]; today: string };

function present(span: Span, cell: Cell, { currency, chosen, today }: Facts): Period {
  const byDay = new Map([...cell.tallies].map(([day, tally]) => [day, countsOf(tally)]));
  const { days, ...period } = periodOf(span, cell.size > 0 ? countsOf(cell.total) : nothing, byDay, today);
  const filterOf = (part: { starts_at: string; ends_at: string }) =>
    listText({}, new Date(part.starts_at), new Date(part.ends_at));
  const valuesAt = (day: number | "whole"): Values => cell.valuesAt(day, chosen, currency);
  return {
    ...period,
    filter: filterOf(period),
    values: valuesAt("whole"),
    days: days.map((day, index) => ({ ...day, filter: filterOf(day), values: valuesAt(index) })),
  };
}

export async function getSummary(ctx: Ctx, { format, ...query }: Query) {
  const summary = await summarise(ctx, query);
  return format === "csv" ? csvReply("summary", summary.period.starts_at, csvOf(rowsOf(summary))) : summary;
}

/** A row per day, a column per metric. */
function rowsOf({ period, previous, metrics }: Summary): SeriesRow[] {
  const valueIn = (values: Values | undefined, id: string) => values?.[id]?.value ?? null;
  return period.days.map(({ date, starts_at, ends_at, values }, index) => {
    const before = previous?.days[index]?.values;
    const columns = metrics.flatMap(({ id }) => [
      [id, valueIn(values, id)] as const,
      ...(previous ? [[`${id}_previous`, valueIn(before, id)] as const] : []),
    ]);
    return { period: date, starts_at, ends_at, ...Object.fromEntries(columns) };
  });
}
