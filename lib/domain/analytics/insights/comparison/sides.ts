import type { Asked } from "#lib/domain/conversations/list/service.ts";
import type * as queries from "./queries.ts";
import {
  fewest,
  type Interval,
  type Median,
  newcombe,
  ofMean,
  ofMedians,
  ranksOfMedian,
  type Sample,
  welch,
  wilson,
} from "./rules.ts";

type Side = "a" | "b";

/** What is known of a metric on one side: how many have it, of a share how many of them, its value and interval. */
export type Known = { count: number; part?: number; value: number | null; interval: Interval | null };
export type Both = { a: Known; b: Known; interval: Interval | null };

/** A group without conversations. */
export const nothing = (side: Side): queries.Figures => ({
  ...{ side, conversations: 0, resolved: 0, escalated: 0, unanswered: 0, purchased: 0, scores: 0, satisfied: 0 },
  ...{ satisfaction_mean: null, satisfaction_variance: null, messages_mean: null, messages_variance: null },
  ...{ first_response_count: 0, duration_count: 0, overlap: 0 },
});

const enough = (a: { count: number }, b: { count: number }) => a.count >= fewest && b.count >= fewest;

/** The part of each share, what it is a share of, and how the list narrows to either. */
export const shares = {
  resolved: { part: "resolved", whole: "conversations", filter: { outcome: ["resolved"] }, base: {} },
  escalated: { part: "escalated", whole: "conversations", filter: { outcome: ["escalated"] }, base: {} },
  unanswered: { part: "unanswered", whole: "conversations", filter: { outcome: ["unanswered"] }, base: {} },
  purchased: { part: "purchased", whole: "conversations", filter: { has_purchase: "true" }, base: {} },
  csat: { part: "satisfied", whole: "scores", filter: { min_satisfaction: 4 }, base: { min_satisfaction: 0 } },
} as const satisfies Record<
  string,
  { part: keyof queries.Figures; whole: keyof queries.Figures; filter: Partial<Asked>; base: Partial<Asked> }
>;

export function compareShares(id: keyof typeof shares, a: queries.Figures, b: queries.Figures): Both {
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

export function compareMeans(id: "satisfaction" | "messages", a: queries.Figures, b: queries.Figures): Both {
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
export function ranksOf(count: number): number[] {
  const { low, high } = ranksOfMedian(count);
  return [Math.floor((count + 1) / 2), Math.ceil((count + 1) / 2), low, high];
}

export function compareMedians(countA: number, a: number[], countB: number, b: number[]): Both {
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
