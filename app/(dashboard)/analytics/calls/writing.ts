import { count, decimal } from "../../figure-words.ts";

const SLOW_MS = 1_000;
const short = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** "84 ms", "12.4 s". */
export const milliseconds = (value: number): string =>
  value < SLOW_MS ? `${value < 10 ? short.format(value) : count(Math.round(value))} ms` : `${decimal(value / 1000)} s`;

/** "0.4%" of a share between 0 and 1, more exact the nearer it is to one of its ends. */
export function percentage(share: number): string {
  const percent = share * 100;
  const close = percent > 99 || percent < 1;
  return `${new Intl.NumberFormat("en-GB", { maximumFractionDigits: close ? 2 : 1 }).format(percent)}%`;
}

/** A figure for a headline; null when nothing is known. */
export const orNull = <Value>(value: Value | null, write: (value: Value) => string): string | null =>
  value === null ? null : write(value);
