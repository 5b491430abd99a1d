import { errorFunction } from "simple-statistics";
import type { z } from "zod";
import type { MetricKind } from "../definitions/catalogue.ts";
import { type Figure, rounded } from "../definitions/figures.ts";
import { timesOf } from "../rollups/percentiles.ts";
import type { Spread } from "../rollups/tally.ts";
import type { Trend as TrendSchema } from "./contract.ts";

export type Trend = z.output<typeof TrendSchema>;

const significantBelow = 0.05;
/** With fewer, the normal approximation says too much. */
const enough = 5;

/** One side of a comparison; where the metric is made from them, all values. */
export type Side = { figure: Figure; values?: Spread };

export type Comparable = { kind: MetricKind; unit: string };

/** How a figure has changed, and whether chance alone would explain it. */
export function trendOf(metric: Comparable, now: Side, before: Side): Trend {
  const [value, previous] = [now.figure.value, before.figure.value];
  const known = value !== null && previous !== null;
  const change = known ? rounded(value - previous, 4) : null;
  const relative = known && previous !== 0 ? rounded((value - previous) / Math.abs(previous), 4) : null;
  const probability = known ? pValue(metric, now, before) : null;
  const p_value = probability === null ? null : rounded(probability, 4);
  return { previous, change, relative, p_value, significant: p_value !== null && p_value < significantBelow };
}

function pValue({ kind, unit }: Comparable, now: Side, before: Side): number | null {
  if (kind === "share") return ofShares(now.figure, before.figure);
  // Messages come many at a time, so their number spreads wider than that of what happens one by one.
  if (kind === "count") return unit === "messages" ? null : ofCounts(now.figure.value ?? 0, before.figure.value ?? 0);
  if (now.values && before.values) return ofValues(now.values, before.values);
  return null;
}

const twoSided = (z: number) => 1 - errorFunction(Math.abs(z) / Math.SQRT2);

/** Of events that happen independently of each other, as conversations do. */
function ofCounts(one: number, other: number): number | null {
  return one + other < 2 * enough ? null : twoSided((one - other) / Math.sqrt(one + other));
}

/** The test of two proportions with a common variance. */
function ofShares(one: Figure, other: Figure): number | null {
  const [n, m] = [one.base ?? 0, other.base ?? 0];
  const common = (one.count + other.count) / (n + m);
  const expected = Math.min(n, m) * Math.min(common, 1 - common);
  if (n < enough || m < enough || expected === 0) return null;
  const spread = Math.sqrt(common * (1 - common) * (1 / n + 1 / m));
  return twoSided((one.count / n - other.count / m) / spread);
}

/** Mann and Whitney's test with ties, which asks nothing of how the values are spread. */
function ofValues(one: Spread, other: Spread): number | null {
  const [n, m] = [timesOf(one), timesOf(other)];
  if (n < enough || m < enough) return null;
  let [rank, ranks, ties] = [0, 0, 0];
  for (let [i, j] = [0, 0]; i < one.length || j < other.length; ) {
    const value = Math.min(one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY);
    let [mine, theirs] = [0, 0];
    for (; one[i] === value; i += 2) mine += one[i + 1] as number;
    for (; other[j] === value; j += 2) theirs += other[j + 1] as number;
    const times = mine + theirs;
    ranks += mine * (rank + (times + 1) / 2);
    ties += times ** 3 - times;
    rank += times;
  }
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance <= 0 ? null : twoSided((ranks - (n * (n + 1)) / 2 - (n * m) / 2) / Math.sqrt(variance));
}
