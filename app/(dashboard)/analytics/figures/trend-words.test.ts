import { expect, test } from "vitest";
import { trendWords } from "./trend-words.ts";

const trend = (p_value: number | null) => ({
  previous: 100,
  change: 11,
  relative: 0.11,
  p_value,
  significant: p_value !== null && p_value < 0.05,
});
const up = { direction: "up", text: "10.9%" } as const;
const before = "the 30 days before";

test("a change says in words whether it is more than chance", () => {
  expect(trendWords(trend(0.004), up, before)).toBe(
    "Up 10.9% on the 30 days before. Chance alone would seldom bring that about (p = 0.004).",
  );
  expect(trendWords(trend(0.31), up, before)).toContain("This may well be chance (p = 0.31).");
  expect(trendWords(trend(0.000001), up, before)).toContain("p < 0.001");
});

test("too little to tell is said, not hidden", () => {
  expect(trendWords(trend(null), up, before)).toContain("Too little is known");
});

test("nothing is claimed without a comparison", () => {
  expect(trendWords(undefined, up, before)).toBeNull();
  expect(trendWords(trend(0.5), { direction: "flat", text: "0.0%" }, before)).toBe("The same as the 30 days before.");
});
