import type { ReactNode } from "react";
import { BarRow } from "./bar-row.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { cellOf, plainNumber } from "./wording.ts";

export type ScoreRow = {
  key: string;
  label: string;
  value: number;
  /** What the value is a mean of: how many, and in words. */
  count: number;
  note: string;
  href: string;
};

type ScoreBarsProps = {
  title: string;
  note?: ReactNode;
  rows: readonly ScoreRow[];
  /** The best possible value. */
  top: number;
  /** The heads of the table: what the rows are, the value, and of how many. */
  heads: readonly [string, string, string];
  className?: string;
};

/** Means beside the best possible; each line leads to what it is a mean of. */
export function ScoreBars({ title, note, rows, top, heads, className }: ScoreBarsProps) {
  return (
    <ChartFrame
      title={title}
      note={note}
      legend={[]}
      table={{
        label: title,
        head: heads,
        rows: rows.map(({ key, label, value, count, href }) => ({
          key: label || key,
          label,
          href,
          cells: [cellOf(value, (mean) => mean.toFixed(1)), cellOf(count, plainNumber)],
        })),
      }}
      className={className}
    >
      <ul className="flex flex-col gap-1">
        {rows.map((row) => (
          <BarRow
            key={row.key}
            label={row.label}
            href={row.href}
            filled={row.value / top}
            track
            value={row.value.toFixed(1)}
            note={row.note}
            wide
          />
        ))}
      </ul>
    </ChartFrame>
  );
}
