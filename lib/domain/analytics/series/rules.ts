import { addDays, addMonths, clockIn, dateIn, daysFrom, hoursBetween, mondayOf, startOfDay } from "#lib/calendar.ts";
import { invalidField } from "#lib/http/errors.ts";
import { defaultDays } from "../contract.ts";
import { type comparisons, type intervals, maxPoints } from "./contract.ts";

export type Interval = (typeof intervals)[number];
export type Comparison = (typeof comparisons)[number];

/** A stretch of time, cut into points: point `i` lasts from `edges[i]` up to `edges[i + 1]`. */
export type Stretch = { edges: Date[]; labels: string[] };

export type Asked = { from?: string; to?: string; interval: Interval; compare: Comparison };

const maxYears = 10;

export const startOf = ({ edges }: Stretch) => edges[0] as Date;
export const endOf = ({ edges }: Stretch) => edges.at(-1) as Date;

const isDay = (text: string) => text.length === 10;

/** What was asked for, and what it is compared with; a 400 names what is wrong. */
export function planStretches(asked: Asked, zone: string, now: Date): { current: Stretch; previous: Stretch | null } {
  const { from, to } = boundsOf(asked, zone, now);
  const current = cut(from, to, asked.interval, zone);
  if (asked.compare === "none") return { current, previous: null };
  const before = boundsBefore(from, to, asked, zone);
  const end = to > now ? whereNowIs(before, to, zone, now) : before.to;
  return { current, previous: cut(before.from, end, asked.interval, zone) };
}

function boundsOf(asked: Asked, zone: string, now: Date): { from: Date; to: Date } {
  const today = dateIn(zone, now);
  const endOfToday = startOfDay(addDays(today, 1), zone);
  const last = asked.to ?? today;
  const to = isDay(last) ? startOfDay(addDays(last, 1), zone) : new Date(last);
  if (to > endOfToday) {
    throw invalidField("to", "in_the_future", `It is ${today} in ${zone}; later days are not over yet.`);
  }
  const lastDay = dateIn(zone, new Date(to.getTime() - 1));
  const first = asked.from ?? addDays(lastDay, 1 - defaultDays);
  const from = isDay(first) ? startOfDay(first, zone) : new Date(first);
  if (from >= to) throw invalidField("from", "after_end", `The beginning, ${first}, comes after the end, ${last}.`);
  if (daysFrom(dateIn(zone, from), lastDay) > maxYears * 366) {
    throw invalidField("from", "too_long", `Ask for at most ${maxYears} years.`);
  }
  return { from, to };
}

const isMidnight = (moment: Date, zone: string) =>
  startOfDay(dateIn(zone, moment), zone).getTime() === moment.getTime();

/** Whole months are compared with whole months, whole days with as many days, other stretches with as long ones. */
function boundsBefore(from: Date, to: Date, { interval, compare }: Asked, zone: string): { from: Date; to: Date } {
  const [first, next] = [dateIn(zone, from), dateIn(zone, to)];
  const move = (date: string, moment: Date, moved: (date: string) => string) => {
    const since = moment.getTime() - startOfDay(date, zone).getTime();
    return new Date(startOfDay(moved(date), zone).getTime() + since);
  };
  if (compare === "year") {
    const yearBefore = (date: string) => addMonths(date, -12);
    return { from: move(first, from, yearBefore), to: move(next, to, yearBefore) };
  }
  if (!isMidnight(from, zone) || !isMidnight(to, zone)) {
    return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
  }
  const wholeMonths = interval === "month" && first.endsWith("-01") && next.endsWith("-01");
  if (!wholeMonths) return { from: startOfDay(addDays(first, 1 - daysFrom(first, next)), zone), to: from };
  const months = Math.round(daysFrom(first, next) / 30.44);
  return { from: startOfDay(addMonths(first, -months), zone), to: from };
}

/** Half a day is compared with half a day, or every morning would look like a collapse. */
function whereNowIs(before: { to: Date }, to: Date, zone: string, now: Date): Date {
  if (!isMidnight(before.to, zone)) return new Date(before.to.getTime() - (to.getTime() - now.getTime()));
  const lastDay = dateIn(zone, new Date(before.to.getTime() - 1));
  const elapsed = now.getTime() - startOfDay(dateIn(zone, now), zone).getTime();
  return new Date(Math.min(startOfDay(lastDay, zone).getTime() + elapsed, before.to.getTime()));
}

/** Cuts a stretch where hours, days, weeks or months of the zone's calendar begin; its ends may be parts of one. */
function cut(from: Date, to: Date, interval: Interval, zone: string): Stretch {
  const inner = interval === "hour" ? hoursWithin(from, to, zone) : daysWithin(from, to, interval, zone);
  if (inner.length >= maxPoints) {
    throw invalidField(
      "interval",
      "too_many_points",
      `These are more than ${maxPoints} points; take a longer interval.`,
    );
  }
  const edges = [from, ...inner, to];
  const labels = edges.slice(0, -1).map((edge) => labelOf(edge, interval, zone));
  return { edges, labels };
}

function hoursWithin(from: Date, to: Date, zone: string): Date[] {
  const hours = (to.getTime() - from.getTime()) / 3_600_000;
  return hours > maxPoints ? Array(maxPoints).fill(to) : hoursBetween(from, to, zone);
}

function daysWithin(from: Date, to: Date, interval: Interval, zone: string): Date[] {
  const next = { day: 1, week: 7 }[interval as string];
  const step = (date: string) => (next ? addDays(date, next) : addMonths(date, 1));
  const edges: Date[] = [];
  for (let date = step(labelOf(from, interval, zone).padEnd(10, "-01")); edges.length < maxPoints; date = step(date)) {
    const edge = startOfDay(date, zone);
    if (edge >= to) break;
    // A day that a zone left out lasts no time at all.
    if (edge > (edges.at(-1) ?? from)) edges.push(edge);
  }
  return edges;
}

function labelOf(moment: Date, interval: Interval, zone: string): string {
  const date = dateIn(zone, moment);
  if (interval === "hour") return `${clockIn(zone, moment).slice(0, 13)}:00`;
  if (interval === "week") return mondayOf(date);
  return interval === "month" ? date.slice(0, 7) : date;
}
