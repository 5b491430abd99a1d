"use client";

import { LinesChart } from "#components/charts/lines-chart.tsx";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import type { SeriesAnswer, SeriesMetric } from "#lib/domain/analytics/series/hooks.ts";
import { beforeName, comparedWith } from "../range/range-words.ts";
import type { AskedRange } from "../range/use-range.ts";
import { writingIn } from "./figure-tab.ts";
import { listHref } from "./list-href.ts";
import { metricName } from "./metric-names.ts";
import { drawnGroups, groupPoints, groupSeries, openWords, totalPoints } from "./series-points.ts";
import { trendWords } from "./trend-words.ts";
import { type Writing, writtenChange } from "./writing.ts";

type FigureChartProps = { answer: SeriesAnswer; metric: SeriesMetric; asked: AskedRange };

const stepNames = { hour: "Hour", day: "Day", week: "Week", month: "Month" } as const;

/** The chosen figure over time, alone with the period before or by its largest groups. */
export function FigureChart({ answer, metric, asked }: FigureChartProps) {
  const writing = writingIn(answer, metric);
  const drawn = { metric, writing };
  const groups = drawnGroups(answer);
  const alone = groups.length === 0;
  const name = metricName(metric);
  return (
    <>
      <LinesChart
        title={name}
        titleHidden
        points={alone ? totalPoints(answer, drawn) : groupPoints(answer, groups, drawn)}
        series={alone ? [{ key: "value", label: name }] : groupSeries(groups)}
        beforeLabel={alone ? beforeName(asked.range, asked.compare) : undefined}
        periodLabel={stepNames[answer.interval]}
        formatValue={writing.write}
        changeStyle={writing.change}
        top={writing.top}
        height={300}
        className="pb-3!"
      />
      <Foot answer={answer} metric={metric} asked={asked} writing={writing} />
    </>
  );
}

/** What the figure is, whether its change means anything, and the way to all that it counted. */
function Foot({ answer, metric, asked, writing }: FigureChartProps & { writing: Writing }) {
  const { total } = answer;
  const figure = total.values[metric.id];
  const change = writtenChange(writing, figure?.value ?? null, total.previous?.values[metric.id]?.value ?? null);
  const { compare, range, today } = asked;
  const trend =
    compare === "none"
      ? null
      : trendWords(total.trend[metric.id], change, comparedWith(range, compare, today.slice(0, 4)));
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-6 pb-4 text-meta max-md:px-4">
      <p className="min-w-0 flex-1 basis-80 text-pretty text-ink-3">
        {trend && <span className="text-ink-2">{trend} </span>}
        {metric.description}
      </p>
      <ArrowLink href={listHref(total.filter ?? "", metric.filter)}>{openWords(figure?.count ?? 0)}</ArrowLink>
    </div>
  );
}
