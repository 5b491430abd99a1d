import { addDays, dateIn, startOfDay } from "#lib/calendar.ts";

/** A stretch of time as the API takes it: from a moment on, up to a moment. */
export type Period = { started_after: string | null; started_before: string | null };

/** The stretch that covers these days whole; either end may be open. */
export function periodOfDays(from: string | null, to: string | null, zone: string): Period {
  return {
    started_after: from ? startOfDay(from, zone).toISOString() : null,
    started_before: to ? startOfDay(addDays(to, 1), zone).toISOString() : null,
  };
}

/** The last so many days, today among them. */
export const lastDays = (count: number, now: Date, zone: string): Period =>
  periodOfDays(addDays(dateIn(zone, now), 1 - count), null, zone);

/** The first and the last day that a stretch touches, for two date fields. */
export function daysOfPeriod({ started_after, started_before }: Period, zone: string) {
  return {
    from: started_after ? dateIn(zone, new Date(started_after)) : null,
    to: started_before ? dateIn(zone, justBefore(started_before)) : null,
  };
}

/** "14–20 Nov", "since 14 Nov", "until 20 Nov, 18:00": with the time only where days are cut. */
export function describePeriod({ started_after, started_before }: Period, now: Date, zone: string): string {
  const ends = [started_after, started_before].filter((end) => end !== null);
  const wholeDays = ends.every((end) => startOfDay(dateIn(zone, new Date(end)), zone).getTime() === Date.parse(end));
  const format = formatFor(ends, wholeDays, now, zone);
  const from = started_after && new Date(started_after);
  const to = started_before && (wholeDays ? justBefore(started_before) : new Date(started_before));
  // Browsers and Node disagree about the spaces around the dash.
  if (from && to) return format.formatRange(from, to).replace(/\s*–\s*/, "–");
  if (from) return `since ${format.format(from)}`;
  return to ? `until ${format.format(to)}` : "any time";
}

const justBefore = (end: string) => new Date(Date.parse(end) - 1);

function formatFor(ends: string[], wholeDays: boolean, now: Date, timeZone: string): Intl.DateTimeFormat {
  const year = dateIn(timeZone, now).slice(0, 4);
  const otherYear = ends.some((end) => dateIn(timeZone, justBefore(end)).slice(0, 4) !== year);
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    timeZone,
    ...(otherYear && { year: "numeric" }),
    ...(!wholeDays && time),
  });
}
