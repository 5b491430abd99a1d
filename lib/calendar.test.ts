import { expect, test } from "vitest";
import { addDays, dateIn, daysFrom, startOfDay } from "./calendar.ts";

const begins = (date: string, zone: string) => startOfDay(date, zone).toISOString();

test("a day begins at midnight of its own zone, on both sides of UTC", () => {
  expect(begins("2026-11-22", "UTC")).toBe("2026-11-22T00:00:00.000Z");
  expect(begins("2026-11-22", "America/New_York")).toBe("2026-11-22T05:00:00.000Z");
  expect(begins("2026-11-22", "Pacific/Kiritimati")).toBe("2026-11-21T10:00:00.000Z");
  expect(begins("2026-11-22", "Asia/Kathmandu")).toBe("2026-11-21T18:15:00.000Z");
});

test("where the clock goes back over midnight, the day begins at the first of the two", () => {
  expect(begins("2026-10-25", "Atlantic/Azores")).toBe("2026-10-25T00:00:00.000Z");
  expect(begins("2026-11-01", "America/Havana")).toBe("2026-11-01T04:00:00.000Z");
});

test("where the clock skips midnight, the day begins with the change", () => {
  expect(begins("2026-04-24", "Africa/Cairo")).toBe("2026-04-23T22:00:00.000Z");
  expect(begins("2026-09-06", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z");
});

test("a day that a zone left out is empty", () => {
  expect(begins("2011-12-30", "Pacific/Apia")).toBe(begins("2011-12-31", "Pacific/Apia"));
});

test("in every zone, each day begins with the first moment that is called by its date", () => {
  const wrong: string[] = [];
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
    for (let date = "2026-01-01"; date < "2027-01-01"; date = addDays(date, 1)) {
      const start = startOfDay(date, zone);
      if (format.format(start) !== date || format.format(start.getTime() - 1) >= date) wrong.push(`${date} in ${zone}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a moment falls on the day of the zone", () => {
  const moment = new Date("2026-11-22T23:30:00Z");
  expect(dateIn("Europe/Berlin", moment)).toBe("2026-11-23");
  expect(dateIn("America/New_York", moment)).toBe("2026-11-22");
});

test("days are counted over the ends of months and leap years", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(daysFrom("2026-02-01", "2026-02-28")).toBe(28);
  expect(daysFrom("2026-02-02", "2026-02-01")).toBe(0);
});
