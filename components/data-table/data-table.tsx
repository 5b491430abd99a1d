"use client";

import { type RowData, useTable } from "@tanstack/react-table";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Column, features } from "./columns.ts";
import { HeadRow } from "./head-row.tsx";
import { LoadMore } from "./load-more.tsx";
import { type Density, Row } from "./row.tsx";
import { TableSkeleton } from "./table-skeleton.tsx";
import { useRowKeys } from "./use-row-keys.ts";

export type DataTableProps<T extends RowData> = {
  /** What the table lists, for readers: "Conversations". */
  label: string;
  /** Keep them outside the component or memoised. */
  columns: Column<T>[];
  rows: readonly T[];
  getRowId: (row: T) => string;
  status: "loading" | "error" | "ready";
  /** Shown when there are no rows: an EmptyState. */
  empty: ReactNode;
  /** Shown instead of rows: an ErrorState. */
  error?: ReactNode;
  density?: Density;
  /** Where a row leads; then a click, Enter, and a new tab all work. */
  rowHref?: (row: T) => string;
  /** Opens a row in place, such as in an inspector. */
  onOpen?: (row: T) => void;
  selectedId?: string | null;
  /** Rows that have just come: they are tinted, and the tint fades. */
  newIds?: ReadonlySet<string>;
  /** On phones a row becomes these two lines; without it the columns stay. */
  renderCompact?: (row: T) => ReactNode;
  hasMore?: boolean;
  onLoadMore?: () => void;
  loadingMore?: boolean;
  /** Loads on by itself when the end comes into sight. */
  infinite?: boolean;
  className?: string;
};

/** The one table: loading, empty, error and full, opened by click or keys. It draws what it is given. */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const { label, columns, rows, getRowId, status, density = "default", rowHref, onOpen, renderCompact } = props;
  const table = useTable({ features, columns, data: rows as T[], getRowId });
  const opens = rowHref !== undefined || onOpen !== undefined;
  const keys = useRowKeys(rows.length, opens);
  const places = table.getAllColumns().map((column) => ({ id: column.id, look: column.columnDef.meta ?? {} }));

  if (status === "error") return props.error;
  if (status === "ready" && rows.length === 0) return props.empty;
  return (
    <div className={clsx("min-w-0", props.className)}>
      <table aria-label={label} aria-busy={status === "loading"} className="w-full table-fixed border-collapse text-ui">
        <colgroup className={clsx(renderCompact && "max-md:hidden")}>
          {places.map(({ id, look }) => (
            <col key={id} style={{ width: look.width }} className={look.from && hiddenBelow[look.from]} />
          ))}
        </colgroup>
        <HeadRow table={table} hiddenOnPhone={renderCompact !== undefined} />
        <tbody ref={keys.bodyRef} onKeyDown={keys.onKeyDown}>
          {status === "loading" ? (
            <TableSkeleton columns={places} density={density} compact={renderCompact !== undefined} />
          ) : (
            table
              .getRowModel()
              .rows.map((row, index) => (
                <Row
                  key={row.id}
                  row={row}
                  density={density}
                  selected={row.id === props.selectedId}
                  fresh={props.newIds?.has(row.id) ?? false}
                  tabIndex={opens ? keys.tabIndexOf(index) : undefined}
                  onFocus={() => keys.onFocus(index)}
                  href={rowHref?.(row.original)}
                  onOpen={onOpen}
                  renderCompact={renderCompact}
                />
              ))
          )}
        </tbody>
      </table>
      {props.hasMore && props.onLoadMore && (
        <LoadMore
          onLoadMore={props.onLoadMore}
          loading={props.loadingMore ?? false}
          infinite={props.infinite ?? false}
        />
      )}
    </div>
  );
}

const hiddenBelow = { lg: "max-lg:hidden", xl: "max-xl:hidden" } as const;
