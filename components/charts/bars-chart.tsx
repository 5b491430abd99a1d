"use client";

import { type ReactNode, useId, useState } from "react";
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { BarSegment } from "./bar-segment.tsx";
import { type PreparedBars, prepareBars } from "./bars-prepare.ts";
import { BeforeTicks } from "./before-ticks.tsx";
import { MARGIN, periodAxis, valueAxis } from "./chart-look.ts";
import { ChartDefs, fillOf } from "./chart-defs.tsx";
import { ChartFrame, type LegendEntry } from "./chart-frame.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { GapLayer } from "./gap-layer.tsx";
import { HitLayer } from "./hit-layer.tsx";
import type { ChartPoint, Series } from "./series.ts";
import { useWidth } from "./use-width.ts";
import { linesOf, plainNumber, sentenceOf, spanOf } from "./wording.ts";

export type BarsChartProps = {
  title: string;
  note?: ReactNode;
  points: readonly ChartPoint[];
  /** From the bottom of the stack upwards. */
  series: readonly Series[];
  /** Names the comparison, "Week before"; without it `before` of the points is not drawn. */
  beforeLabel?: string;
  /** The head of the first column of the table. */
  periodLabel?: string;
  formatValue?: (value: number) => string;
  /** The words of the link in the tooltip. */
  openLabel?: (total: number) => string;
  height?: number;
  className?: string;
};

/** Stacked bars, one a period: today pale, what is unknown hatched, every bar a link to its rows. */
export function BarsChart(props: BarsChartProps) {
  const { title, beforeLabel, formatValue = plainNumber, height = 264 } = props;
  const bars = prepareBars(props.points, props.series);
  return (
    <ChartFrame
      title={title}
      note={props.note}
      legend={legendOf(bars, beforeLabel, formatValue)}
      table={tableOf(bars, props, formatValue)}
      className={props.className}
    >
      <BarsPlot {...props} bars={bars} formatValue={formatValue} height={height} />
    </ChartFrame>
  );
}

type PlotProps = BarsChartProps & { bars: PreparedBars; formatValue: (value: number) => string; height: number };

function BarsPlot({ bars, beforeLabel, formatValue, height, openLabel, title }: PlotProps) {
  const id = useId();
  const [hostRef, width, host] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  const { rows, series, ticks } = bars;
  const lines = rows.map((row) => linesOf(row, series, { format: formatValue, beforeLabel }));
  const tooltip = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    const at =
      (MARGIN.left + MARGIN.axis + ((index + 0.5) / rows.length) * (width - MARGIN.left - MARGIN.axis - MARGIN.right)) /
      width;
    const open = (openLabel ?? ((total: number) => `Open these ${formatValue(total)}`))(row.total ?? 0);
    return (
      <ChartTooltip
        title={row.title ?? row.label}
        lines={lines[index] ?? []}
        href={row.href}
        openLabel={open}
        at={at}
      />
    );
  };
  return (
    <div
      ref={hostRef}
      className="relative"
      style={{ height }}
      onPointerLeave={() => setActive(null)}
      onBlur={() => setActive(null)}
    >
      {width > 0 && (
        <BarChart
          width={width}
          height={height}
          data={rows}
          margin={{ top: 8, right: MARGIN.right, bottom: 0, left: MARGIN.left }}
          accessibilityLayer={false}
          title={title}
        >
          <ChartDefs id={id} />
          <CartesianGrid vertical={false} stroke="var(--line)" strokeDasharray="1 3" />
          <GapLayer
            id={id}
            layout="band"
            count={rows.length}
            gaps={bars.gaps.map((gap) => ({ ...gap, label: spanOf(rows, gap) }))}
          />
          <XAxis
            dataKey="key"
            {...periodAxis}
            tickFormatter={(key: string) => rows.find((row) => row.key === key)?.label ?? ""}
          />
          <YAxis
            {...valueAxis}
            width={MARGIN.axis}
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 1]}
            tickFormatter={formatValue}
          />
          {series.map((one) => (
            <Bar
              key={one.key}
              dataKey={(row: ChartPoint) => row.values[one.key] ?? null}
              stackId="all"
              maxBarSize={36}
              fill={fillOf(id, one.colour, one.hatched)}
              shape={BarSegment}
              isAnimationActive={false}
            />
          ))}
          {beforeLabel && <BeforeTicks values={rows.map((row) => row.before ?? null)} />}
          <HitLayer
            points={rows.map((row, index) => ({
              key: row.key,
              label: sentenceOf(row, lines[index] ?? []),
              href: row.href,
            }))}
            layout="band"
            active={active}
            onActive={setActive}
            host={host}
            tooltip={tooltip}
          />
        </BarChart>
      )}
    </div>
  );
}

function legendOf(
  bars: PreparedBars,
  beforeLabel: string | undefined,
  format: (value: number) => string,
): LegendEntry[] {
  const entries: LegendEntry[] = bars.series.map((one) => ({
    label: one.label,
    colour: one.colour,
    look: one.hatched ? "hatch" : "fill",
    total: format(one.total),
  }));
  return beforeLabel ? [...entries, { label: beforeLabel, colour: "c0", look: "dashed" }] : entries;
}

function tableOf(bars: PreparedBars, props: BarsChartProps, format: (value: number) => string) {
  const words = (value: number | null | undefined) => (typeof value === "number" ? format(value) : "–");
  const extra = props.beforeLabel ? [props.beforeLabel] : [];
  return {
    label: props.title,
    head: [props.periodLabel ?? "Day", ...bars.series.map((one) => one.label), "All", ...extra],
    rows: bars.rows.map((row) => ({
      key: row.key,
      label: `${row.title ?? row.label}${row.unfinished ? ", so far" : ""}`,
      href: row.href,
      cells: [
        ...bars.series.map((one) => words(row.values[one.key])),
        words(row.total),
        ...extra.map(() => words(row.before)),
      ],
    })),
  };
}
