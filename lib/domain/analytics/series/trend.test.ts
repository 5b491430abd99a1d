import { expect, test } from "vitest";
import { trendOf } from "./trend.ts";

const shares = { kind: "share", unit: "share" } as const;
const share = (count: number, base: number) => ({ figure: { value: count / base, count, base } });
const counts = { kind: "count", unit: "conversations" } as const;
const number = (value: number | null) => ({ figure: { value, count: value ?? 0 } });
const times = { kind: "duration", unit: "seconds" } as const;
const spread = (...values: number[]) => ({
  figure: { value: values[0] ?? null, count: values.length },
  values: values.toSorted((a, b) => a - b).flatMap((value) => [value, 1]),
});

test("two proportions are compared as the textbook does", () => {
  // 200 of 1000 against 160 of 1000: z = 2.328, p = 0.0199.
  expect(trendOf(shares, share(200, 1000), share(160, 1000))).toMatchObject({
    change: 0.04,
    relative: 0.25,
    p_value: 0.0199,
    significant: true,
  });
  expect(trendOf(shares, share(20, 100), share(16, 100))).toMatchObject({ significant: false });
});

test("two counts are compared as events that happen independently", () => {
  // z = 40 / √360 = 2.108, p = 0.035.
  expect(trendOf(counts, number(200), number(160)).p_value).toBeCloseTo(0.035, 3);
  expect(trendOf(counts, number(3), number(1)).p_value).toBeNull();
});

test("times are compared by their ranks, ties among them", () => {
  // U = 0 of 25 pairs: z = -12.5 / √(25 · 11 / 12) = -2.611, p = 0.009.
  expect(trendOf(times, spread(1, 2, 3, 4, 5), spread(6, 7, 8, 9, 10)).p_value).toBeCloseTo(0.009, 3);
  expect(trendOf(times, spread(1, 1, 1, 1, 1), spread(1, 1, 1, 1, 1)).p_value).toBeNull();
  expect(trendOf(times, spread(1, 2, 3), spread(6, 7, 8)).p_value).toBeNull();
});

test("what is unknown on one side has no change, and from zero there is no relative one", () => {
  expect(trendOf(counts, number(null), number(5))).toEqual({
    previous: 5,
    change: null,
    relative: null,
    p_value: null,
    significant: false,
  });
  expect(trendOf(counts, number(12), number(0))).toMatchObject({ change: 12, relative: null, significant: true });
});
