import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Asked } from "#lib/domain/conversations/list/service.ts";
import { rounded } from "../scope/rules.ts";
import { csvReply, listedBy, type Scope, scopeOf, shapeOf } from "../scope/service.ts";
import { type ComparedMetric, type compareConversations, comparedMetrics } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Interval, verdictOf } from "./rules.ts";
import {
  type Both,
  compareMeans,
  compareMedians,
  compareShares,
  type Known,
  nothing,
  ranksOf,
  shares,
} from "./sides.ts";

type Side = "a" | "b";
type Metric = (typeof comparedMetrics)[number];
type Input = z.output<(typeof compareConversations)["body"]>;
const medians = ["first_response", "duration"] as const;

/** The medians of both sides, whose values are read by their ranks. */
async function readMedians(ctx: Ctx, compared: queries.Compared, a: queries.Figures, b: queries.Figures) {
  const wanted = medians.flatMap((column) =>
    [a, b].map((figures) => ({ column, side: figures.side, ranks: ranksOf(figures[`${column}_count`]) })),
  );
  const values = await queries.ranked(ctx.db, ctx.merchantId, compared, wanted);
  return Object.fromEntries(
    medians.map((column, index) => [
      column,
      compareMedians(a[`${column}_count`], values[2 * index] ?? [], b[`${column}_count`], values[2 * index + 1] ?? []),
    ]),
  ) as Record<(typeof medians)[number], Both>;
}

const bases = {
  satisfaction: { min_satisfaction: 0 },
  messages: {},
  first_response: { answered: "true" },
  duration: { status: ["resolved", "closed"] },
} as const satisfies Record<string, object>;

export async function compare(ctx: Ctx, { a, b, format, ...when }: Input) {
  const [all, scopeA, scopeB] = await Promise.all([
    scopeOf(ctx, when),
    scopeOf(ctx, { ...when, ...a }),
    b ? scopeOf(ctx, { ...when, ...b }) : null,
  ]);
  const compared = { a: scopeA, b: scopeB, all };
  const rows = await queries.figures(ctx.db, ctx.merchantId, compared);
  const of = (side: Side) => rows.find((row) => row.side === side) ?? nothing(side);
  const byMedian = await readMedians(ctx, compared, of("a"), of("b"));
  const bothOf = ({ id, kind }: Metric): Both => {
    if (kind === "share") return compareShares(id, of("a"), of("b"));
    return kind === "mean" ? compareMeans(id, of("a"), of("b")) : byMedian[id];
  };
  const metrics = comparedMetrics.map((metric) => present(metric, bothOf(metric), scopeA, scopeB));
  if (format === "csv") return asCsv(all, metrics);
  return {
    ...shapeOf(all),
    a: { conversations: { count: of("a").conversations, filter: listedBy(scopeA) } },
    b: { conversations: { count: of("b").conversations, filter: scopeB && listedBy(scopeB) } },
    overlap: of("a").overlap,
    metrics,
  };
}

const shown = (interval: Interval | null) => interval && { low: rounded(interval.low), high: rounded(interval.high) };

function present(metric: Metric, both: Both, scopeA: Scope, scopeB: Scope | null) {
  const { id, kind } = metric;
  const base = kind === "share" ? shares[id].base : bases[id];
  const part = kind === "share" ? shares[id].filter : {};
  const listing = (scope: Scope | null) => (more: object) => scope && listedBy(scope, more as Partial<Asked>);
  const side = (known: Known, filter: (more: object) => string | null) => ({
    value: known.value === null ? null : rounded(known.value),
    counted: { count: known.count, filter: filter(base) },
    part: known.part === undefined ? null : { count: known.part, filter: filter(part) },
    interval: shown(known.interval),
  });
  const { a, b, interval } = both;
  return {
    ...metric,
    a: side(a, listing(scopeA)),
    b: side(b, listing(scopeB)),
    difference: a.value === null || b.value === null ? null : rounded(a.value - b.value),
    interval: shown(interval),
    verdict: verdictOf(interval),
  };
}

type Shown = Pick<z.output<typeof ComparedMetric>, "difference" | "interval" | "verdict"> & ReturnType<typeof present>;

function asCsv(scope: Scope, metrics: Shown[]) {
  const columns = ["metric", "kind", "a", "a_count", "b", "b_count", "difference", "low", "high", "verdict"];
  const lines = metrics.map(({ label, kind, a, b, difference, interval, verdict }) => ({
    ...{ metric: label, kind, a: a.value, a_count: a.counted.count, b: b.value, b_count: b.counted.count },
    ...{ difference, low: interval?.low ?? null, high: interval?.high ?? null, verdict },
  }));
  return csvReply("comparison", scope, columns, lines);
}
