const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function distance(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} d`;
}

/** "4 s ago", "in 2 min", "yesterday", and a date once it is more than a week away. */
export function relativeTo(at: Date, now: Date, timeZone: string): string {
  const ms = now.getTime() - at.getTime();
  if (Math.abs(ms) < 1000) return "now";
  if (ms < 0 && ms > -7 * DAY) return `in ${distance(-ms)}`;
  if (ms >= 0 && ms < DAY) return `${distance(ms)} ago`;
  if (ms >= DAY && ms < 2 * DAY) return "yesterday";
  if (ms >= 0 && ms < 7 * DAY) return `${distance(ms)} ago`;
  return shortDate(at, now, timeZone);
}

/** "3 Sep", with the year where it is not this one. */
export function shortDate(at: Date, now: Date, timeZone: string): string {
  const yearOf = (date: Date) => date.toLocaleDateString("en-GB", { year: "numeric", timeZone });
  const year = yearOf(at) === yearOf(now) ? undefined : "numeric";
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year, timeZone });
}

/** "Sunday, 22 November 2026 at 14:06:24 WET": the whole truth for a title. */
export function absolute(at: Date, timeZone: string): string {
  return at.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "long", timeZone });
}
