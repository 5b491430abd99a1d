"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { FigureTabs } from "#components/charts/figure-tabs.tsx";
import { LinesChart } from "#components/charts/lines-chart.tsx";
import { FilterChip } from "#components/ui/chip.tsx";
import { type Usage, usageCsvHref, usageQuery } from "#lib/domain/analytics/usage/hooks.ts";
import { count } from "../../figure-words.ts";
import { StatusesTable } from "../calls/statuses-table.tsx";
import { FiguresSkeleton } from "../figures/figures-skeleton.tsx";
import { AnalyticsHeader } from "../frame/analytics-header.tsx";
import { CsvLink } from "../insights/csv-link.tsx";
import { useRange } from "../range/use-range.ts";
import { type FigureId, figureIds, notes, pointsOf, seriesOf, tabsOf } from "./figures.ts";
import { KeysTable, OperationsTable, WebhooksTable } from "./usage-tables.tsx";

const stepNames = { hour: "Hour", day: "Day", week: "Week", month: "Month" } as const;

/** Who uses the API, for what, and which limits were reached. */
export function UsageView({ initialToday }: { initialToday: string }) {
  const asked = useRange(initialToday);
  const [figure, setFigure] = useQueryState("figure", parseAsStringLiteral(figureIds).withDefault("calls"));
  const [keyId, setKeyId] = useQueryState("key_id", parseAsString.withOptions({ history: "push" }));
  const { range, by, compare } = asked;
  const query = { from: range.start, to: range.end, interval: by, compare, key_id: keyId ?? undefined };
  const { data, isPending, error, refetch } = useQuery(usageQuery(query));
  return (
    <div className="flex min-h-full flex-col">
      <AnalyticsHeader
        title="Usage"
        asked={asked}
        steps
        actions={<CsvLink href={usageCsvHref(query)} what="these figures" />}
      />
      {keyId && (
        <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-t px-6 py-2.5 max-md:px-4">
          <FilterChip
            name="Key"
            value={data?.keys.find(({ key_id }) => key_id === keyId)?.key_name ?? keyId}
            onRemove={() => void setKeyId(null)}
          />
        </div>
      )}
      {isPending && <FiguresSkeleton />}
      {!isPending && !data && <Failure what="The figures" error={error} onRetry={refetch} />}
      {data && <Figures answer={data} figure={figure} onChoose={(id) => void setFigure(id)} />}
      {data && (
        <>
          {!keyId && <KeysTable keys={data.keys} />}
          <OperationsTable routes={data.routes} />
          <div className="grid flex-1 grid-cols-1 border-line border-t max-xl:divide-y max-xl:divide-line xl:grid-cols-[1fr_2fr] xl:divide-x xl:divide-line">
            <StatusesTable statuses={data.statuses} />
            {!keyId && <WebhooksTable webhooks={data.webhooks} />}
          </div>
        </>
      )}
    </div>
  );
}

type FiguresProps = { answer: Usage; figure: FigureId; onChoose: (id: FigureId) => void };

function Figures({ answer, figure, onChoose }: FiguresProps) {
  const choose = (value: string) => onChoose(figureIds.find((id) => id === value) ?? "calls");
  const tabs = tabsOf(answer);
  return (
    <FigureTabs label="Usage" tabs={tabs} value={figure} onValueChange={choose}>
      <LinesChart
        title={tabs.find(({ value }) => value === figure)?.label ?? ""}
        titleHidden
        points={pointsOf(answer, figure)}
        series={seriesOf(answer, figure)}
        formatValue={count}
        periodLabel={stepNames[answer.interval]}
        height={300}
        className="pb-3!"
      />
      <p className="px-6 pb-4 text-ink-3 text-meta max-md:px-4">{notes[figure]}</p>
    </FigureTabs>
  );
}
