import { expect, test } from "vitest";
import { momentOf, nextRun, type ScheduleRow, wishOf } from "./rules.ts";

const daily = { frequency: "daily", weekday: null, time_of_day: "02:30", time_zone: "Europe/Berlin" } as const;

test.each([
  ["an ordinary day", "2026-03-28", "02:30", "2026-03-28T01:30:00.000Z"],
  ["the day whose clock skips it", "2026-03-29", "02:30", "2026-03-29T01:00:00.000Z"],
  ["the day on which it comes twice", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
])("on %s %s the clock shows %s at %s", (_, date, time, moment) => {
  expect(momentOf(date, time, "Europe/Berlin").toISOString()).toBe(moment);
});

test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe"])(
  "a year of daily runs in %s has one on each day, at its time",
  (time_zone) => {
    const format = new Intl.DateTimeFormat("en-CA", { timeZone: time_zone, dateStyle: "short" });
    let at = new Date("2026-01-01T12:00:00Z");
    const days = new Set<string>();
    for (let n = 0; n < 365; n++) {
      at = nextRun({ ...daily, time_zone }, at);
      days.add(format.format(at));
    }
    expect(days.size).toBe(365);
  },
);

test("a weekly run is on its weekday, and never the moment it was asked at", () => {
  const weekly = { ...daily, frequency: "weekly", weekday: 0, time_of_day: "06:30", time_zone: "UTC" } as const;
  const first = nextRun(weekly, new Date("2026-11-22T12:00:00Z"));
  expect(first.toISOString()).toBe("2026-11-23T06:30:00.000Z");
  expect(nextRun(weekly, first).toISOString()).toBe("2026-11-30T06:30:00.000Z");
});

test("the last period is made of whole days of the zone, over a change of the clock too", () => {
  const schedule = {
    ...daily,
    ...{ resource: "conversations", format: "csv", compression: "none", period: "last_period" },
    options: { filters: { status: "closed" }, include_messages: false, bom: false },
  } as unknown as ScheduleRow;
  expect(wishOf(schedule, new Date("2026-03-30T00:30:00Z")).filters).toEqual({
    status: "closed",
    started_after: "2026-03-28T23:00:00.000Z",
    started_before: "2026-03-29T22:00:00.000Z",
  });
  const weekly = wishOf({ ...schedule, frequency: "weekly" }, new Date("2026-03-30T00:30:00Z"));
  expect(weekly.filters.started_after).toBe("2026-03-22T23:00:00.000Z");
});
