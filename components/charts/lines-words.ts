import type { LegendEntry } from "./chart-frame.tsx";
import type { ChartTableProps } from "./chart-table.tsx";
import type { PreparedLines } from "./lines-prepare.ts";
import { cellOf, type Wording } from "./wording.ts";

/** The legend of a line chart: each line, the unfinished period, the comparison. */
export function legendOf(lines: PreparedLines, beforeLabel: string | undefined): LegendEntry[] {
  const entries: LegendEntry[] = lines.series.map((one) => ({ label: one.label, colour: one.colour, look: "line" }));
  const open = lines.rows.find((row) => row.unfinished);
  const first = lines.series[0];
  if (open && first) entries.push({ label: `${open.label}, unfinished`, colour: first.colour, look: "hollow" });
  if (beforeLabel) entries.push({ label: beforeLabel, colour: "c0", look: "dashed" });
  return entries;
}

type TableWords = Wording & { title: string; periodLabel?: string };

/** The numbers of a line chart as a table. */
export function tableOf(lines: PreparedLines, words: TableWords): ChartTableProps {
  const { title, periodLabel, beforeLabel, format } = words;
  const cell = (value: number | null | undefined, href?: string) => cellOf(value, format, href);
  const extra = beforeLabel ? [beforeLabel] : [];
  return {
    label: title,
    head: [periodLabel ?? "Day", ...lines.series.map((one) => one.label), ...extra],
    rows: lines.rows.map((row) => ({
      key: row.key,
      label: `${row.title ?? row.label}${row.unfinished ? ", so far" : ""}`,
      href: row.href,
      cells: [
        ...lines.series.map((one) => cell(row.values[one.key], row.hrefs?.[one.key])),
        ...extra.map(() => cell(row.before)),
      ],
    })),
  };
}
