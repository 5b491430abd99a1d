import { CartesianGrid, useChartWidth, XAxis, type XAxisTickContentProps, YAxis } from "recharts";
import { namedPlaces } from "./scale.ts";
import type { ChartPoint } from "./series.ts";

const NAME_WIDTH = 68;
const LETTER_WIDTH = 6;
const LEAST_AXIS_WIDTH = 48;
/** Between the longest number and the plot, where recharts keeps room for its ticks. */
const AXIS_GAP = 18;

const quiet = { tickLine: false, tickMargin: 8, interval: 0 } as const;

type ChartAxesProps = {
  rows: readonly ChartPoint[];
  ticks: readonly number[];
  format: (value: number) => string;
  /** Bars own a band each; points stand on the ends of the axis. */
  layout: "band" | "point";
};

/** Grid lines, the numbers at the left, and as many names of periods as fit. */
export function ChartAxes({ rows, ticks, format, layout }: ChartAxesProps) {
  const width = useChartWidth() ?? 0;
  const longest = Math.max(0, ...ticks.map((tick) => format(tick).length));
  const axisWidth = Math.max(LEAST_AXIS_WIDTH, longest * LETTER_WIDTH + AXIS_GAP);
  const named = namedPlaces(rows.length, Math.floor((width - axisWidth) / NAME_WIDTH));
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" strokeDasharray="1 3" />
      <XAxis
        {...quiet}
        dataKey="key"
        scale={layout}
        ticks={named.flatMap((index) => rows[index]?.key ?? [])}
        tick={(props: XAxisTickContentProps) => <PeriodName {...props} rows={rows} width={width} />}
        axisLine={{ stroke: "var(--line)" }}
      />
      <YAxis
        {...quiet}
        width={axisWidth}
        ticks={ticks}
        domain={[0, ticks.at(-1) ?? 1]}
        allowDataOverflow={rows.some((row) => isAbove(row, ticks.at(-1) ?? 1))}
        tickFormatter={format}
        tick={{ fill: "var(--ink-3)", fontSize: 11 }}
        axisLine={false}
      />
    </>
  );
}

/** A line that would leave the axis is cut at its end; one that runs along it is drawn whole. */
function isAbove({ values, before }: ChartPoint, top: number): boolean {
  return [...Object.values(values), before].some((value) => typeof value === "number" && value > top);
}

type PeriodNameProps = XAxisTickContentProps & { rows: readonly ChartPoint[]; width: number };

/** Stands below its place, but never beyond the chart's edge, where it would be cut. */
function PeriodName({ x, y, payload, rows, width }: PeriodNameProps) {
  const row = rows.find((one) => one.key === payload.value);
  const half = ((row?.label.length ?? 0) * LETTER_WIDTH) / 2;
  return (
    <text
      x={Math.min(Number(x), width - half)}
      y={Number(y) + 10}
      textAnchor="middle"
      className={row?.unfinished ? "fill-ink font-semibold text-micro" : "fill-ink-3 text-micro"}
    >
      {row?.label}
    </text>
  );
}
