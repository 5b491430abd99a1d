import { expect, test } from "vitest";
import {
  daysBefore,
  intervalOf,
  intervalsFor,
  momentsOf,
  problemOf,
  type RangeInUrl,
  rangeOf,
  wholeMonths,
} from "./range.ts";
import { beforeName, comparedWith } from "./range-words.ts";

const today = "2026-11-22";
const days = (asked: Partial<RangeInUrl>) => {
  const { start, end, days } = rangeOf({ range: "7d", from: null, to: null, ...asked }, today);
  return [start, end, days];
};

test("the last days include today", () => {
  expect(days({})).toEqual(["2026-11-16", "2026-11-22", 7]);
  expect(days({ range: "30d" })).toEqual(["2026-10-24", "2026-11-22", 30]);
  expect(days({ range: "90d" })).toEqual(["2026-08-25", "2026-11-22", 90]);
});

test("this month begins on its first day", () => {
  expect(days({ range: "month" })).toEqual(["2026-11-01", "2026-11-22", 22]);
});

test("the last month, this quarter and this year are those of the calendar", () => {
  expect(days({ range: "today" })).toEqual([today, today, 1]);
  expect(days({ range: "last-month" })).toEqual(["2026-10-01", "2026-10-31", 31]);
  expect(days({ range: "quarter" })).toEqual(["2026-10-01", today, 53]);
  expect(days({ range: "year" })).toEqual(["2026-01-01", today, 326]);
  expect(rangeOf({ range: "last-month", from: null, to: null }, "2026-03-31").start).toBe("2026-02-01");
});

test("the moments of a range are its midnights in the shop's time zone, the clock's changes included", () => {
  const october = { start: "2026-10-25", end: "2026-10-25" };
  expect(momentsOf(october, "Europe/Lisbon")).toEqual({
    from: "2026-10-24T23:00:00.000Z",
    to: "2026-10-26T00:00:00.000Z",
  });
});

test("steps suit the length of the range", () => {
  expect(intervalsFor(1)).toEqual(["hour", "day"]);
  expect(intervalsFor(30)).toEqual(["day", "week"]);
  expect(intervalsFor(90)).toEqual(["day", "week", "month"]);
  expect([1, 30, 365].map((length) => intervalOf(null, length))).toEqual(["hour", "day", "week"]);
  expect(intervalOf("day", 90)).toBe("day");
  expect(intervalOf("hour", 90)).toBe("week");
});

test("own days are kept as they are in the URL", () => {
  expect(days({ range: "custom", from: "2026-02-27", to: "2026-03-01" })).toEqual(["2026-02-27", "2026-03-01", 3]);
});

test("own days that make no sense give way to the last seven", () => {
  const nonsense = [
    [null, "2026-11-01"],
    ["2026-02-30", "2026-03-01"],
    ["2026-11-02", "2026-11-01"],
    ["2026-11-01", "2026-11-23"],
    ["2020-01-01", "2026-11-01"],
    ["yesterday", "today"],
  ] as const;
  for (const [from, to] of nonsense)
    expect(days({ range: "custom", from, to })).toEqual(["2026-11-16", "2026-11-22", 7]);
});

test("the picker says why two days make no range", () => {
  expect(problemOf("2026-11-02", "2026-11-01", today)).toBe("The first day comes after the last.");
  expect(problemOf("2025-10-18", "2026-11-22", today)).toBe("Choose at most 400 days.");
  expect(problemOf("2025-10-19", "2026-11-22", today)).toBeNull();
});

test("the comparison is with as many days right before", () => {
  const range = rangeOf({ range: "month", from: null, to: null }, "2026-03-31");
  expect(daysBefore(range)).toEqual({ start: "2026-01-29", end: "2026-02-28" });
});

test("whole months by month are compared with whole months, and say so", () => {
  const autumn = { start: "2026-09-01", end: "2026-10-31" };
  expect(wholeMonths(autumn, "month")).toBe(2);
  expect(wholeMonths(autumn, "week")).toBeUndefined();
  expect(wholeMonths({ start: "2026-09-01", end: "2026-11-22" }, "month")).toBeUndefined();
  const range = { preset: "custom", days: 61, months: 2, ...autumn } as const;
  expect(daysBefore(range)).toEqual({ start: "2026-07-01", end: "2026-08-31" });
  expect(comparedWith(range, "previous", "2026")).toBe("the 2 months before");
  expect(beforeName({ ...range, months: 1 }, "previous")).toBe("Month before");
});
