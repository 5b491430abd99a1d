import { expect, test } from "vitest";
import { daysOfPeriod, describePeriod, lastDays, periodOfDays } from "./period.ts";

const zone = "Europe/Lisbon";
const now = new Date("2026-11-22T14:06:00Z");
const describe = (started_after: string | null, started_before: string | null) =>
  describePeriod({ started_after, started_before }, now, zone);

test("days are taken whole, in the shop's zone", () => {
  expect(periodOfDays("2026-07-01", "2026-07-01", zone)).toEqual({
    started_after: "2026-06-30T23:00:00.000Z",
    started_before: "2026-07-01T23:00:00.000Z",
  });
  expect(lastDays(7, now, zone)).toEqual({ started_after: "2026-11-16T00:00:00.000Z", started_before: null });
});

test("a stretch leads back to the days that it was made of", () => {
  expect(daysOfPeriod(periodOfDays("2026-10-20", "2026-10-31", zone), zone)).toEqual({
    from: "2026-10-20",
    to: "2026-10-31",
  });
});

test("whole days are described as days", () => {
  expect(describe("2026-11-14T00:00:00Z", "2026-11-21T00:00:00Z")).toBe("14–20 Nov");
  expect(describe("2026-11-14T00:00:00Z", "2026-11-15T00:00:00Z")).toBe("14 Nov");
  expect(describe("2026-11-14T00:00:00Z", null)).toBe("since 14 Nov");
  expect(describe(null, "2026-11-21T00:00:00Z")).toBe("until 20 Nov");
});

test("another year is named", () => {
  expect(describe("2025-12-30T00:00:00Z", "2026-01-02T00:00:00Z")).toBe("30 Dec 2025–1 Jan 2026");
});

test("hours show where days are cut", () => {
  expect(describe("2026-11-14T09:00:00Z", "2026-11-14T10:00:00Z")).toBe("14 Nov, 09:00–10:00");
});
