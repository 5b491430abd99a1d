import { ticksUpTo } from "./scale.ts";
import { type ChartPoint, type DrawnSeries, drawSeries, findGaps, foldSeries, type Series } from "./series.ts";

export type LineRow = ChartPoint & {
  /** What a line may join: the finished values. */ joined: Record<string, number | null>;
  /** The period before, likewise: of one that still runs it is cut where this one stands, and would seem to fall. */
  joinedBefore: number | null;
};

export type LineMark = { index: number; key: string; value: number; kind: "edge" | "unfinished" };

export type PreparedLines = {
  series: DrawnSeries[];
  rows: LineRow[];
  ticks: number[];
  gaps: { from: number; to: number }[];
  /** Dots: where a line breaks off or stands alone, and the hollow one of an unfinished period. */
  marks: LineMark[];
};

function joinedOf(point: ChartPoint, series: readonly Series[]): Record<string, number | null> {
  return Object.fromEntries(series.map(({ key }) => [key, point.unfinished ? null : (point.values[key] ?? null)]));
}

/** A point needs a dot when a known neighbour is missing on an inner side, or it would not be drawn at all. */
function edgesOf(rows: readonly LineRow[], key: string): LineMark[] {
  const at = (index: number) => rows[index]?.joined[key] ?? null;
  const breaks = (index: number) => index >= 0 && index < rows.length && at(index) === null && !rows[index]?.unfinished;
  return rows.flatMap((_row, index) => {
    const value = at(index);
    if (value === null) return [];
    const alone = at(index - 1) === null && at(index + 1) === null;
    const edge = breaks(index - 1) || breaks(index + 1);
    return alone || edge ? [{ index, key, value, kind: "edge" as const }] : [];
  });
}

function unfinishedOf(rows: readonly LineRow[], key: string): LineMark[] {
  return rows.flatMap((row, index) => {
    const value = row.values[key];
    return row.unfinished && typeof value === "number" ? [{ index, key, value, kind: "unfinished" as const }] : [];
  });
}

/** Decides all that a line chart shows; the view only draws it. `top` fixes the axis, such as 5 for a score. */
export function prepareLines(points: readonly ChartPoint[], series: readonly Series[], top?: number): PreparedLines {
  const folded = foldSeries(points, series);
  const rows: LineRow[] = folded.points.map((point) => ({
    ...point,
    joined: joinedOf(point, folded.series),
    joinedBefore: point.unfinished ? null : (point.before ?? null),
  }));
  const values = rows.flatMap((row) => [...folded.series.map(({ key }) => row.values[key] ?? 0), row.before ?? 0]);
  const known = rows.map((row) => folded.series.some(({ key }) => typeof row.values[key] === "number"));
  return {
    series: drawSeries(folded.points, folded.series),
    rows,
    ticks: ticksUpTo(top ?? Math.max(0, ...values)),
    gaps: findGaps(known),
    marks: folded.series.flatMap(({ key }) => [...edgesOf(rows, key), ...unfinishedOf(rows, key)]),
  };
}
