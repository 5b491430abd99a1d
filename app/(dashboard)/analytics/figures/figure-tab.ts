import type { FigureTab } from "#components/charts/figure-tabs.tsx";
import type { SeriesAnswer, SeriesMetric } from "#lib/domain/analytics/series/hooks.ts";
import { metricName } from "./metric-names.ts";
import { type Writing, writingOf, writtenChange } from "./writing.ts";

/** How an answer's metric is written: durations in the unit of its headline. */
export function writingIn(answer: SeriesAnswer, metric: SeriesMetric): Writing {
  return writingOf(metric, answer.currency, answer.total.values[metric.id]?.value ?? null);
}

/** A metric of an answer as a headline figure with its change. */
export function figureTab(answer: SeriesAnswer, metric: SeriesMetric): FigureTab {
  const writing = writingIn(answer, metric);
  const value = answer.total.values[metric.id]?.value ?? null;
  const before = answer.total.previous?.values[metric.id]?.value ?? null;
  return {
    value: metric.id,
    label: metricName(metric),
    ...(value === null ? { figure: null } : writing.figure(writing.scale(value))),
    change: writtenChange(writing, value, before),
  };
}
