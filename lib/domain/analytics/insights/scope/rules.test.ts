import { expect, test } from "vitest";
import { changeOf, narrowedBy, planPeriod, share } from "./rules.ts";

const now = new Date("2026-11-22T14:06:00Z");
const iso = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()];

test("without days it is the last 30 in the time zone, and the 30 before as far as today has come", () => {
  const period = planPeriod({}, "Europe/Lisbon", now);
  expect(iso(period)).toEqual(["2026-10-23T23:00:00.000Z", "2026-11-23T00:00:00.000Z"]);
  expect(iso(period.before)).toEqual(["2026-09-23T23:00:00.000Z", "2026-10-23T14:06:00.000Z"]);
});

test("days are the calendar's, also where the clock changes, and moments are taken as they are", () => {
  expect(iso(planPeriod({ from: "2026-10-25", to: "2026-10-25" }, "Europe/Lisbon", now))).toEqual([
    "2026-10-24T23:00:00.000Z",
    "2026-10-26T00:00:00.000Z",
  ]);
  const moments = { from: "2026-11-01T10:00:00Z", to: "2026-11-01T16:00:00Z" };
  const period = planPeriod(moments, "UTC", now);
  expect(iso(period.before)).toEqual(["2026-11-01T04:00:00.000Z", "2026-11-01T10:00:00.000Z"]);
});

test("an end before the beginning, or too many days, are refused by name", () => {
  expect(() => planPeriod({ from: "2026-11-02", to: "2026-11-01" }, "UTC", now)).toThrow(
    "does not come before the end",
  );
  expect(() => planPeriod({ from: "2024-01-01" }, "UTC", now)).toThrow("at most 400 days");
});

test("a change is only significant when chance hardly makes it", () => {
  expect(changeOf(60, 30)).toEqual({ before: 30, relative: 1, significant: true });
  expect(changeOf(33, 30)).toEqual({ before: 30, relative: 0.1, significant: false });
  expect(changeOf(5, 0)).toEqual({ before: 0, relative: null, significant: false });
});

test("a part of nothing is unknown", () => {
  expect([share(0, 0), share(1, 3)]).toEqual([null, 0.3333]);
});

test("filters are narrowed, and what cannot be listed is no filter", () => {
  expect(narrowedBy({ channel: ["web"] }, { outcome: ["resolved"] })).toEqual({
    channel: ["web"],
    outcome: ["resolved"],
  });
  expect(narrowedBy({ outcome: ["resolved", "open"] }, { outcome: ["resolved"] })).toEqual({ outcome: ["resolved"] });
  expect(narrowedBy({ outcome: ["open"] }, { outcome: ["resolved"] })).toBeNull();
  expect(narrowedBy({ has_purchase: "false" }, { has_purchase: "true" })).toBeNull();
  expect(narrowedBy({ min_satisfaction: 4.5 }, { min_satisfaction: 4 })).toEqual({ min_satisfaction: 4.5 });
  expect(narrowedBy({ without: ["tag"] }, { without: ["page"] })).toEqual({ without: ["tag", "page"] });
});
