"use client";

import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { LinesPlot } from "./lines-plot.tsx";
import { prepareLines } from "./lines-prepare.ts";
import { legendOf, tableOf } from "./lines-words.ts";
import type { ChartPoint, Series } from "./series.ts";
import { linesOf, plainNumber, type Wording } from "./wording.ts";

export type LinesChartProps = {
  title: string;
  note?: ReactNode;
  titleHidden?: boolean;
  points: readonly ChartPoint[];
  series: readonly Series[];
  /** Names the comparison, "30 days before". */
  beforeLabel?: string;
  periodLabel?: string;
  formatValue?: (value: number) => string;
  /** How a point is compared with the one before; by default in percent. */
  changeStyle?: Wording["change"];
  /** The words of the link in the tooltip, given the first series' value. */
  openLabel?: (value: number) => string;
  /** Fixes the top of the axis, such as 5 for a score. */
  top?: number;
  /** Fills the space below the lines. */
  area?: boolean;
  height?: number;
  className?: string;
};

/** Lines from zero that break where nothing is known and never run into an unfinished period. */
export function LinesChart(props: LinesChartProps) {
  const { title, beforeLabel, formatValue = plainNumber, height = 264, area = false } = props;
  const { openLabel = (value: number) => `Open these ${formatValue(value)}` } = props;
  const lines = prepareLines(props.points, props.series, props.top);
  const wording = { format: formatValue, beforeLabel, change: props.changeStyle };
  return (
    <ChartFrame
      title={title}
      titleHidden={props.titleHidden}
      note={props.note}
      legend={legendOf(lines, beforeLabel)}
      table={tableOf(lines, { ...wording, title, periodLabel: props.periodLabel })}
      className={props.className}
    >
      <LinesPlot
        title={title}
        lines={lines}
        height={height}
        format={formatValue}
        beforeLabel={beforeLabel}
        area={area}
        linesOf={(row) => linesOf(row, lines.series, wording)}
        openLabel={openLabel}
      />
    </ChartFrame>
  );
}
