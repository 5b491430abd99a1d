import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Asked } from "#lib/domain/conversations/list/service.ts";
import { rounded } from "../scope/rules.ts";
import { csvReply, listedBy, type Scope, scopeOf, shapeOf } from "../scope/service.ts";
import { type ComparedMetric, type compareConversations, comparedMetrics } from "./contract.ts";
import * as queries from "./queries.ts";
import {
  fewest,
  type Interval,
  type Median,
  newcombe,
  ofMean,
  ofMedians,
  ranksOfMedian,
  type Sample,
  verdictOf,
  welch,
  wilson,
} from "./rules.ts";

type Side = "a" | "b";
type Metric = (typeof comparedMetrics)[number];
type Input = z.output<(typeof compareConversations)["body"]>;
/** What is known of a metric on one side: how many have it, of a share how many of them, its value and interval. */
type Known = { count: number; part?: number; value: number | null; interval: Interval | null };
type Both = { a: Known; b: Known; interval: Interval | null };

const nothing = (side: Side): queries.Figures => ({
  ...{ side, conversations: 0, resolved: 0, escalated: 0, unanswered: 0, purchased: 0, scores: 0, satisfied: 0 },
  ...{ satisfaction_mean: null, satisfaction_variance: null, messages_mean: null, messages_variance: null },
  ...{ first_response_count: 0, duration_count: 0, overlap: 0 },
});

const enough = (a: { count: number }, b: { count: number }) => a.count >= fewest && b.count >= fewest;

/** The part of each share, what it is a share of, and how the list narrows to either. */
const shares = {
  resolved: { part: "resolved", whole: "conversations", filter: { outcome: ["resolved"] }, base: {} },
  escalated: { part: "escalated", whole: "conversations", filter: { outcome: ["escalated"] }, base: {} },
  unanswered: { part: "unanswered", whole: "conversations", filter: { outcome: ["unanswered"] }, base: {} },
  purchased: { part: "purchased", whole: "conversations", filter: { has_purchase: "true" }, base: {} },
  csat: { part: "satisfied", whole: "scores", filter: { min_satisfaction: 4 }, base: { min_satisfaction: 0 } },
} as const satisfies Record<
  string,
  { part: keyof queries.Figures; whole: keyof queries.Figures; filter: Partial<Asked>; base: Partial<Asked> }
>;

function compareShares(id: keyof typeof shares, a: queries.Figures, b: queries.Figures): Both {
  const { part, whole } = shares[id];
  const of = (figures: queries.Figures): Known => {
    const [count, some] = [figures[whole], figures[part]];
    return {
      count,
      part: some,
      value: count > 0 ? some / count : null,
      interval: count >= fewest ? wilson(some, count) : null,
    };
  };
  const [first, second] = [of(a), of(b)];
  const pair = (known: Known) => ({ part: known.part ?? 0, whole: known.count });
  return { a: first, b: second, interval: enough(first, second) ? newcombe(pair(first), pair(second)) : null };
}

function compareMeans(id: "satisfaction" | "messages", a: queries.Figures, b: queries.Figures): Both {
  const sampleOf = (figures: queries.Figures): Sample => ({
    count: id === "messages" ? figures.conversations : figures.scores,
    mean: figures[`${id}_mean`] ?? 0,
    variance: figures[`${id}_variance`] ?? 0,
  });
  const of = (sample: Sample): Known => ({
    count: sample.count,
    value: sample.count > 0 ? sample.mean : null,
    interval: sample.count >= fewest ? ofMean(sample) : null,
  });
  const [first, second] = [sampleOf(a), sampleOf(b)];
  return { a: of(first), b: of(second), interval: enough(first, second) ? welch(first, second) : null };
}

/** The two in the middle, which are one for an odd number, then the ends of the interval. */
function ranksOf(count: number): number[] {
  const { low, high } = ranksOfMedian(count);
  return [Math.floor((count + 1) / 2), Math.ceil((count + 1) / 2), low, high];
}

function compareMedians(countA: number, a: number[], countB: number, b: number[]): Both {
  const medianOf = (count: number, [first = 0, second = 0, low = 0, high = 0]: number[]): Median => ({
    count,
    median: (first + second) / 2,
    low,
    high,
  });
  const of = (median: Median): Known => ({
    count: median.count,
    value: median.count > 0 ? median.median : null,
    interval: median.count >= fewest ? { low: median.low, high: median.high } : null,
  });
  const [first, second] = [medianOf(countA, a), medianOf(countB, b)];
  return { a: of(first), b: of(second), interval: enough(first, second) ? ofMedians(first, second) : null };
}

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
