// How times, shares and counts are written.

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
