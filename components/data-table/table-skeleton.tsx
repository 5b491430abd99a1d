import { clsx } from "clsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { cellClass } from "./cell-style.ts";
import type { ColumnLook } from "./columns.ts";
import { type Density, rowHeights } from "./row.tsx";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The rows' places while they are on their way. */
export function TableSkeleton(props: {
  columns: readonly { id: string; look: ColumnLook }[];
  density: Density;
  compact: boolean;
}) {
  return ROWS.map((row, index) => (
    <tr key={row} className="border-line border-b">
      {props.compact && (
        <td className="px-4 py-2.5 md:hidden">
          <Skeleton className="mb-2 h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
        </td>
      )}
      {props.columns.map(({ id, look }, column) => (
        <td
          key={id}
          className={clsx(
            cellClass(look, { first: column === 0, last: column === props.columns.length - 1 }),
            rowHeights[props.density],
            props.compact && "max-md:hidden",
          )}
        >
          <Skeleton className={clsx("inline-block h-3.5", (index + column) % 2 ? "w-2/3" : "w-1/2")} />
        </td>
      ))}
    </tr>
  ));
}
