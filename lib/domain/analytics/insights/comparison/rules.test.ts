import { expect, test } from "vitest";
import { newcombe, ofMean, ofMedians, ranksOfMedian, studentT, verdictOf, welch, wilson } from "./rules.ts";

test("a share's interval is Wilson's, as Newcombe's first paper of 1998 has it", () => {
  const examples: [part: number, whole: number, low: number, high: number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [part, whole, low, high] of examples) {
    const interval = wilson(part, whole);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  }
});

test("the difference of shares is Newcombe's method 10, as his second paper of 1998 has it", () => {
  const examples: [pair: [number, number, number, number], low: number, high: number][] = [
    [[56, 70, 48, 80], 0.0524, 0.3339],
    [[9, 10, 3, 10], 0.1705, 0.809],
    [[6, 7, 2, 7], 0.0582, 0.8062],
    [[5, 56, 0, 29], -0.0381, 0.1926],
    [[0, 10, 0, 20], -0.1611, 0.2775],
    [[10, 10, 0, 20], 0.6791, 1],
  ];
  for (const [[a, m, b, n], low, high] of examples) {
    const interval = newcombe({ part: a, whole: m }, { part: b, whole: n });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  }
});

test("Student's t is that of the tables", () => {
  const table: [freedom: number, value: number][] = [
    [9, 2.262],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [120, 1.98],
  ];
  for (const [freedom, value] of table) expect(studentT(freedom)).toBeCloseTo(value, 3);
});

test("means are compared as Welch did, with NIST's car mileages as the example", () => {
  // NIST/SEMATECH e-Handbook 1.3.5.3: 249 American and 79 Japanese cars.
  const american = { count: 249, mean: 20.14458, variance: 6.4147 ** 2 };
  const japanese = { count: 79, mean: 30.48101, variance: 6.10771 ** 2 };
  const interval = welch(american, japanese);
  // t = −12.94627 with 136.8750 degrees of freedom, whose t is 1.97748.
  const error = (american.mean - japanese.mean) / -12.94627;
  expect(interval.low).toBeCloseTo(-10.33643 - 1.97748 * error, 2);
  expect(interval.high).toBeCloseTo(-10.33643 + 1.97748 * error, 2);
  expect(welch({ count: 10, mean: 4, variance: 0 }, { count: 10, mean: 4, variance: 0 })).toEqual({ low: 0, high: 0 });
});

test("a mean's interval is Student's, with NIST's heat flow as the example", () => {
  // NIST/SEMATECH e-Handbook 1.3.5.2: 195 measurements, from 9.258242 to 9.264679.
  const interval = ofMean({ count: 195, mean: 9.26146, variance: 0.02278881 ** 2 });
  expect(interval.low).toBeCloseTo(9.258242, 4);
  expect(interval.high).toBeCloseTo(9.264679, 4);
});

test("a median lies between the values whose ranks the binomial tables give", () => {
  // At most 4 heads of 16 coins: 0.0384; at most 40 of 100: 0.0284.
  expect(ranksOfMedian(16)).toMatchObject({ low: 5, high: 12 });
  expect(ranksOfMedian(16).confidence).toBeCloseTo(0.9232, 4);
  expect(ranksOfMedian(100)).toMatchObject({ low: 41, high: 60 });
  expect(ranksOfMedian(100).confidence).toBeCloseTo(0.9431, 3);
  expect(ranksOfMedian(1_000_000).confidence).toBeGreaterThan(0.95);
});

test("medians of the same spread differ as the normal distribution foretells", () => {
  // Of 10,000 normal values the median's error is 1.2533 / √n; the ranks are 4901 and 5100, 0.0251 either way.
  const sample = (median: number) => ({ count: 10_000, median, low: median - 0.0251, high: median + 0.0251 });
  const { low, high } = ofMedians(sample(1.1), sample(1));
  expect((high - low) / 2).toBeCloseTo(1.96 * 0.012533 * Math.SQRT2, 3);
  expect((high + low) / 2).toBeCloseTo(0.1, 10);
});

test("a difference is only called one when its interval leaves zero out", () => {
  expect(verdictOf({ low: 0.01, high: 0.2 })).toBe("higher");
  expect(verdictOf({ low: -0.2, high: -0.01 })).toBe("lower");
  expect(verdictOf({ low: -0.01, high: 0.2 })).toBe("no_clear_difference");
  expect(verdictOf(null)).toBe("too_few");
});
