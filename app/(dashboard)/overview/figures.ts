import type { ComponentProps } from "react";
import { changeOf } from "#components/charts/change.ts";
import type { FigureTile } from "#components/charts/figure-tile.tsx";
import type { Day, Period, Summary } from "#lib/domain/analytics/hooks.ts";
import type { SeriesAnswer, SeriesPart, SeriesPoint } from "#lib/domain/analytics/series/hooks.ts";
import { writingOf } from "../analytics/figures/writing.ts";
import { count, decimal, duration, timeUnit } from "../figure-words.ts";
import { conversationsHref } from "./links.ts";

export type Figure = ComponentProps<typeof FigureTile>;
const POINTS = 30;

type Read = (figures: Period | Day) => number | null;

/**
 * The five headline figures: what each was before, its shape over the days, and the rows behind it. Revenue comes from
 * an answer of its own; null where that is not there yet.
 */
export function figuresOf(summary: Summary, revenue: SeriesAnswer | null): Figure[] {
  return [
    conversations(summary),
    resolved(summary),
    earned(summary, revenue),
    firstAnswer(summary),
    satisfaction(summary),
  ];
}

/** The finished days of both periods; today would make every line end in a fall. */
function shapes({ period, previous }: Summary, read: Read) {
  const finished = period.days.filter((day) => !day.unfinished).length;
  const of = (days: Day[] = []) => thin(days.slice(0, finished).map(read));
  return { values: of(period.days), before: of(previous?.days) };
}

/** So many points at most that a line of this size stays a line: each the mean of the known days that it stands for. */
function thin(values: readonly (number | null)[]): (number | null)[] {
  const size = Math.ceil(values.length / POINTS);
  return Array.from({ length: Math.ceil(values.length / size) || 0 }, (_, index) => {
    const known = values.slice(index * size, (index + 1) * size).filter((value) => value !== null);
    return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  });
}

/** Rounded as they are written, so that the change between them is the one that a reader works out. */
function both({ period, previous }: Summary, read: Read) {
  const written = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
  return { now: written(read(period)), before: previous && written(read(previous)) };
}

function conversations(summary: Summary): Figure {
  const read: Read = (figures) => figures.conversations;
  const { now, before } = both(summary, read);
  return {
    label: "Conversations",
    figure: count(now ?? 0),
    change: changeOf(now, before, { as: "percent" }),
    from: before === null ? undefined : count(before),
    ...shapes(summary, read),
    href: conversationsHref(summary.period),
  };
}

function resolved(summary: Summary): Figure {
  const read: Read = ({ resolved_share }) => (resolved_share === null ? null : resolved_share * 100);
  const { now, before } = both(summary, read);
  return {
    label: "Resolved by the assistant",
    figure: now === null ? null : decimal(now),
    unit: "%",
    change: changeOf(now, before, { as: "difference", unit: "pts" }),
    from: before === null ? undefined : `${decimal(before)}%`,
    ...shapes(summary, read),
    href: conversationsHref(summary.period, { outcome: "resolved" }),
  };
}

function earned({ period }: Summary, answer: SeriesAnswer | null): Figure {
  const label = "Revenue after a conversation";
  const href = conversationsHref(period, { has_purchase: "true" });
  const metric = answer?.metrics[0];
  if (!answer || !metric) return { label, figure: null, href };
  const { write, change } = writingOf(metric, answer.currency, null);
  const { total } = answer;
  const value = (part: Pick<SeriesPart, "values"> | null) => part?.values[metric.id]?.value ?? null;
  const [now, before] = [value(total), value(total.previous)];
  const finished = total.points.filter((point) => !point.unfinished).length;
  const shape = (points: readonly SeriesPoint[] = []) => thin(points.slice(0, finished).map(value));
  return {
    label,
    figure: now === null ? null : write(now),
    change: changeOf(now, before, change),
    from: before === null ? undefined : write(before),
    values: shape(total.points),
    before: shape(total.previous?.points),
    href,
  };
}

function firstAnswer(summary: Summary): Figure {
  const unit = timeUnit(summary.period.first_response.median_seconds ?? 0);
  const read: Read = ({ first_response: { median_seconds } }) =>
    median_seconds === null ? null : median_seconds / unit.seconds;
  const { now, before } = both(summary, read);
  return {
    label: "First answer, median",
    figure: now === null ? null : decimal(now),
    unit: unit.name === "s" ? "s" : ` ${unit.name}`,
    change: changeOf(now, before, { as: "difference", unit: unit.name }),
    from: before === null ? undefined : duration(before, unit),
    ...shapes(summary, read),
    href: conversationsHref(summary.period, { answered: "true" }),
  };
}

function satisfaction(summary: Summary): Figure {
  const read: Read = (figures) => figures.satisfaction.mean;
  const { now, before } = both(summary, read);
  return {
    label: "Satisfaction",
    figure: now === null ? null : decimal(now),
    unit: " / 5",
    change: changeOf(now, before, { as: "difference" }),
    from: before === null ? undefined : decimal(before),
    ...shapes(summary, read),
    href: conversationsHref(summary.period, { min_satisfaction: 0 }),
  };
}
