// How days, times and shares are written on the overview.

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

/** "16 – 22 Nov", "28 Oct – 3 Nov", "28 Dec 2025 – 3 Jan", or the one day. */
export function daySpan(start: string, end: string, thisYear: string): string {
  const last = dayMonth(end, thisYear);
  if (start === end) return last;
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))} – ${last}`;
  return `${dayMonth(start, thisYear)} – ${last}`;
}

export type TimeUnit = { name: "s" | "min" | "h"; seconds: number };

/** The unit in which so many seconds are best read. */
export function timeUnit(seconds: number): TimeUnit {
  if (seconds < 90) return { name: "s", seconds: 1 };
  return seconds < 90 * 60 ? { name: "min", seconds: 60 } : { name: "h", seconds: 3600 };
}

const oneDecimal = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const atMostOneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en-GB");

/** "4.6". */
export const decimal = (value: number) => oneDecimal.format(value);

/** "1,239". */
export const count = (value: number) => whole.format(value);

/** "1 conversation", "1,018 conversations". */
export const counted = (value: number, one: string, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

/** Seconds in the unit that suits them: "1.3 s", "12 min". */
export function inOwnUnit(seconds: number): string {
  const unit = timeUnit(seconds);
  return duration(seconds / unit.seconds, unit);
}

/** "1.3 s", "12 min". */
export function duration(value: number, unit: TimeUnit): string {
  return `${atMostOneDecimal.format(value)} ${unit.name}`;
}
