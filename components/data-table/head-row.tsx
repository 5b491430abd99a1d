import type { ReactTable, RowData } from "@tanstack/react-table";
import { clsx } from "clsx";
import { cellClass } from "./cell-style.ts";
import type { features } from "./columns.ts";

/** Column names in quiet words; stays in sight while the rows pass below. */
export function HeadRow<T extends RowData>(props: { table: ReactTable<typeof features, T>; hiddenOnPhone: boolean }) {
  return (
    <thead className={clsx(props.hiddenOnPhone && "max-md:hidden")}>
      {props.table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {group.headers.map((header, index) => (
            <th
              key={header.id}
              scope="col"
              className={clsx(
                cellClass(header.column.columnDef.meta ?? {}, {
                  first: index === 0,
                  last: index === group.headers.length - 1,
                }),
                "sticky top-0 z-10 h-8 truncate bg-sheet font-normal text-ink-3 text-meta",
                "shadow-[inset_0_-1px_0_var(--line)]",
              )}
            >
              {!header.isPlaceholder && <props.table.FlexRender header={header} />}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}
