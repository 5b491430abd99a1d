import type { ReactNode } from "react";
import { BarRow } from "./bar-row.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { cellOf, plainNumber, shareOf } from "./wording.ts";

export type RankedRow = { key: string; label: string; value: number; href: string };

type RankedBarsProps = {
  title: string;
  note?: ReactNode;
  /** The largest first. */
  rows: readonly RankedRow[];
  /** What the shares are of; by default all rows together. */
  whole?: number;
  /** The heads of the table: what the rows are, and what is counted. */
  heads: readonly [string, string];
  /** Below: the way to the rest. */
  children?: ReactNode;
  className?: string;
};

/** A short list from the most to the least: name, bar, count, share; each line leads to its rows. */
export function RankedBars({ title, note, rows, heads, children, className, ...props }: RankedBarsProps) {
  const whole = props.whole ?? rows.reduce((sum, row) => sum + row.value, 0);
  const most = Math.max(1, ...rows.map((row) => row.value));
  const share = (value: number) => (whole > 0 ? value / whole : 0);
  return (
    <ChartFrame
      title={title}
      note={note}
      legend={[]}
      table={{
        label: title,
        head: [...heads, "Share"],
        rows: rows.map(({ key, label, value, href }) => ({
          key: label || key,
          label,
          href,
          cells: [cellOf(value, plainNumber), cellOf(share(value), shareOf)],
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
            filled={row.value / most}
            value={plainNumber(row.value)}
            note={shareOf(share(row.value))}
          />
        ))}
      </ul>
      {children && <div className="mt-3">{children}</div>}
    </ChartFrame>
  );
}
