import type { ChartPoint, Series } from "#components/charts/series.ts";
import type { Day, Summary } from "#lib/domain/analytics/hooks.ts";
import { dayMonth, weekday, wholeDay } from "../analytics/range/days.ts";
import { conversationsHref } from "./links.ts";
import { type TimeUnit, timeUnit } from "./words.ts";

const WEEKDAYS_UP_TO = 10;
const COMPARED_UP_TO = 31;
const USUAL = 0.85;
const OUTLIER = 4;
const HEADROOM = 1.5;

/** How conversations ended, from the bottom of the stack upwards. */
export const outcomeSeries: readonly Series[] = [
  { key: "resolved", label: "Resolved", colour: "c1" },
  { key: "unanswered", label: "Left unanswered", colour: "c0" },
  { key: "escalated", label: "Escalated", colour: "c2" },
  { key: "open", label: "Open", colour: "c3" },
];

/** "Week before", "30 days before"; beyond a month single days have nothing to say about each other. */
export function beforeLabelOf({ previous }: Summary): string | undefined {
  if (!previous || previous.days.length > COMPARED_UP_TO) return undefined;
  const days = previous.days.length;
  if (days === 1) return "Day before";
  return days === 7 ? "Week before" : `${days} days before`;
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

type Read = {
  values: (day: Day) => ChartPoint["values"];
  /** What is compared with the period before. */
  total: (day: Day) => number | null;
  /** Which of the day's conversations are behind it. */
  filter?: Record<string, string | number>;
};

function pointsOf({ period, previous }: Summary, { values, total, filter }: Read): ChartPoint[] {
  return period.days.map((day, index) => {
    const then = previous?.days[index];
    return {
      ...place(day, period.days.length),
      values: values(day),
      before: then ? total(then) : null,
      href: conversationsHref(day, filter),
    };
  });
}

/** Each day's conversations by outcome; a day leads to its rows. */
export function outcomePoints(summary: Summary): ChartPoint[] {
  return pointsOf(summary, {
    values: ({ resolved, unanswered, escalated, open }) => ({ resolved, unanswered, escalated, open }),
    total: (day) => day.conversations,
  });
}

export type AnswerScale = {
  unit: TimeUnit;
  /** Where the axis ends, if short of the highest day. */
  top?: number;
  /** The highest day of either period, in seconds. */
  highest: number;
};

/** The unit in which the days can be read, and an axis that a single slow night does not press flat. */
export function answerScale({ period, previous }: Summary): AnswerScale {
  const days = [...period.days, ...(previous?.days ?? [])];
  const known = days.flatMap((day) => day.first_response.median_seconds ?? []).toSorted((a, b) => a - b);
  const highest = known.at(-1) ?? 0;
  const usual = known[Math.ceil(known.length * USUAL) - 1] ?? 0;
  const cut = usual > 0 && highest > usual * OUTLIER;
  const unit = timeUnit(cut ? usual : highest);
  return { unit, top: cut ? (usual * HEADROOM) / unit.seconds : undefined, highest };
}

/** The median time to the first answer on each day. */
export function answerPoints(summary: Summary): ChartPoint[] {
  const { seconds } = answerScale(summary).unit;
  const median = ({ first_response: { median_seconds } }: Day) =>
    median_seconds === null ? null : median_seconds / seconds;
  return pointsOf(summary, {
    values: (day) => ({ median: median(day) }),
    total: median,
    filter: { answered: "true" },
  });
}

/** The mean score of each day. */
export function satisfactionPoints(summary: Summary): ChartPoint[] {
  return pointsOf(summary, {
    values: (day) => ({ mean: day.satisfaction.mean }),
    total: (day) => day.satisfaction.mean,
    filter: { min_satisfaction: 0 },
  });
}
