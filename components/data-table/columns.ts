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
