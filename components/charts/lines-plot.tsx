"use client";

import { Area, ComposedChart, Line } from "recharts";
import { ChartAxes } from "./chart-axes.tsx";
import { ChartDefs } from "./chart-defs.tsx";
import { ChartHost } from "./chart-host.tsx";
import { EndLabels, endWidth } from "./end-labels.tsx";
import { GapLayer } from "./gap-layer.tsx";
import { HitLayer } from "./hit-layer.tsx";
import type { TooltipLine } from "./hit-point.ts";
import type { LineRow, PreparedLines } from "./lines-prepare.ts";
import { MarkLayer } from "./mark-layer.tsx";
import { type ChartPoint, paint } from "./series.ts";

/** From this width on there is room for the lines' names at their ends. */
const ROOMY = 560;

type LinesPlotProps = {
  title: string;
  lines: PreparedLines;
  height: number;
  format: (value: number) => string;
  beforeLabel?: string;
  area: boolean;
  linesOf: (row: ChartPoint) => TooltipLine[];
  openLabel: (value: number) => string;
};

/** Draws prepared lines. */
export function LinesPlot({ title, lines, height, format, beforeLabel, area, linesOf, openLabel }: LinesPlotProps) {
  const { rows, series, ticks, gaps } = lines;
  const points = rows.map((row) => {
    const first = row.values[series[0]?.key ?? ""];
    return {
      ...row,
      lines: linesOf(row),
      openLabel: row.openLabel ?? (typeof first === "number" ? openLabel(first) : undefined),
    };
  });
  const Stroke = area ? Area : Line;
  return (
    <ChartHost label={title} height={height}>
      {({ id, width, ...stage }) => (
        <ComposedChart
          width={width}
          height={height}
          data={rows}
          margin={{ top: 8, right: width > ROOMY ? endWidth(lines) : 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <ChartDefs id={id} />
          <ChartAxes rows={rows} ticks={ticks} format={format} layout="point" />
          <GapLayer id={id} layout="point" rows={rows} gaps={gaps} />
          {/* Without a single joined value there would be no axis for the hollow point of an unfinished period. */}
          <Line {...stroke} dataKey={zero} stroke="none" />
          {beforeLabel && (
            <Line dataKey="joinedBefore" {...stroke} stroke={paint("c0")} strokeWidth={1.5} strokeDasharray="3 3" />
          )}
          {series.map((one) => (
            <Stroke
              key={one.key}
              {...stroke}
              dataKey={(row: LineRow) => row.joined[one.key] ?? null}
              stroke={paint(one.colour)}
              strokeWidth={2}
              strokeDasharray={one.colour === "c0" ? "4 3" : undefined}
              fill={paint(one.colour)}
              fillOpacity={0.12}
            />
          ))}
          <MarkLayer lines={lines} active={stage.active} />
          {width > ROOMY && <EndLabels lines={lines} beforeLabel={beforeLabel} formatValue={format} />}
          <HitLayer points={points} layout="point" {...stage} />
        </ComposedChart>
      )}
    </ChartHost>
  );
}

const zero = () => 0;
const stroke = { type: "linear", dot: false, activeDot: false, isAnimationActive: false } as const;
