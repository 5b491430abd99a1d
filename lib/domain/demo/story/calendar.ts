import { TZDate } from "@date-fns/tz";
import type { Random } from "./random.ts";

export const timeZone = "Europe/Lisbon";
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** How busy the shop's hours are, from midnight on; people write in the evening. */
const hours = [2, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 4, 5, 6, 6, 7, 6, 5, 5, 6, 7, 9, 12, 14, 13, 9, 5];

/** From Sunday to Saturday. */
const weekdays = [1.3, 0.85, 0.85, 0.9, 0.95, 1.1, 1.45];

/** When conversations begin: over the last days up to `latest`, a little more of them each week. Sorted. */
export function startTimes(random: Random, latest: Date, days: number, count: number): Date[] {
  const today = new TZDate(latest, timeZone);
  const moments = Array.from({ length: days + 1 }, (_, index) => index).flatMap((back) =>
    hours.map((weight, hourOfDay) => {
      const at = new TZDate(today.getFullYear(), today.getMonth(), today.getDate() - back, hourOfDay, timeZone);
      const growth = 1.3 - (0.55 * back) / days;
      return { at: at.getTime(), weight: weight * growth * (weekdays[at.getDay()] ?? 1) };
    }),
  );
  const past = moments.filter(({ at }) => at + hour <= latest.getTime() && at > latest.getTime() - days * day);
  const starts = Array.from(
    { length: count },
    () => random.pickBy(past, ({ weight }) => weight).at + random.int(0, hour - 1),
  );
  return starts.sort((a, b) => a - b).map((time) => new Date(time));
}

/** The day that lies so many working days ahead, or back when negative. */
export function workingDays(from: Date, count: number): Date {
  const step = Math.sign(count) * day;
  let at = from.getTime();
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    const weekday = new TZDate(at, timeZone).getDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(at);
}

/** 0 in the morning, 1 in the afternoon, 2 in the evening and at night. */
export function partOfDay(at: Date): 0 | 1 | 2 {
  const hourOfDay = new TZDate(at, timeZone).getHours();
  if (hourOfDay >= 5 && hourOfDay < 12) return 0;
  return hourOfDay >= 12 && hourOfDay < 19 ? 1 : 2;
}

export const daysBefore = (from: Date, count: number) => new Date(from.getTime() - count * day);
