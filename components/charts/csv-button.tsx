"use client";

import { saveFile } from "../ui/save-file.ts";
import type { ChartTableProps } from "./chart-table.tsx";
import { csvName, csvOf } from "./csv.ts";

/** The look of what one can do with a chart. */
export const toolClass =
  "inline-flex items-center gap-1.5 rounded-tag font-[550] text-accent text-meta hover:text-accent-hover touch:min-h-11";

/** Downloads exactly the numbers of a table. */
export function CsvButton({ table }: { table: ChartTableProps }) {
  return (
    <button
      type="button"
      data-chrome
      aria-label={`Download ${table.label} as CSV`}
      onClick={() => saveFile(csvName(table.label), csvOf(table), "text/csv;charset=utf-8")}
      className={toolClass}
    >
      CSV
    </button>
  );
}
