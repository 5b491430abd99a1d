"use client";

import type { ReactNode } from "react";
import { BarsPlot } from "./bars-plot.tsx";
import { prepareBars } from "./bars-prepare.ts";
import { legendOf, tableOf } from "./bars-words.ts";
import { ChartFrame } from "./chart-frame.tsx";
import type { ChartPoint, Series } from "./series.ts";
import { linesOf, plainNumber } from "./wording.ts";

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
  const { openLabel = (total: number) => `Open these ${formatValue(total)}` } = props;
  const bars = prepareBars(props.points, props.series);
  const wording = { format: formatValue, beforeLabel };
  return (
    <ChartFrame
      title={title}
      note={props.note}
      legend={legendOf(bars, wording)}
      table={tableOf(bars, { ...wording, title, periodLabel: props.periodLabel })}
      className={props.className}
    >
      <BarsPlot
        title={title}
        bars={bars}
        height={height}
        format={formatValue}
        compared={beforeLabel !== undefined}
        linesOf={(row) => linesOf(row, bars.series, wording)}
        openLabel={openLabel}
      />
    </ChartFrame>
  );
}
