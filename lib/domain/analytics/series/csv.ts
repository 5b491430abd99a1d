import Papa from "papaparse";
import type { Dimension } from "../definitions/dimensions.ts";
import type { Group } from "./groups.ts";

/** A point of a group as one row of a table; what is unknown is null. */
export type SeriesRow = Record<string, string | number | null>;

type Rows = {
  group_by: readonly Dimension[];
  metrics: readonly { id: string }[];
  total: Group;
  groups: readonly Group[];
};

/** The points of each group, or, without groups, of all: what the chart draws. */
export function* rowsOf({ group_by, metrics, total, groups }: Rows): Generator<SeriesRow> {
  for (const group of group_by.length > 0 ? groups : [total]) {
    const names = group_by.map((dimension, index) => [dimension, nameOf(group, index)] as const);
    for (const [index, point] of group.points.entries()) {
      const before = group.previous?.points[index];
      const values = metrics.map(({ id }) => [id, point.values[id]?.value ?? null] as const);
      const compared = group.previous
        ? metrics.map(({ id }) => [`${id}_previous`, before?.values[id]?.value ?? null])
        : [];
      const { label, starts_at, ends_at } = point;
      yield { period: label, starts_at, ends_at, ...Object.fromEntries([...names, ...values, ...compared]) };
    }
  }
}

const nameOf = ({ other, key }: Group, index: number) => (other ? "Other" : (key[index]?.value ?? null));

/** For spreadsheets, which must not take a tag such as `=1+1` for a formula. */
export function csvOf(rows: Iterable<SeriesRow>): string {
  return `${Papa.unparse([...rows], { escapeFormulae: true })}\r\n`;
}
