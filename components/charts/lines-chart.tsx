"use client";

import { type ReactNode, useId, useState } from "react";
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { MARGIN, periodAxis, valueAxis } from "./chart-look.ts";
import { ChartDefs } from "./chart-defs.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { EndLabels } from "./end-labels.tsx";
import { GapLayer } from "./gap-layer.tsx";
import { HitLayer } from "./hit-layer.tsx";
import { type LineRow, type PreparedLines, prepareLines } from "./lines-prepare.ts";
import { legendOf, tableOf } from "./lines-words.ts";
import { MarkLayer } from "./mark-layer.tsx";
import { type ChartPoint, paint, type Series } from "./series.ts";
import { useWidth } from "./use-width.ts";
import { linesOf, plainNumber, sentenceOf, spanOf } from "./wording.ts";

export type LinesChartProps = {
  title: string;
  note?: ReactNode;
  points: readonly ChartPoint[];
  series: readonly Series[];
  /** Names the comparison, "30 days before". */
  beforeLabel?: string;
  periodLabel?: string;
  formatValue?: (value: number) => string;
  /** The words of the link in the tooltip, from the first series' value. */
  openLabel?: (value: number) => string;
  /** Fixes the top of the axis, such as 5 for a score. */
  top?: number;
  /** Fills the space below a single line. */
  area?: boolean;
  height?: number;
  className?: string;
};

/** Lines from zero that break where nothing is known and never run into an unfinished period. */
export function LinesChart(props: LinesChartProps) {
  const { formatValue = plainNumber, height = 264 } = props;
  const lines = prepareLines(props.points, props.series, props.top);
  return (
    <ChartFrame
      title={props.title}
      note={props.note}
      legend={legendOf(lines, props.beforeLabel)}
      table={tableOf(lines, props, formatValue)}
      className={props.className}
    >
      <LinesPlot {...props} lines={lines} formatValue={formatValue} height={height} />
    </ChartFrame>
  );
}

type PlotProps = LinesChartProps & { lines: PreparedLines; formatValue: (value: number) => string; height: number };

function LinesPlot({ lines, beforeLabel, formatValue, height, openLabel, area, title }: PlotProps) {
  const id = useId();
  const [hostRef, width, host] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  const { rows, series, ticks } = lines;
  const right = width > 560 ? 96 : MARGIN.right + 8;
  const said = rows.map((row) => linesOf(row, series, { format: formatValue, beforeLabel }));
  const tooltip = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    const share = rows.length > 1 ? index / (rows.length - 1) : 0.5;
    const at = (MARGIN.axis + share * (width - MARGIN.axis - right)) / width;
    const first = row.values[series[0]?.key ?? ""];
    const open = typeof first === "number" ? (openLabel?.(first) ?? `Open these ${formatValue(first)}`) : undefined;
    return (
      <ChartTooltip title={row.title ?? row.label} lines={said[index] ?? []} href={row.href} openLabel={open} at={at} />
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
        <ComposedChart
          width={width}
          height={height}
          data={rows}
          margin={{ top: 8, right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          title={title}
        >
          <ChartDefs id={id} />
          <CartesianGrid vertical={false} stroke="var(--line)" strokeDasharray="1 3" />
          <GapLayer
            id={id}
            layout="point"
            count={rows.length}
            gaps={lines.gaps.map((gap) => ({ ...gap, label: spanOf(rows, gap) }))}
          />
          <XAxis
            dataKey="key"
            scale="point"
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
          {beforeLabel && (
            <Line
              dataKey="before"
              stroke={paint("c0")}
              strokeDasharray="3 3"
              strokeWidth={1.5}
              dot={false}
              isAnimationActive={false}
            />
          )}
          {series.map((one) => {
            const look = { stroke: paint(one.colour), strokeWidth: 2, dot: false, isAnimationActive: false } as const;
            const dataKey = (row: LineRow) => row.joined[one.key] ?? null;
            return area ? (
              <Area
                key={one.key}
                type="linear"
                dataKey={dataKey}
                fill={paint(one.colour)}
                fillOpacity={0.12}
                {...look}
              />
            ) : (
              <Line key={one.key} type="linear" dataKey={dataKey} {...look} />
            );
          })}
          <MarkLayer lines={lines} active={active} />
          {width > 560 && <EndLabels lines={lines} beforeLabel={beforeLabel} formatValue={formatValue} />}
          <HitLayer
            points={rows.map((row, index) => ({
              key: row.key,
              label: sentenceOf(row, said[index] ?? []),
              href: row.href,
            }))}
            layout="point"
            active={active}
            onActive={setActive}
            host={host}
            tooltip={tooltip}
          />
        </ComposedChart>
      )}
    </div>
  );
}
