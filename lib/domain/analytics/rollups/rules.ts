import { addDays, dateIn, startOfDay } from "#lib/calendar.ts";
import { type Dimension, dimensionIds } from "../definitions/dimensions.ts";

// Which days are kept in parts, and which of the parts may answer.

/** Rises with what is kept of a day: what was kept before is then made anew. */
const version = 2;

/** Also the machine's knowledge of zones, by which days begin. */
export const formOf = (zone: string) => `${version} ${zone} ${process.versions.tz ?? ""}`;

/** A day's groups are kept from so many conversations on; below, reading them costs no more than the parts would. */
export const keptFrom = { total: 0, single: 50, pair: 100 } as const;

/** Up to how many values of a day and group are kept as they are; beyond, to within 1 %. */
export const exactValues = 100;
export const roundingStep = 1.02;

/**
 * Kept of each day by themselves. A segment's members change without their conversations, and of pages there are nearly as
 * many as conversations, so that keeping them would save nothing.
 */
export const keptDimensions = dimensionIds.filter((dimension) => dimension !== "segment" && dimension !== "page");

const paired: readonly Dimension[] = ["channel", "device_type", "language", "outcome", "priority"];

/** The name under which groups by these dimensions are kept; null when they are not. */
export function keptName(dimensions: readonly Dimension[]): string | null {
  const names = [...new Set(dimensions)].toSorted();
  if (names.length > 2 || !names.every((name) => keptDimensions.includes(name as never))) return null;
  if (names.length === 2 && !names.every((name) => paired.includes(name))) return null;
  return names.join(",");
}

/** All pairs that are kept, each in the order of its name. */
export const keptPairs = paired
  .toSorted()
  .flatMap((one, index, all) => all.slice(index + 1).map((other) => [one, other] as const));

/** What is known of a merchant's parts: days from `complete_from` on are kept, null: none, in the form `form`. */
export type Coverage = { form: string; complete_from: string | null };

export type Day = { date: string; from: Date; to: Date /** The point that it lies in. */; point: number };
export type Gap = { from: Date; to: Date };

/** The days of a zone that lie whole within one point each. */
export function wholeDays(edges: readonly Date[], zone: string): Day[] {
  const days: Day[] = [];
  const [first, last] = [edges[0] as Date, edges.at(-1) as Date];
  let point = 0;
  let date = dateIn(zone, first);
  for (let from = startOfDay(date, zone); from < last; ) {
    date = addDays(date, 1);
    const to = startOfDay(date, zone);
    while (point < edges.length - 2 && (edges[point + 1] as Date) <= from) point++;
    const within = from >= (edges[point] as Date) && to <= (edges[point + 1] as Date);
    if (within && to > from) days.push({ date: addDays(date, -1), from, to, point });
    from = to;
  }
  return days;
}

/** Days that are kept and that no change has made stale. */
export function cleanDays(
  days: readonly Day[],
  coverage: Coverage | null,
  zone: string,
  changed: readonly Date[],
): Day[] {
  const from = coverage?.form === formOf(zone) ? coverage.complete_from : null;
  if (from === null) return [];
  const stale = new Set(changed.flatMap((hour) => datesOfHour(hour, zone)));
  return days.filter(({ date }) => date >= from && !stale.has(date));
}

/** The days of a zone that an hour of UTC touches; where clocks are off by quarters it may be two. */
export function datesOfHour(hour: Date, zone: string): string[] {
  return [...new Set([dateIn(zone, hour), dateIn(zone, new Date(hour.getTime() + 3_599_999))])];
}

/** What lies between the first and the last moment and in none of the days. */
export function gapsBetween(first: Date, last: Date, days: readonly Gap[]): Gap[] {
  const gaps: Gap[] = [];
  let from = first;
  for (const day of days) {
    if (day.from > from) gaps.push({ from, to: day.from });
    from = day.to;
  }
  if (last > from) gaps.push({ from, to: last });
  return gaps;
}

/** Days that follow each other become one stretch. */
export function joined(days: readonly Gap[]): Gap[] {
  const stretches: Gap[] = [];
  for (const { from, to } of days) {
    const before = stretches.at(-1);
    if (before && before.to.getTime() === from.getTime()) before.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}
