import type { ChartPoint, Series } from "#components/charts/series.ts";
import { dateIn } from "#lib/calendar.ts";
import type { SeriesAnswer, SeriesMetric, SeriesPart, SeriesPoint } from "#lib/domain/analytics/series/hooks.ts";
import { count } from "../../figure-words.ts";
import { dayMonth, shortMonth, weekday, wholeDay, wholeMonth } from "../range/days.ts";
import type { Interval } from "../range/range.ts";
import { groupName } from "./group-name.ts";
import { listHref } from "./list-href.ts";
import type { Writing } from "./writing.ts";

const WEEKDAYS_UP_TO = 10;
const ONE_DAY_OF_HOURS = 25;
export const DRAWN_GROUPS = 5;

const clock = (moment: string, timeZone: string) =>
  new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });

type Named = Pick<ChartPoint, "label" | "title">;
type Step = Pick<SeriesPoint, "starts_at" | "ends_at" | "unfinished">;

/** A point's name on the axis and in full. */
export function nameOf(point: Step, interval: Interval, count: number, zone: string): Named {
  const date = dateIn(zone, new Date(point.starts_at));
  switch (interval) {
    case "hour": {
      const hours = `${clock(point.starts_at, zone)} – ${clock(point.ends_at, zone)}`;
      const label =
        count > ONE_DAY_OF_HOURS ? `${weekday(date)}, ${clock(point.starts_at, zone)}` : clock(point.starts_at, zone);
      return { label, title: `${wholeDay(date)}, ${hours}` };
    }
    case "day": {
      const usual = count <= WEEKDAYS_UP_TO ? weekday(date) : dayMonth(date);
      return { label: point.unfinished ? "Today" : usual, title: wholeDay(date) };
    }
    case "week":
      return { label: dayMonth(date), title: `Week from ${wholeDay(date)}` };
    case "month":
      return { label: shortMonth(date), title: wholeMonth(date) };
  }
}

/** "Open these 221": as many as the list will show. */
export function openWords(counted: number): string {
  if (counted === 0) return "Open this list";
  return counted === 1 ? "Open this one" : `Open these ${count(counted)}`;
}

type Drawn = { metric: SeriesMetric; writing: Writing };

const scaled = (point: SeriesPoint | undefined, { metric, writing }: Drawn) => {
  const value = point?.values[metric.id]?.value;
  return typeof value === "number" ? writing.scale(value) : null;
};

/** One metric over time, with the period before; each point leads to what it counted. */
export function totalPoints(answer: SeriesAnswer, drawn: Drawn): ChartPoint[] {
  const { total, interval, time_zone } = answer;
  return total.points.map((point, index) => ({
    key: point.label,
    ...nameOf(point, interval, total.points.length, time_zone),
    values: { value: scaled(point, drawn) },
    before: scaled(total.previous?.points[index], drawn),
    unfinished: point.unfinished,
    href: listHref(point.filter ?? "", drawn.metric.filter),
    openLabel: openWords(point.values[drawn.metric.id]?.count ?? 0),
  }));
}

/** The largest groups of an answer, as the series of one chart. */
export const drawnGroups = ({ groups }: SeriesAnswer): SeriesPart[] =>
  groups.filter((group) => !group.other).slice(0, DRAWN_GROUPS);

export const groupSeries = (groups: readonly SeriesPart[]): Series[] =>
  groups.map((group) => ({ key: groupKey(group), label: groupName(group) }));

export const groupKey = ({ key }: SeriesPart) => key.map(({ value }) => value ?? "").join("\n");

/** One metric over time for each of some groups; each value leads to what it counted. */
export function groupPoints(answer: SeriesAnswer, groups: readonly SeriesPart[], drawn: Drawn): ChartPoint[] {
  const at = (group: SeriesPart, index: number) => group.points[index];
  return totalPoints(answer, drawn).map((point, index) => ({
    ...point,
    before: null,
    values: Object.fromEntries(groups.map((group) => [groupKey(group), scaled(at(group, index), drawn)])),
    hrefs: Object.fromEntries(
      groups.map((group) => [groupKey(group), listHref(at(group, index)?.filter ?? "", drawn.metric.filter)]),
    ),
  }));
}
