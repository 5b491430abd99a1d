import type { PreparedBars } from "./bars-prepare.ts";
import type { LegendEntry } from "./chart-frame.tsx";
import type { ChartTableProps } from "./chart-table.tsx";
import { cellOf, type Wording } from "./wording.ts";

/** The legend of a bar chart: each series with its total, and the comparison. */
export function legendOf(bars: PreparedBars, { format, beforeLabel }: Wording): LegendEntry[] {
  const entries: LegendEntry[] = bars.series.map((one) => ({
    label: one.label,
    colour: one.colour,
    look: one.hatched ? "hatch" : "fill",
    total: format(one.total),
  }));
  return beforeLabel ? [...entries, { label: beforeLabel, colour: "c0", look: "dashed" }] : entries;
}

type TableWords = Wording & { title: string; periodLabel?: string };

/** The numbers of a bar chart as a table. */
export function tableOf(bars: PreparedBars, { title, periodLabel, beforeLabel, format }: TableWords): ChartTableProps {
  const cell = (value: number | null | undefined, href?: string) => cellOf(value, format, href);
  const extra = beforeLabel ? [beforeLabel] : [];
  return {
    label: title,
    head: [periodLabel ?? "Day", ...bars.series.map((one) => one.label), "All", ...extra],
    rows: bars.rows.map((row) => ({
      key: row.key,
      label: `${row.title ?? row.label}${row.unfinished ? ", so far" : ""}`,
      href: row.href,
      cells: [
        ...bars.series.map((one) => cell(row.values[one.key], row.hrefs?.[one.key])),
        cell(row.total),
        ...extra.map(() => cell(row.before)),
      ],
    })),
  };
}
