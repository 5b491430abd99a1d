"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { FigureTabs } from "#components/charts/figure-tabs.tsx";
import { LinesChart } from "#components/charts/lines-chart.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Performance, performanceCsvHref, performanceQuery } from "#lib/domain/analytics/performance/hooks.ts";
import { StatusesTable } from "../calls/statuses-table.tsx";
import { FiguresSkeleton } from "../figures/figures-skeleton.tsx";
import { AnalyticsHeader } from "../frame/analytics-header.tsx";
import { PanelGrid } from "../frame/panel-grid.tsx";
import { CsvLink } from "../insights/csv-link.tsx";
import { useRange } from "../range/use-range.ts";
import { AlertRules } from "./alert-rules/alert-rules.tsx";
import { drawn, type FigureId, figureIds, pointsOf, tabsOf } from "./figures.ts";
import { QueueNow, WebhookTimes } from "./panels.tsx";
import { RoutesTable } from "./routes-table.tsx";

type PerformanceViewProps = { initialToday: string; mayChange: boolean };

const stepNames = { hour: "Hour", day: "Day", week: "Week", month: "Month" } as const;

/** How fast and how reliably calls and webhooks are answered, and who is told when they are not. */
export function PerformanceView({ initialToday, mayChange }: PerformanceViewProps) {
  const asked = useRange(initialToday, "7d");
  const [figure, setFigure] = useQueryState("figure", parseAsStringLiteral(figureIds).withDefault("times"));
  const query = { from: asked.range.start, to: asked.range.end, interval: asked.by };
  const { data, isPending, error, refetch } = useQuery(performanceQuery(query));
  return (
    <div className="flex min-h-full flex-col">
      <AnalyticsHeader
        title="Performance"
        asked={asked}
        compared={false}
        steps
        actions={<CsvLink href={performanceCsvHref(query)} what="these figures" />}
      />
      {isPending && <FiguresSkeleton />}
      {!isPending && !data && <Failure what="The figures" error={error} onRetry={refetch} />}
      {data && <Figures answer={data} figure={figure} onChoose={(id) => void setFigure(id)} />}
      <AlertRules mayChange={mayChange} />
      {data && (
        <>
          <RoutesTable routes={data.routes} />
          <PanelGrid>
            <StatusesTable statuses={data.statuses} />
            <WebhookTimes webhooks={data.webhooks} />
            <QueueNow queue={data.queue} />
          </PanelGrid>
        </>
      )}
    </div>
  );
}

type FiguresProps = { answer: Performance; figure: FigureId; onChoose: (id: FigureId) => void };

function Figures({ answer, figure, onChoose }: FiguresProps) {
  const { label, note, series, write, top } = drawn[figure];
  const choose = (value: string) => onChoose(figureIds.find((id) => id === value) ?? "times");
  const points = pointsOf(answer, figure);
  const known = points.some(({ values }) => Object.values(values).some((value) => typeof value === "number"));
  return (
    <FigureTabs label="Performance" tabs={tabsOf(answer)} value={figure} onValueChange={choose}>
      {known ? (
        <>
          <LinesChart
            title={label}
            titleHidden
            points={points}
            series={series}
            formatValue={write}
            openLabel={() => drawn[figure].open}
            periodLabel={stepNames[answer.interval]}
            top={top}
            height={300}
            className="pb-3!"
          />
          <p className="px-6 pb-4 text-ink-3 text-meta max-md:px-4">{note}</p>
        </>
      ) : (
        <EmptyState>Nothing of this is known for these days. Choose others, or make a first call.</EmptyState>
      )}
    </FigureTabs>
  );
}
