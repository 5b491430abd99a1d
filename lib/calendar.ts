import { tzOffset } from "@date-fns/tz";

// Days of a calendar, written `2026-11-22`, and the moments at which they begin in a time zone. Browser-safe.

const MINUTE = 60_000;
const DAY = 86_400_000;

const asUtc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const isoDate = (time: number) => new Date(time).toISOString().slice(0, 10);
const offsetAt = (time: number, zone: string) => tzOffset(zone, new Date(time)) * MINUTE;

/** The day that a moment falls on. */
export function dateIn(zone: string, moment: Date): string {
  return isoDate(moment.getTime() + offsetAt(moment.getTime(), zone));
}

export function addDays(date: string, days: number): string {
  return isoDate(asUtc(date) + days * DAY);
}

/** How many days from one to the other, both counted; less than one when `end` lies before `start`. */
export function daysFrom(start: string, end: string): number {
  return Math.round((asUtc(end) - asUtc(start)) / DAY) + 1;
}

/**
 * The moment at which a day begins: midnight, the earlier of two where the clock goes back over it, and the change
 * itself where the clock skips it. TZDate picks the other one, depending on the machine's own zone.
 */
export function startOfDay(date: string, zone: string): Date {
  const key = `${date} ${zone}`;
  const known = starts.get(key) ?? findStart(date, zone);
  // Months of days are asked for again and again, and each takes 10 µs to find.
  if (starts.size >= maxStarts) starts.clear();
  starts.set(key, known);
  return new Date(known);
}

const maxStarts = 20_000;
const starts = new Map<string, number>();

function findStart(date: string, zone: string): number {
  const midnight = asUtc(date);
  // Zones lie between 12 hours behind and 14 ahead, so these surround midnight wherever it is.
  const before = offsetAt(midnight - 15 * 60 * MINUTE, zone);
  const after = offsetAt(midnight + 13 * 60 * MINUTE, zone);
  const candidates = [midnight - Math.max(before, after), midnight - Math.min(before, after)];
  const real = candidates.find((time) => midnight - time === offsetAt(time, zone));
  return real ?? midnight - before;
}

export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoDate(first.getTime() + (Math.min(day, last) - 1) * DAY);
}

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(asUtc(date)).getUTCDay() + 6) % 7));
}

/** What the clock of a zone shows, e.g. `2026-11-22T14:06`. */
export function clockIn(zone: string, moment: Date): string {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), zone)).toISOString().slice(0, 16);
}

const QUARTER = 15 * MINUTE;

/**
 * The moments between two others at which an hour of the clock begins: when it shows a full hour, also for the second
 * time, and when it jumps into another hour. Clocks are only ever changed by quarters of an hour.
 */
export function hoursBetween(from: Date, to: Date, zone: string): Date[] {
  const hours: Date[] = [];
  const first = Math.floor(from.getTime() / QUARTER) * QUARTER;
  let before = clockIn(zone, new Date(first - MINUTE));
  for (let time = first; time < to.getTime(); time += QUARTER) {
    const clock = clockIn(zone, new Date(time));
    const begins = clock.endsWith(":00") || clock.slice(0, 13) !== before.slice(0, 13);
    if (begins && time > from.getTime()) hours.push(new Date(time));
    before = clockIn(zone, new Date(time + QUARTER - MINUTE));
  }
  return hours;
}
