"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { ExportLink } from "#app/(dashboard)/exports/export-link.tsx";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { FigureTabs } from "#components/charts/figure-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MetricId } from "#lib/domain/analytics/definitions/catalogue.ts";
import type { Dimension } from "#lib/domain/analytics/definitions/dimensions.ts";
import { ownMetricsQuery } from "#lib/domain/analytics/metrics/hooks.ts";
import { AnalyticsHeader } from "../frame/analytics-header.tsx";
import { useAnalyticsFilters } from "../frame/use-analytics-filters.ts";
import { useRange } from "../range/use-range.ts";
import { FigureChart } from "./figure-chart.tsx";
import { figureTab } from "./figure-tab.ts";
import { FiguresSkeleton } from "./figures-skeleton.tsx";
import { GroupMenu } from "./group-menu.tsx";
import { GroupTable } from "./group-table.tsx";
import { PageMenu } from "./page-menu.tsx";
import { type Scope, useFigures } from "./use-figures.ts";

const MOST_OWN = 15;

export type PanelsProps = {
  scope: Scope;
  /** This page, grouped by something. */
  groupedBy: (dimension: Dimension) => string;
};

type FiguresViewProps = {
  title: string;
  metrics: readonly MetricId[];
  initialToday: string;
  mayExport: boolean;
  /** Shows the shop's own figures after the others; `make` where the role may change them. */
  own?: "show" | "make";
  /** What stands below the chart. */
  panels: (props: PanelsProps) => ReactNode;
};

/** Five figures, each a tab that picks the chart; below it groups and panels about the same conversations. */
export function FiguresView({ title, metrics, initialToday, mayExport, own, panels }: FiguresViewProps) {
  const asked = useRange(initialToday);
  const narrowed = useAnalyticsFilters();
  const search = useSearchParams();
  const ownMetrics = useQuery({ ...ownMetricsQuery, enabled: own !== undefined }).data?.data ?? [];
  const all = [...metrics, ...ownMetrics.slice(0, MOST_OWN).map(({ id }) => id)];
  const { answer, query, scope, groups, chosen, choose, groupBy } = useFigures(all, asked, narrowed);

  const groupedBy = (dimension: Dimension) => {
    const next = new URLSearchParams(search);
    next.set("group", dimension);
    return `?${next}`;
  };
  return (
    <div className="flex min-h-full flex-col">
      <AnalyticsHeader
        title={title}
        asked={asked}
        steps
        narrowed={narrowed}
        actions={
          <>
            <GroupMenu groups={groups} onChange={groupBy} />
            {mayExport && <ExportLink resource="analytics" query={query} />}
            <PageMenu
              query={query}
              mayMake={own === "make"}
              chosen={ownMetrics.find(({ id }) => id === chosen) ?? null}
              onMade={choose}
            />
          </>
        }
      />
      <Answered answer={answer} chosen={chosen} choose={choose} asked={asked} title={title} />
      {answer.data && groups.length > 0 && answer.data.groups.length > 0 && <GroupTable answer={answer.data} />}
      {panels({ scope, groupedBy })}
    </div>
  );
}

type AnsweredProps = Pick<ReturnType<typeof useFigures>, "answer" | "chosen" | "choose"> & {
  asked: ReturnType<typeof useRange>;
  title: string;
};

function Answered({ answer, chosen, choose, asked, title }: AnsweredProps) {
  const { data } = answer;
  if (answer.isPending) return <FiguresSkeleton />;
  if (!data) return <Failure what="The figures" error={answer.error} onRetry={answer.refetch} />;
  const metric = data.metrics.find(({ id }) => id === chosen) ?? data.metrics[0];
  const empty = data.total.values.conversations?.value === 0 && !data.total.previous?.values.conversations?.value;
  return (
    <FigureTabs
      label={title}
      tabs={data.metrics.map((one) => figureTab(data, one))}
      value={metric?.id ?? ""}
      onValueChange={choose}
    >
      {empty && (
        <EmptyState>No conversation began in these days. Choose a longer range, or remove a filter.</EmptyState>
      )}
      {!empty && metric && <FigureChart answer={data} metric={metric} asked={asked} />}
    </FigureTabs>
  );
}
