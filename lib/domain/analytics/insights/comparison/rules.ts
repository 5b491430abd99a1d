import { probit } from "simple-statistics";

// Differences between two groups of conversations with what chance alone could make of them. The methods are those of
// the literature that is named; each is tested against its published example.

export type Interval = { low: number; high: number };

/** The standard normal value below which lie 97.5 %: two sides of 95 %. */
const z = 1.959963984540054;

/** A share's 95 % interval (Wilson 1927), which stays within 0 and 1 and holds for small samples. */
export function wilson(part: number, whole: number): Interval {
  const p = part / whole;
  const middle = p + z ** 2 / (2 * whole);
  const spread = z * Math.sqrt((p * (1 - p)) / whole + z ** 2 / (4 * whole ** 2));
  const scale = 1 + z ** 2 / whole;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

export type Share = { part: number; whole: number };

/** The difference a − b of two shares (Newcombe 1998, method 10). */
export function newcombe(a: Share, b: Share): Interval {
  const [pa, pb] = [a.part / a.whole, b.part / b.whole];
  const [wa, wb] = [wilson(a.part, a.whole), wilson(b.part, b.whole)];
  return {
    low: pa - pb - Math.hypot(pa - wa.low, wb.high - pb),
    high: pa - pb + Math.hypot(wa.high - pa, pb - wb.low),
  };
}

export type Sample = { count: number; mean: number; variance: number };

/** The value of Student's t below which lie 97.5 % (Hill 1970), exact enough from three degrees of freedom on. */
export function studentT(freedom: number): number {
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), z);
}

/** The interval of one mean. */
export function ofMean({ count, mean, variance }: Sample): Interval {
  const half = studentT(count - 1) * Math.sqrt(variance / count);
  return { low: mean - half, high: mean + half };
}

/** The difference a − b of two means, whose variances may differ (Welch 1947). */
export function welch(a: Sample, b: Sample): Interval {
  const [va, vb] = [a.variance / a.count, b.variance / b.count];
  const difference = a.mean - b.mean;
  if (va + vb === 0) return { low: difference, high: difference };
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.count - 1) + vb ** 2 / (b.count - 1));
  const half = studentT(freedom) * Math.sqrt(va + vb);
  return { low: difference - half, high: difference + half };
}

/** Which of a sample's sorted values, from 1, stand at the ends of its median's interval, and how sure that is. */
export function ranksOfMedian(count: number): { low: number; high: number; confidence: number } {
  const low = Math.max(1, Math.round((count + 1) / 2 - Math.sqrt(count)));
  return { low, high: count + 1 - low, confidence: 1 - 2 * binomialBelow(low - 1, count) };
}

/** How probable it is that at most `most` of `count` fair coins show heads. */
function binomialBelow(most: number, count: number): number {
  let logarithm = -count * Math.LN2;
  let sum = Math.exp(logarithm);
  for (let i = 1; i <= most; i++) {
    logarithm += Math.log((count - i + 1) / i);
    sum += Math.exp(logarithm);
  }
  return sum;
}

/** A median with the values at the ranks above. */
export type Median = { count: number; median: number; low: number; high: number };

/** How much a median would vary from sample to sample, by its order statistics (Price and Bonett 2001). */
function medianError({ count, low, high }: Median): number {
  const { confidence } = ranksOfMedian(count);
  return (high - low) / (2 * probit(1 - (1 - confidence) / 2));
}

/** The difference a − b of two medians (Price and Bonett 2002). */
export function ofMedians(a: Median, b: Median): Interval {
  const half = z * Math.hypot(medianError(a), medianError(b));
  return { low: a.median - b.median - half, high: a.median - b.median + half };
}

export const verdicts = ["higher", "lower", "no_clear_difference", "too_few"] as const;
export type Verdict = (typeof verdicts)[number];

/** Below so many in a group nothing is said: chance could make any difference. */
export const fewest = 10;

/** What an interval of a − b says of a. */
export function verdictOf(interval: Interval | null): Verdict {
  if (!interval) return "too_few";
  if (interval.low > 0) return "higher";
  return interval.high < 0 ? "lower" : "no_clear_difference";
}
