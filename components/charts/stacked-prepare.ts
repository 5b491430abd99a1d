import { type DrawnSeries, drawSeries, type Series } from "./series.ts";

export type StackedRow = {
  key: string;
  label: string;
  values: Readonly<Record<string, number>>;
  /** The rows that all of it counts. */
  href: string;
  /** The rows that one part counts, by series. */
  parts: Readonly<Record<string, string>>;
};

export type StackedPart = {
  key: string;
  series: DrawnSeries;
  value: number;
  /** Of the whole bar, from 0 to 1. */
  share: number;
  href: string;
  /** Wide enough to be written into. */
  named: boolean;
};

export type PreparedStack = {
  series: DrawnSeries[];
  rows: (StackedRow & { total: number; drawn: StackedPart[] })[];
};

const ROOM_FOR_SHARE = 0.2;

/** Decides all that horizontal stacked bars show. Each bar is whole, so that small places compare with large ones. */
export function prepareStack(rows: readonly StackedRow[], series: readonly Series[]): PreparedStack {
  const points = rows.map(({ key, label, values, href }) => ({ key, label, values, href }));
  const drawnSeries = drawSeries(points, series);
  return {
    series: drawnSeries,
    rows: rows.map((row) => {
      const total = series.reduce((sum, one) => sum + (row.values[one.key] ?? 0), 0);
      const drawn = drawnSeries.flatMap((one, index): StackedPart[] => {
        const value = row.values[one.key] ?? 0;
        if (value === 0) return [];
        const share = value / total;
        const named = index === 0 && share >= ROOM_FOR_SHARE;
        return [{ key: one.key, series: one, value, share, href: row.parts[one.key] ?? row.href, named }];
      });
      return { ...row, total, drawn };
    }),
  };
}
