import { daySpan } from "./days.ts";
import { type Comparison, daysBefore, type Interval, type Preset, type Range } from "./range.ts";

export const presetNames: Record<Exclude<Preset, "custom">, string> = {
  today: "Today",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  month: "This month",
  "last-month": "Last month",
  quarter: "This quarter",
  year: "This year",
};

export const comparisonNames: Record<Comparison, string> = {
  previous: "Days before",
  year: "Year before",
  none: "Nothing",
};

export const intervalNames: Record<Interval, string> = {
  hour: "by hour",
  day: "by day",
  week: "by week",
  month: "by month",
};

const WEEK = 7;

/** "9 – 15 Nov", "the 30 days before", "a year before": what a range is compared with. */
export function comparedWith(range: Range, compare: Exclude<Comparison, "none">, thisYear: string): string {
  if (compare === "year") return "a year before";
  if (range.months) return range.months === 1 ? "the month before" : `the ${range.months} months before`;
  const before = daysBefore(range);
  if (range.days > WEEK) return `the ${range.days} days before`;
  return daySpan(before.start, before.end, thisYear);
}

/** "Day before", "Week before", "30 days before", "Month before": the comparison as a chart names it. */
export function beforeName(range: Pick<Range, "days" | "months">, compare: Comparison): string | undefined {
  if (compare === "none") return undefined;
  if (compare === "year") return "Year before";
  if (range.months) return range.months === 1 ? "Month before" : `${range.months} months before`;
  if (range.days === 1) return "Day before";
  return range.days === WEEK ? "Week before" : `${range.days} days before`;
}
