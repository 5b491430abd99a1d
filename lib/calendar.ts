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
  const midnight = asUtc(date);
  // Zones lie between 12 hours behind and 14 ahead, so these surround midnight wherever it is.
  const before = offsetAt(midnight - 15 * 60 * MINUTE, zone);
  const after = offsetAt(midnight + 13 * 60 * MINUTE, zone);
  const candidates = [midnight - Math.max(before, after), midnight - Math.min(before, after)];
  const real = candidates.find((time) => midnight - time === offsetAt(time, zone));
  return new Date(real ?? midnight - before);
}
