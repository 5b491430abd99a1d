import type { RowsSql } from "#lib/db/sql.ts";
import type { Field } from "./contract.ts";

/** Rows whose columns follow from what was asked. */
export type RowsOfFields = { rows: RowsSql; fields: readonly Field[] };

const columnTypes: Partial<Record<Field["type"], string>> = { time: "timestamptz", number: "float8" };

/** SQL for rows that are known already, so that they are written like all others. */
export function listed(rows: readonly object[], fields: readonly Field[]): RowsSql {
  const columns = fields.map(({ name, type }) => `"${name.replaceAll('"', "")}" ${columnTypes[type] ?? "text"}`);
  const shape = columns.length > 0 ? columns.join(", ") : "period text";
  const names = [...fields.map(({ name }) => `"${name.replaceAll('"', "")}"`), '"#"'].join(", ");
  return {
    select: `SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS (${shape})) WITH ORDINALITY AS r (${names})`,
    count: "SELECT json_array_length($1::json) AS count",
    order: ["#"],
    values: [JSON.stringify(rows)],
  };
}
