"use client";

import { clsx } from "clsx";
import { Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { ChartDefs, fillOf } from "./chart-defs.tsx";
import { ChartTable, type ChartTableProps } from "./chart-table.tsx";
import { CsvButton, toolClass } from "./csv-button.tsx";
import type { SeriesColour } from "./series.ts";

export type LegendEntry = {
  label: string;
  colour: SeriesColour;
  look: "fill" | "hatch" | "line" | "dashed" | "hollow";
  total?: string;
};

type ChartFrameProps = {
  title: ReactNode;
  note?: ReactNode;
  /** Where the title stands already above, such as in a tab. */
  titleHidden?: boolean;
  legend: readonly LegendEntry[];
  table: ChartTableProps;
  className?: string;
  children: ReactNode;
};

/** A chart with its title, its legend and, always at hand, its numbers as a table. */
export function ChartFrame({ title, titleHidden, note, legend, table, className, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx("@container min-w-0 px-6 py-5 max-md:px-4", className)}>
      <div className="mb-3 flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={id} className={titleHidden ? "sr-only" : "mr-auto min-w-0 flex-1 basis-40 text-section"}>
          {title}
          {note && <span className="pl-1.5 font-normal text-ink-2 text-ui">{note}</span>}
        </h2>
        <Legend entries={legend} className={titleHidden ? "mr-auto" : undefined} />
        <div data-chrome className="flex items-center gap-3.5">
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)} className={toolClass}>
            <Table2 className="size-3.5" aria-hidden="true" />
            {asTable ? "Chart" : "Table"}
          </button>
          <CsvButton table={table} />
        </div>
      </div>
      <div className={clsx(asTable && "hidden print:block")}>{children}</div>
      <div className={clsx("overflow-x-auto print:overflow-visible", !asTable && "hidden print:block")}>
        <ChartTable {...table} />
      </div>
    </section>
  );
}

function Legend({ entries, className }: { entries: readonly LegendEntry[]; className?: string }) {
  const id = useId();
  return (
    <ul
      className={clsx(
        "@max-[50rem]:order-last flex @max-[50rem]:basis-full flex-wrap gap-x-4 gap-y-1 text-ink-2 text-meta",
        className,
      )}
    >
      {entries.map((entry) => (
        <li key={entry.label} className="flex items-center gap-1.5">
          <svg viewBox="0 0 14 10" className="h-2.5 w-3.5" aria-hidden="true">
            <ChartDefs id={id} />
            <Swatch id={id} entry={entry} />
          </svg>
          {entry.label}
          {entry.total && <span className="font-semibold text-ink">{entry.total}</span>}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ id, entry }: { id: string; entry: LegendEntry }) {
  const fill = fillOf(id, entry.colour, entry.look === "hatch");
  if (entry.look === "fill" || entry.look === "hatch") return <rect x="2" width="10" height="10" rx="2" fill={fill} />;
  if (entry.look === "hollow")
    return <circle cx="7" cy="5" r="4" fill="none" stroke={fill} strokeWidth="2" strokeDasharray="2.5 2" />;
  const dash = entry.look === "dashed" ? "3.5 2" : undefined;
  return <line x1="0" x2="14" y1="5" y2="5" stroke={fill} strokeWidth="2" strokeDasharray={dash} />;
}
