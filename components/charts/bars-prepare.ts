import { ticksUpTo } from "./scale.ts";
import { type ChartPoint, type DrawnSeries, drawSeries, findGaps, foldSeries, type Series } from "./series.ts";

export type BarRow = ChartPoint & { /** Of all series; null where nothing is known. */ total: number | null };

export type PreparedBars = {
  series: DrawnSeries[];
  rows: BarRow[];
  ticks: number[];
  gaps: { from: number; to: number }[];
};

function totalOf(point: ChartPoint, series: readonly Series[]): number | null {
  const known = series.map((one) => point.values[one.key]).filter((value) => typeof value === "number");
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** Decides all that a stacked bar chart shows; the view only draws it. */
export function prepareBars(points: readonly ChartPoint[], series: readonly Series[]): PreparedBars {
  const folded = foldSeries(points, series);
  const rows = folded.points.map((point) => ({ ...point, total: totalOf(point, folded.series) }));
  const most = Math.max(0, ...rows.map((row) => Math.max(row.total ?? 0, row.before ?? 0)));
  const whole = rows.every((row) =>
    Object.values(row.values).every((value) => value == null || Number.isInteger(value)),
  );
  return {
    series: drawSeries(folded.points, folded.series),
    rows,
    ticks: ticksUpTo(most, whole),
    gaps: findGaps(rows.map((row) => row.total !== null)),
  };
}
