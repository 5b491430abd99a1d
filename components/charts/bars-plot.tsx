"use client";

import { Bar, BarChart } from "recharts";
import { BarSegment } from "./bar-segment.tsx";
import type { PreparedBars } from "./bars-prepare.ts";
import { BeforeTicks } from "./before-ticks.tsx";
import { ChartAxes } from "./chart-axes.tsx";
import { ChartDefs, fillOf } from "./chart-defs.tsx";
import { ChartHost } from "./chart-host.tsx";
import { GapLayer } from "./gap-layer.tsx";
import { HitLayer } from "./hit-layer.tsx";
import type { TooltipLine } from "./hit-point.ts";
import type { ChartPoint } from "./series.ts";

const MARGIN = { top: 8, right: 4, bottom: 0, left: 0 };

type BarsPlotProps = {
  title: string;
  bars: PreparedBars;
  height: number;
  format: (value: number) => string;
  compared: boolean;
  linesOf: (row: ChartPoint) => TooltipLine[];
  openLabel: (total: number) => string;
};

/** Draws prepared bars. */
export function BarsPlot({ title, bars, height, format, compared, linesOf, openLabel }: BarsPlotProps) {
  const { rows, series, ticks, gaps } = bars;
  const points = rows.map((row) => ({
    ...row,
    lines: linesOf(row),
    openLabel: row.openLabel ?? openLabel(row.total ?? 0),
  }));
  return (
    <ChartHost label={title} height={height}>
      {({ id, width, ...stage }) => (
        <BarChart width={width} height={height} data={rows} margin={MARGIN} accessibilityLayer={false}>
          <ChartDefs id={id} />
          <ChartAxes rows={rows} ticks={ticks} format={format} layout="band" />
          <GapLayer id={id} layout="band" rows={rows} gaps={gaps} />
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
          {compared && <BeforeTicks rows={rows} />}
          <HitLayer points={points} layout="band" {...stage} />
        </BarChart>
      )}
    </ChartHost>
  );
}
