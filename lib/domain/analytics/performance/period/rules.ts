import { tzOffset } from "@date-fns/tz";
import { addDays, dateIn, startOfDay } from "#lib/calendar.ts";
import { invalidField } from "#lib/http/errors.ts";

/** A stretch of time cut into steps: step `i` lasts from `edges[i]` up to `edges[i + 1]` and is called `labels[i]`. */
export type Period = { edges: Date[]; labels: string[] };

export type Interval = "hour" | "day" | "week" | "month";

type Asked = { from?: string; to?: string; interval: Interval };

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const defaultDays = 30;
/** As long as figures of calls and webhooks are kept. */
const maxDays = 400;
const maxSteps = 1000;

const isDay = (text: string) => text.length === 10;

/** The steps that were asked for, or a 400 that names what is wrong. */
export function planPeriod(asked: Asked, zone: string, now: Date): Period {
  const end = endOf(asked.to, zone, now);
  const start = startOf(asked.from, end, zone);
  if (start >= end) throw invalidField("from", "after_end", "The period begins after it ends.");
  if (end.getTime() - start.getTime() > (maxDays + 1) * dayMs) {
    throw invalidField("from", "too_long", `Ask for at most ${maxDays} days.`);
  }
  const begins = stepsBetween(start, end, asked.interval, zone);
  if (begins.length > maxSteps) {
    throw invalidField("interval", "too_many", `These would be ${begins.length} steps; ${maxSteps} is the most.`);
  }
  return { edges: [...begins, end], labels: begins.map((begin) => labelOf(begin, asked.interval, zone)) };
}

function endOf(to: string | undefined, zone: string, now: Date): Date {
  const end = to ?? dateIn(zone, now);
  return isDay(end) ? startOfDay(addDays(end, 1), zone) : onQuarter("to", end);
}

function startOf(from: string | undefined, end: Date, zone: string): Date {
  if (from) return isDay(from) ? startOfDay(from, zone) : onQuarter("from", from);
  return startOfDay(addDays(dateIn(zone, new Date(end.getTime() - 1)), 1 - defaultDays), zone);
}

/** Figures are kept by quarters of an hour, which every time zone's hours and days are made of. */
function onQuarter(field: string, text: string): Date {
  const moment = new Date(text);
  if (moment.getTime() % quarterMs !== 0) {
    throw invalidField(field, "off_quarter", "Name a day, or a moment on a full quarter of an hour.");
  }
  return moment;
}

function stepsBetween(start: Date, end: Date, interval: Interval, zone: string): Date[] {
  const begins = [start];
  for (let next = nextStep(start, interval, zone); next < end; next = nextStep(next, interval, zone)) begins.push(next);
  return begins;
}

function nextStep(after: Date, interval: Interval, zone: string): Date {
  if (interval === "hour") return nextHour(after, zone);
  return startOfDay(nextDate(dateIn(zone, after), interval), zone);
}

/** The next full hour on the zone's clocks. */
function nextHour(after: Date, zone: string): Date {
  const offset = tzOffset(zone, after) * minuteMs;
  return new Date((Math.floor((after.getTime() + offset) / hourMs) + 1) * hourMs - offset);
}

function nextDate(date: string, interval: Exclude<Interval, "hour">): string {
  if (interval === "day") return addDays(date, 1);
  if (interval === "week") return addDays(mondayOf(date), 7);
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** A day, the Monday of a week, the first of a month, or an hour on the zone's clocks. */
function labelOf(begin: Date, interval: Interval, zone: string): string {
  const date = dateIn(zone, begin);
  if (interval === "week") return mondayOf(date);
  if (interval === "month") return date.slice(0, 7);
  if (interval === "day") return date;
  const local = new Date(begin.getTime() + tzOffset(zone, begin) * minuteMs);
  return local.toISOString().slice(0, 16);
}

/**
 * Which figures add up to these steps: whole hours, but for the hours in which a step begins off the hour, as days do in
 * zones such as India's; of those the quarters.
 */
export function piecesOf(edges: readonly Date[]): { cutHours: Date[]; quarters: Date[] } {
  const hours = new Set(
    edges.filter((edge) => edge.getTime() % hourMs !== 0).map((edge) => Math.floor(edge.getTime() / hourMs) * hourMs),
  );
  const [start, end] = [(edges.at(0) as Date).getTime(), (edges.at(-1) as Date).getTime()];
  const quarters = [...hours]
    .flatMap((hour) => [0, 1, 2, 3].map((quarter) => hour + quarter * quarterMs))
    .filter((quarter) => quarter >= start && quarter < end);
  return { cutHours: [...hours].map((hour) => new Date(hour)), quarters: quarters.map((quarter) => new Date(quarter)) };
}

/** What stands for each step in every series: its name, its bounds, and whether it is still filling up. */
export function pointsOf({ edges, labels }: Period, now: Date) {
  return labels.map((label, index) => {
    const [starts, ends] = [edges[index] as Date, edges[index + 1] as Date];
    return { label, starts_at: starts.toISOString(), ends_at: ends.toISOString(), unfinished: ends > now };
  });
}
