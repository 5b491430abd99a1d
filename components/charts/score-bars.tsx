import Link from "next/link";
import type { ReactNode } from "react";
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
          <li key={row.key}>
            <Link
              href={row.href}
              prefetch={false}
              className="-mx-2 grid min-h-9 grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)_auto_4.5rem] items-center gap-x-3 rounded-control px-2 text-ui hover:bg-hover touch:min-h-11"
            >
              <span className="truncate text-ink" title={row.label}>
                {row.label}
              </span>
              <span aria-hidden="true" className="rounded-[1.5px] bg-sunken">
                <span
                  className="block h-3 min-w-0.5 rounded-[1.5px] bg-c1"
                  style={{ width: `${(row.value / top) * 100}%` }}
                />
              </span>
              <span className="text-right font-semibold text-ink">{row.value.toFixed(1)}</span>
              <span className="whitespace-nowrap text-right text-ink-3">{row.note}</span>
            </Link>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
