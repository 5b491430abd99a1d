import { expect, test } from "vitest";
import { type Asked, planStretches, type Stretch } from "./rules.ts";

const now = new Date("2026-11-22T14:06:00Z");
const plan = (asked: Partial<Asked>, zone = "Europe/Lisbon", at = now) =>
  planStretches({ interval: "day", compare: "previous", ...asked }, zone, at);
const iso = (stretch: Stretch | null, index: number) => stretch?.edges.at(index)?.toISOString();
const hours = ({ edges }: Stretch) =>
  edges.slice(1).map((edge, index) => (edge.getTime() - (edges[index] as Date).getTime()) / 3_600_000);

test("days, weeks and months begin by the zone's calendar, and the first and last may be parts", () => {
  const weeks = plan({ interval: "week", from: "2026-10-21", to: "2026-11-03" }).current;
  expect(weeks.labels).toEqual(["2026-10-19", "2026-10-26", "2026-11-02"]);
  expect(hours(weeks)).toEqual([5 * 24 + 1, 7 * 24, 2 * 24]);
  const months = plan({ interval: "month", from: "2026-01-31", to: "2026-03-01" }).current;
  expect(months.labels).toEqual(["2026-01", "2026-02", "2026-03"]);
  expect(hours(months)).toEqual([24, 28 * 24, 24]);
});

test("a day on which the clock changes has 23 or 25 hours, each a point of its own", () => {
  const ofDay = (day: string, zone: string) => plan({ interval: "hour", from: day, to: day }, zone).current;
  expect(ofDay("2026-03-08", "America/New_York").labels.slice(0, 4)).toEqual(
    [0, 1, 3, 4].map((hour) => `2026-03-08T0${hour}:00`),
  );
  const back = ofDay("2026-11-01", "America/New_York");
  expect(back.labels.slice(0, 4)).toEqual([0, 1, 1, 2].map((hour) => `2026-11-01T0${hour}:00`));
  expect(hours(back)).toEqual(Array(25).fill(1));
});

test("hours begin by the clock where it is off by quarters, and where it changes by half an hour", () => {
  const kathmandu = plan({ interval: "hour", from: "2026-11-01", to: "2026-11-01" }, "Asia/Kathmandu").current;
  expect(iso(kathmandu, 1)).toBe("2026-10-31T19:15:00.000Z");
  const forward = plan({ interval: "hour", from: "2026-10-04", to: "2026-10-04" }, "Australia/Lord_Howe").current;
  expect(hours(forward).slice(0, 4)).toEqual([1, 1, 0.5, 1]);
  const back = plan({ interval: "hour", from: "2026-04-05", to: "2026-04-05" }, "Australia/Lord_Howe").current;
  expect(hours(back).slice(0, 3)).toEqual([1, 1.5, 1]);
});

test("a stretch of days is compared with as many days before, whole months with whole months", () => {
  const days = plan({ from: "2026-03-01", to: "2026-03-31" }).previous;
  expect([days?.labels[0], days?.labels.at(-1)]).toEqual(["2026-01-29", "2026-02-28"]);
  const months = plan({ interval: "month", from: "2026-03-01", to: "2026-04-30" }).previous;
  expect(months?.labels).toEqual(["2026-01", "2026-02"]);
});

test("the year before is the same days of the calendar", () => {
  const { previous } = plan({ compare: "year", from: "2024-02-28", to: "2024-02-29" });
  expect([iso(previous, 0), iso(previous, -1)]).toEqual(["2023-02-28T00:00:00.000Z", "2023-03-01T00:00:00.000Z"]);
});

test("while today is running, what it is compared with ends as far into its last day", () => {
  expect(iso(plan({ from: "2026-11-16" }).previous, -1)).toBe("2026-11-15T14:06:00.000Z");
  expect(iso(plan({ from: "2026-11-16", compare: "year" }).previous, -1)).toBe("2025-11-22T14:06:00.000Z");
});

test("moments are taken as they are", () => {
  const { current, previous } = plan({ from: "2026-11-01T10:30:00Z", to: "2026-11-03T01:00:00+01:00" });
  expect(current.edges.map((edge) => edge.toISOString())).toEqual([
    "2026-11-01T10:30:00.000Z",
    "2026-11-02T00:00:00.000Z",
    "2026-11-03T00:00:00.000Z",
  ]);
  expect([iso(previous, 0), iso(previous, -1)]).toEqual(["2026-10-30T21:00:00.000Z", "2026-11-01T10:30:00.000Z"]);
});

test("a day that a zone left out is no point", () => {
  const { current } = plan({ from: "2011-12-29", to: "2012-01-01" }, "Pacific/Apia");
  expect(current.labels).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
});

test("what is too long, turned round or still to come is refused by name", () => {
  expect(() => plan({ from: "2026-11-02", to: "2026-11-01" })).toThrow("comes after the end");
  expect(() => plan({ to: "2026-11-23" })).toThrow("It is 2026-11-22 in Europe/Lisbon");
  expect(() => plan({ interval: "hour", from: "2026-01-01" })).toThrow("more than 1000 points");
  expect(() => plan({ interval: "month", from: "1990-01-01" })).toThrow("at most 10 years");
});
