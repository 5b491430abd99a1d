import type { Ctx } from "#lib/context.ts";
import { type SeriesQuery, seriesRows } from "#lib/domain/analytics/series/service.ts";
import { type Field, resources } from "./contract.ts";
import type { RowsOfFields } from "./queries.ts";
import { listed } from "./queries.ts";

const { fields: own } = resources.analytics;

const typeOf = (values: readonly unknown[]): Field["type"] =>
  values.every((value) => value === null || typeof value === "number") ? "number" : "text";

/** A row for each point of each group, a column for each dimension and metric. */
export async function analyticsRows(ctx: Ctx, query: SeriesQuery): Promise<RowsOfFields> {
  const rows = await Array.fromAsync(seriesRows(ctx, query));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const dimensions: readonly string[] = query.group_by ?? [];
  const fields = names.map((name): Field => {
    const known = own.find((field) => field.name === name);
    if (known || dimensions.includes(name)) return known ?? { name, type: "text" };
    return { name, type: typeOf(rows.map((row) => row[name])) };
  });
  return { rows: listed(rows, fields), fields: fields.length > 0 ? fields : own };
}
