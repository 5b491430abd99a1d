import { expect, test } from "vitest";
import { expiryOf } from "./expiry.ts";

const now = new Date("2026-11-22T23:30:00Z");

test.each([
  ["30", "2026-12-22T23:30:00.000Z"],
  ["90", "2027-02-20T23:30:00.000Z"],
  ["365", "2027-11-22T23:30:00.000Z"],
  ["never", undefined],
] as const)("a key that ends after %s ends at %s", (choice, end) => {
  expect(expiryOf(choice, "", now, "Europe/Berlin")).toBe(end);
});

test.each([
  ["Europe/Berlin", "2026-12-01", "2026-12-01T22:59:59.999Z"],
  ["America/New_York", "2026-12-01", "2026-12-02T04:59:59.999Z"],
  ["Asia/Kolkata", "2026-12-01", "2026-12-01T18:29:59.999Z"],
  // The night of the change to summer time, and the last day of a year.
  ["Europe/Berlin", "2027-03-28", "2027-03-28T21:59:59.999Z"],
  ["UTC", "2026-12-31", "2026-12-31T23:59:59.999Z"],
])("in %s the day %s ends at %s", (zone, day, end) => {
  expect(expiryOf("day", day, now, zone)).toBe(end);
});

test("no day is no time yet", () => {
  expect(expiryOf("day", "", now, "UTC")).toBe("");
});
