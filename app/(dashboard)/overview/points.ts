import type { ChartPoint, Series } from "#components/charts/series.ts";
import type { Day, Summary } from "#lib/domain/analytics/hooks.ts";
import { dayMonth, weekday, wholeDay } from "../analytics/range/days.ts";
import type { Comparison } from "../analytics/range/range.ts";
import { beforeName } from "../analytics/range/range-words.ts";
import { conversationsHref } from "./links.ts";

const WEEKDAYS_UP_TO = 10;
const COMPARED_UP_TO = 31;

/** How conversations ended, from the bottom of the stack upwards. */
export const outcomeSeries: readonly Series[] = [
  { key: "resolved", label: "Resolved", colour: "c1" },
  { key: "unanswered", label: "Left unanswered", colour: "c0" },
  { key: "escalated", label: "Escalated", colour: "c2" },
  { key: "open", label: "Open", colour: "c3" },
];

/** "Week before", "Year before"; beyond a month single days have nothing to say about each other. */
export function beforeLabelOf({ previous }: Summary, compare: Comparison = "previous"): string | undefined {
  if (!previous || previous.days.length > COMPARED_UP_TO) return undefined;
  return beforeName({ days: previous.days.length }, compare);
}

function place(day: Day, days: number): Pick<ChartPoint, "key" | "label" | "title" | "unfinished"> {
  const named = days <= WEEKDAYS_UP_TO;
  const label = named ? weekday(day.date) : dayMonth(day.date);
  return {
    key: day.date,
    label: day.unfinished ? "Today" : label,
    title: wholeDay(day.date),
    unfinished: day.unfinished,
  };
}

/** Each day's conversations by outcome; a day leads to its rows. */
export function outcomePoints({ period, previous }: Summary): ChartPoint[] {
  return period.days.map((day, index) => {
    const { resolved, unanswered, escalated, open } = day;
    return {
      ...place(day, period.days.length),
      values: { resolved, unanswered, escalated, open },
      before: previous?.days[index]?.conversations ?? null,
      href: conversationsHref(day),
    };
  });
}
