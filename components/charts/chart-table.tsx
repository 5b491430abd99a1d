import { clsx } from "clsx";
import Link from "next/link";

/** A number as it is shown and as it is, and the rows that it counts. */
export type ChartCell = { text: string; value: number | string | null; href?: string };

export type ChartTableProps = {
  /** What the table says, for readers. */
  label: string;
  /** The first head is the period. */
  head: readonly string[];
  /** The key stands for the row in CSV. */
  rows: readonly { key: string; label: string; href?: string; cells: readonly ChartCell[] }[];
};

/** From so many columns on, such as the hours of a day, a sheet of paper needs small print. */
const MANY_COLUMNS = 14;

/** The same numbers as the chart; on paper it always stands below. */
export function ChartTable({ label, head, rows }: ChartTableProps) {
  const many = head.length >= MANY_COLUMNS;
  return (
    <table
      aria-label={label}
      className={clsx("w-full border-collapse text-ui", many && "print:text-[8px] print:**:px-0.5 print:**:text-[8px]")}
    >
      <thead>
        <tr className="border-line border-b text-ink-3 text-meta">
          {head.map((name, index) => (
            <th
              key={name}
              scope="col"
              className={clsx("h-8 px-2 font-normal first:pl-0 last:pr-0", index === 0 ? "text-left" : "text-right")}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-line border-b">
            <th scope="row" className="h-8 pr-2 text-left font-normal text-ink">
              {row.href ? (
                <Link href={row.href} className="rounded-tag text-accent underline-offset-2 hover:underline">
                  {row.label}
                </Link>
              ) : (
                row.label
              )}
            </th>
            {row.cells.map((cell, index) => (
              <td key={`${row.key}${head[index + 1]}`} className="px-2 text-right text-ink last:pr-0">
                {cell.href ? (
                  <Link href={cell.href} prefetch={false} className="rounded-tag underline-offset-2 hover:underline">
                    {cell.text}
                  </Link>
                ) : (
                  cell.text
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
