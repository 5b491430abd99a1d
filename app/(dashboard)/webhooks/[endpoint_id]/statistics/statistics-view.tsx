"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { BarsChart } from "#components/charts/bars-chart.tsx";
import { FigureStrip, FigureTile } from "#components/charts/figure-tile.tsx";
import { LinesChart } from "#components/charts/lines-chart.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { type Statistics, useStatistics } from "#lib/domain/webhooks/hooks.ts";
import { percent } from "../../endpoint-words.ts";
import { duration } from "../log/delivery-words.ts";
import { hourPoints, logOf } from "./prepare.ts";

const ranges = ["24h", "3d", "7d"] as const;
const hoursOf = { "24h": 24, "3d": 72, "7d": 168 };
const options = [
  { value: "24h", label: "24 hours" },
  { value: "3d", label: "3 days" },
  { value: "7d", label: "7 days" },
] as const;

/** How an endpoint has done, in all and by hour; every figure leads to its deliveries. */
export function StatisticsView({ endpointId }: { endpointId: string }) {
  const [range, setRange] = useQueryState("range", parseAsStringLiteral(ranges).withDefault("24h"));
  const statistics = useStatistics(endpointId, hoursOf[range]);
  return (
    <>
      <div className="px-6 py-3 max-md:px-4">
        <Segments label="Range" value={range} options={options} onValueChange={setRange} />
      </div>
      {statistics.data ? (
        <Figures statistics={statistics.data} />
      ) : statistics.error ? (
        <Failure error={statistics.error} onRetry={() => statistics.refetch()} />
      ) : (
        <Skeleton className="mx-6 h-64 max-md:mx-4" />
      )}
    </>
  );
}

const shown = (ms: number | null) => (ms === null ? null : duration(ms));

function Figures({ statistics }: { statistics: Statistics }) {
  const { endpoint_id, start, end, total } = statistics;
  const points = hourPoints(statistics, useTimeZone());
  const log = (status?: string) => logOf(endpoint_id, new Date(start), new Date(end), status);
  return (
    <>
      <FigureStrip>
        <FigureTile label="Deliveries" figure={total.deliveries.toLocaleString("en-GB")} href={log()} />
        <FigureTile
          label="Delivered"
          figure={total.success_rate === null ? null : percent(total.success_rate)}
          unit="%"
          href={log("succeeded")}
        />
        <FigureTile label="Given up" figure={total.failed.toLocaleString("en-GB")} href={log("failed")} />
        <FigureTile label="Answer time, median" figure={shown(total.duration_ms_p50)} href={log()} />
        <FigureTile label="Answer time, p95" figure={shown(total.duration_ms_p95)} href={log()} />
      </FigureStrip>
      <BarsChart
        title="Deliveries by hour"
        note="by the hour in which they were made"
        points={points}
        series={[
          { key: "succeeded", label: "Delivered" },
          { key: "waiting", label: "Waiting", colour: "c0" },
          { key: "failed", label: "Given up" },
          { key: "unwanted", label: "Left out or canceled" },
        ]}
        periodLabel="Hour"
        openLabel={(count) => `Open these ${count.toLocaleString("en-GB")} deliveries`}
      />
      <LinesChart
        title="Answer time by hour"
        note="of their last attempts"
        points={points}
        series={[
          { key: "p50", label: "Median" },
          { key: "p95", label: "p95" },
        ]}
        formatValue={duration}
        periodLabel="Hour"
        openLabel={() => "Open the deliveries of this hour"}
      />
    </>
  );
}
