// How days and spans of days are written.

const atNoon = (date: string) => new Date(`${date}T12:00:00Z`);

function write(date: string, options: Intl.DateTimeFormatOptions): string {
  return atNoon(date).toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
}

/** "Mon 16", for an axis with room for it. */
export const weekday = (date: string) => `${write(date, { weekday: "short" })} ${Number(date.slice(8))}`;

/** "16 Nov", with the year where it is not `thisYear`. */
export function dayMonth(date: string, thisYear = date.slice(0, 4)): string {
  const year = date.startsWith(thisYear) ? undefined : "numeric";
  return write(date, { day: "numeric", month: "short", year });
}

/** "Monday, 16 November 2026". */
export const wholeDay = (date: string) => {
  const name = write(date, { weekday: "long" });
  return `${name}, ${write(date, { day: "numeric", month: "long", year: "numeric" })}`;
};

/** "November 2026". */
export const wholeMonth = (date: string) => write(date, { month: "long", year: "numeric" });

/** "Nov". */
export const shortMonth = (date: string) => write(date, { month: "short" });

/** "16 – 22 Nov", "28 Oct – 3 Nov", "28 Dec 2025 – 3 Jan", or the one day. */
export function daySpan(start: string, end: string, thisYear: string): string {
  const last = dayMonth(end, thisYear);
  if (start === end) return last;
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))} – ${last}`;
  return `${dayMonth(start, thisYear)} – ${last}`;
}
