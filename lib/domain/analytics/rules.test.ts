import { expect, test } from "vitest";
import { figuresOf, nothing, periodOf, planSpans, type Span } from "./rules.ts";

const lisbon = "Europe/Lisbon";
const now = new Date("2026-11-22T14:06:00Z");
const plan = (start: string | undefined, end: string | undefined, zone = lisbon, at = now) =>
  planSpans({ start, end, compare: "previous" }, zone, at);
const iso = (span: Span | null, index: number) => span?.edges.at(index)?.toISOString();
const hours = (span: Span) =>
  span.edges.slice(1).map((edge, index) => (edge.getTime() - (span.edges[index] as Date).getTime()) / 3_600_000);

test("without days it is the last 30, today included", () => {
  const { period, previous } = plan(undefined, undefined);
  expect([period.start, period.end, period.edges.length]).toEqual(["2026-10-24", "2026-11-22", 31]);
  expect([previous?.start, previous?.end, previous?.edges.length]).toEqual(["2026-09-24", "2026-10-23", 31]);
});

test("today is the merchant's, not the server's", () => {
  const late = new Date("2026-11-22T23:30:00Z");
  expect(plan(undefined, undefined, "Asia/Tokyo", late).period.end).toBe("2026-11-23");
  expect(plan(undefined, undefined, "America/New_York", late).period.end).toBe("2026-11-22");
});

test("the days on which the clock changes have 23 and 25 hours", () => {
  expect(hours(plan("2026-03-28", "2026-03-30").period)).toEqual([24, 23, 24]);
  expect(hours(plan("2026-10-24", "2026-10-26").period)).toEqual([24, 25, 24]);
});

test("the period before has as many days and ends where the period begins", () => {
  const { period, previous } = plan("2026-03-01", "2026-03-31");
  expect([previous?.start, previous?.end]).toEqual(["2026-01-29", "2026-02-28"]);
  expect(iso(previous, -1)).toBe(iso(period, 0));
});

test("while today is running, the period before is cut where today has come to", () => {
  const { period, previous } = plan("2026-11-16", "2026-11-22");
  expect(iso(period, -1)).toBe("2026-11-23T00:00:00.000Z");
  expect(iso(previous, -1)).toBe("2026-11-15T14:06:00.000Z");
  expect(previous?.edges).toHaveLength(8);
});

test("a long day is never compared with more than the whole of a shorter one", () => {
  const lastHour = new Date("2026-10-25T23:40:00Z");
  const { period, previous } = plan("2026-10-25", "2026-10-25", lisbon, lastHour);
  expect(hours(period)).toEqual([25]);
  expect(iso(previous, -1)).toBe(iso(period, 0));
});

test("no comparison is made when none is wanted", () => {
  expect(planSpans({ compare: "none" }, lisbon, now).previous).toBeNull();
});

test("days that are too many, turned round or still to come are refused by name", () => {
  expect(() => plan("2026-11-22", "2026-11-21")).toThrow(
    "The first day, 2026-11-22, comes after the last, 2026-11-21.",
  );
  expect(() => plan("2025-10-18", "2026-11-22")).toThrow("at most 400 days; these are 401");
  expect(plan("2025-10-19", "2026-11-22").period.edges).toHaveLength(401);
  expect(() => plan("2026-11-22", "2026-11-23")).toThrow("It is 2026-11-22 in Europe/Lisbon");
});

test("without conversations every ratio is unknown, not zero", () => {
  const { conversations, resolved_share, first_response, satisfaction, messages_per_conversation } = figuresOf(nothing);
  expect(conversations).toBe(0);
  expect([resolved_share, messages_per_conversation]).toEqual([null, null]);
  expect(first_response).toEqual({ count: 0, median_seconds: null, p90_seconds: null });
  expect(satisfaction).toEqual({ count: 0, mean: null });
});

test("the worst score there is stays apart from no score", () => {
  expect(figuresOf({ ...nothing, scores: 1, mean_score: 0 }).satisfaction).toEqual({ count: 1, mean: 0 });
});

test("a day without a row is there, and only today is unfinished", () => {
  const { period } = plan("2026-11-20", "2026-11-22");
  const counts = { ...nothing, conversations: 3, resolved: 2, open: 1, messages: 10 };
  const { days, ends_at, resolved_share, messages_per_conversation } = periodOf(
    period,
    counts,
    new Map([[1, counts]]),
    "2026-11-22",
  );
  expect(days.map((day) => [day.date, day.conversations, day.unfinished])).toEqual([
    ["2026-11-20", 0, false],
    ["2026-11-21", 3, false],
    ["2026-11-22", 0, true],
  ]);
  expect([resolved_share, messages_per_conversation]).toEqual([0.6667, 3.33]);
  expect(days.at(-1)?.ends_at).toBe(ends_at);
});
