import { addDays, dateIn, daysFrom, startOfDay } from "#lib/calendar.ts";
import { invalidField } from "#lib/http/errors.ts";

/** From the first moment up to the one that is no longer counted. */
export type Stretch = { from: Date; to: Date };

export type Period = Stretch & { before: Stretch };

const usualDays = 30;
const mostDays = 400;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * What is asked for and the as long stretch right before. Of one that is still running only as much as has passed is
 * compared, or every morning would look like a collapse.
 */
export function planPeriod(asked: { from?: string; to?: string }, zone: string, now: Date): Period {
  const today = dateIn(zone, now);
  const last = asked.to ?? today;
  const to = isDay(last) ? startOfDay(addDays(last, 1), zone) : new Date(last);
  const lastDay = isDay(last) ? last : dateIn(zone, new Date(to.getTime() - 1));
  const first = asked.from ?? addDays(lastDay, 1 - usualDays);
  const from = isDay(first) ? startOfDay(first, zone) : new Date(first);
  if (from >= to) throw invalidField("from", "after_end", `The beginning, ${first}, does not come before the end.`);
  const days = daysFrom(dateIn(zone, from), lastDay);
  if (days > mostDays) throw invalidField("from", "too_long", `Ask for at most ${mostDays} days; these are ${days}.`);
  const start = isDay(first) ? startOfDay(addDays(first, -days), zone) : new Date(2 * from.getTime() - to.getTime());
  const passed = Math.max(0, Math.min(now.getTime(), to.getTime()) - from.getTime());
  const end = now < to ? new Date(Math.min(start.getTime() + passed, from.getTime())) : from;
  return { from, to, before: { from: start, to: end } };
}

const leastForTrend = 10;
/** Beyond so many standard deviations lies less than one case of twenty. */
const beyond = 1.96;

/** How a count changed. Two counts of chance differ by about the root of their sum. */
export function changeOf(count: number, before: number) {
  const together = count + before;
  const significant = together >= leastForTrend && Math.abs(count - before) / Math.sqrt(together) > beyond;
  return { before, relative: before === 0 ? null : rounded((count - before) / before), significant };
}

export const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits));

/** A part of a whole, 0 to 1; unknown without a whole. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole));

type Given = Readonly<Record<string, unknown>>;

/** Filters narrowed by more of them; null where both cannot be said at once, since then nothing meets both. */
export function narrowedBy(asked: Given, more: Given): Given | null {
  const merged: Record<string, unknown> = { ...asked };
  for (const [name, value] of Object.entries(more)) {
    const known = asked[name];
    if (value === undefined) continue;
    if (known === undefined) merged[name] = value;
    else if (Array.isArray(known) && Array.isArray(value)) merged[name] = ofBoth(name, known, value);
    else if (name === "min_satisfaction") merged[name] = Math.max(Number(known), Number(value));
    else if (known !== value) return null;
    if (Array.isArray(merged[name]) && merged[name].length === 0) return null;
  }
  return merged;
}

/** Filters of which all values hold at once; of the others any of several does. */
const holdTogether = new Set(["tag", "tag_not", "without", "page_not", "opening_question_not"]);

const ofBoth = (name: string, known: unknown[], more: unknown[]) =>
  holdTogether.has(name) ? [...new Set([...known, ...more])] : known.filter((one) => more.includes(one));
