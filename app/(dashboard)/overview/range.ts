import { addDays, daysFrom } from "#lib/calendar.ts";
import { maxDays } from "#lib/domain/analytics/contract.ts";

export const presets = ["7d", "30d", "90d", "month", "custom"] as const;
export type Preset = (typeof presets)[number];

export type Range = { preset: Preset; start: string; end: string; days: number };

/** What the URL may say of a range. */
export type RangeInUrl = { range: Preset; from: string | null; to: string | null };

const lengths: Partial<Record<Preset, number>> = { "7d": 7, "30d": 30, "90d": 90 };

/** The days that the URL asks for; own days that make no sense give way to the last seven. */
export function rangeOf({ range, from, to }: RangeInUrl, today: string): Range {
  if (range === "custom") return customRange(from, to, today) ?? lastDays("7d", 7, today);
  if (range === "month") return between("month", `${today.slice(0, 8)}01`, today);
  return lastDays(range, lengths[range] ?? 7, today);
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

/** As many days, right before. */
export function daysBefore({ start, days }: Range): { start: string; end: string } {
  return { start: addDays(start, -days), end: addDays(start, -1) };
}
