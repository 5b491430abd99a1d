import type { JsonRow } from "#lib/db/json-rows.ts";
import { encodeCursor } from "./cursor.ts";
import { JsonText } from "./respond.ts";

/** The JSON array of rows that were fetched one beyond `limit`, and the cursor that leads on; null when none follow. */
export function jsonSlice(rows: JsonRow[], limit: number, tag: string): { data: string; next: string | null } {
  const slice = rows.slice(0, limit);
  const last = slice.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(tag, last.keys) : null;
  return { data: `[${slice.map((row) => row.item).join(",")}]`, next };
}

/** The list envelope around such rows. */
export function jsonPage(rows: JsonRow[], limit: number, tag: string, extra = ""): JsonText {
  const { data, next } = jsonSlice(rows, limit, tag);
  return new JsonText(`{"data":${data},"has_more":${next !== null},"next_cursor":${JSON.stringify(next)}${extra}}`);
}

/** The same envelope for rows that are plain objects. */
export function page<Row>(rows: Row[], limit: number, tag: string, keysOf: (row: Row) => (string | number | null)[]) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const has_more = rows.length > limit && last !== undefined;
  return { data, has_more, next_cursor: has_more ? encodeCursor(tag, keysOf(last)) : null };
}
