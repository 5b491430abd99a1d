import { addDays, addMonths, daysFrom, startOfDay } from "#lib/calendar.ts";
import { maxDays } from "#lib/domain/analytics/contract.ts";

export const presets = ["today", "7d", "30d", "90d", "month", "last-month", "quarter", "year", "custom"] as const;
export type Preset = (typeof presets)[number];

export const comparisons = ["previous", "year", "none"] as const;
export type Comparison = (typeof comparisons)[number];

export const intervals = ["hour", "day", "week", "month"] as const;
export type Interval = (typeof intervals)[number];

/** `months` where whole months are looked at by month: they are compared with as many whole months. */
export type Range = { preset: Preset; start: string; end: string; days: number; months?: number };

/** What the URL may say of a range. */
export type RangeInUrl = { range: Preset; from: string | null; to: string | null };

const lengths: Partial<Record<Preset, number>> = { today: 1, "7d": 7, "30d": 30, "90d": 90 };

const firstOfMonth = (date: string) => `${date.slice(0, 8)}01`;
const firstOfYear = (date: string) => `${date.slice(0, 5)}01-01`;

function firstOfQuarter(date: string): string {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 5)}${String(month).padStart(2, "0")}-01`;
}

/** The days that the URL asks for; own days that make no sense give way to the last seven. */
export function rangeOf({ range, from, to }: RangeInUrl, today: string): Range {
  switch (range) {
    case "custom":
      return customRange(from, to, today) ?? lastDays("7d", 7, today);
    case "month":
      return between(range, firstOfMonth(today), today);
    case "quarter":
      return between(range, firstOfQuarter(today), today);
    case "year":
      return between(range, firstOfYear(today), today);
    case "last-month": {
      const last = addDays(firstOfMonth(today), -1);
      return between(range, firstOfMonth(last), last);
    }
    default:
      return lastDays(range, lengths[range] ?? 7, today);
  }
}

const lastDays = (preset: Preset, days: number, today: string) => between(preset, addDays(today, 1 - days), today);

function between(preset: Preset, start: string, end: string): Range {
  return { preset, start, end, days: daysFrom(start, end) };
}

const isDate = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

function customRange(from: string | null, to: string | null, today: string): Range | null {
  if (!isDate(from) || !isDate(to) || problemOf(from, to, today)) return null;
  return between("custom", from, to);
}

/** Why two days make no range, as a sentence for the picker; null when they do. */
export function problemOf(from: string, to: string, today: string): string | null {
  if (!isDate(from) || !isDate(to)) return "Choose a first and a last day.";
  if (from > to) return "The first day comes after the last.";
  if (to > today) return "The last day is still to come.";
  if (daysFrom(from, to) > maxDays) return `Choose at most ${maxDays} days.`;
  return null;
}

/** As many days or whole months, right before. */
export function daysBefore({ start, days, months }: Pick<Range, "start" | "days" | "months">) {
  return { start: months ? addMonths(start, -months) : addDays(start, -days), end: addDays(start, -1) };
}

/** How many whole months a range is, by the calendar; undefined where it is not, or looked at by other steps. */
export function wholeMonths({ start, end }: Pick<Range, "start" | "end">, by: Interval): number | undefined {
  const next = addDays(end, 1);
  if (by !== "month" || !start.endsWith("-01") || !next.endsWith("-01")) return undefined;
  const count = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return count(next) - count(start);
}

/** The moments between which the days of a range lie, as the API takes them: from the first, up to the second. */
export function momentsOf({ start, end }: Pick<Range, "start" | "end">, zone: string): { from: string; to: string } {
  return { from: startOfDay(start, zone).toISOString(), to: startOfDay(addDays(end, 1), zone).toISOString() };
}

const fits: Record<Interval, (days: number) => boolean> = {
  hour: (days) => days <= 7,
  day: () => true,
  week: (days) => days > 7,
  month: (days) => days > 31,
};

/** The steps in which so many days can be read. */
export const intervalsFor = (days: number): Interval[] => intervals.filter((interval) => fits[interval](days));

const DAYS_UP_TO = 45;

/** The step that was asked for where it suits the range, else the usual one. */
export function intervalOf(asked: Interval | null, days: number): Interval {
  if (asked && fits[asked](days)) return asked;
  if (days === 1) return "hour";
  return days <= DAYS_UP_TO ? "day" : "week";
}
