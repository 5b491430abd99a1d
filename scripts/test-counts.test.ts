import { expect, test } from "vitest";
import { playwrightCounts, summary, vitestCounts } from "./test-counts.ts";

const vitest = { success: true, numPassedTests: 5, numFailedTests: 0, numPendingTests: 1 };
const playwright = { stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 0 }, errors: [] };

test("the sum of both suites is the last line", () => {
  const counts = [vitestCounts(vitest), playwrightCounts(playwright)];
  expect(summary(counts)).toEqual({ line: "9 passed, 0 failed, 1 skipped", sound: true });
});

test("a file that does not load, a start that fails and a missing report are failures", () => {
  expect(vitestCounts({ ...vitest, success: false }).failed).toBe(1);
  expect(playwrightCounts({ ...playwright, errors: ["no start"] }).failed).toBe(1);
  expect(vitestCounts(null).failed).toBe(1);
  expect(playwrightCounts(null).failed).toBe(1);
});

test("a suite without tests is not sound", () => {
  expect(summary([vitestCounts(vitest), { passed: 0, failed: 0, skipped: 0 }]).sound).toBe(false);
  expect(summary([]).sound).toBe(false);
});
