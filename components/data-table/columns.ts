import { type ColumnDef, createColumnHelper, type RowData, tableFeatures } from "@tanstack/react-table";

export type ColumnLook = {
  /** Numbers stand at the right. */
  align?: "start" | "end";
  /** CSS width; a column without one shares what is left. */
  width?: string;
  /** Left out when the page is narrower than this. */
  from?: "lg" | "xl";
};

/** The table draws what it is given: sorting, filters and pages are the server's work. */
export const features = tableFeatures({ columnMeta: {} as ColumnLook });

export type Column<Row extends RowData> = ColumnDef<typeof features, Row, unknown>;

/** Makes the columns of a DataTable: `columnsOf<Row>()((column) => [column.accessor("name", { header: "Name" })])`. */
export function columnsOf<Row extends RowData>() {
  const helper = createColumnHelper<typeof features, Row>();
  return (build: (column: typeof helper) => ReturnType<typeof helper.columns>) => build(helper) as Column<Row>[];
}

/** Some of the columns, by id or by the field they show, for a table that has less room. */
export const pick = <T extends RowData>(columns: readonly Column<T>[], names: readonly string[]): Column<T>[] =>
  columns.filter((column) => names.includes(column.id ?? ("accessorKey" in column ? String(column.accessorKey) : "")));
