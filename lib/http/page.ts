import type { JsonRow } from "#lib/db/json-rows.ts";
import { encodeCursor } from "./cursor.ts";
import { JsonText } from "./respond.ts";

/** The list envelope around rows that were fetched one beyond `limit`, to know whether more follow. */
export function jsonPage(rows: JsonRow[], limit: number, tag: string, extra = ""): JsonText {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  const cursor = more ? JSON.stringify(encodeCursor(tag, last.keys)) : "null";
  return new JsonText(
    `{"data":[${page.map((row) => row.item).join(",")}],"has_more":${more},"next_cursor":${cursor}${extra}}`,
  );
}

/** The same envelope for rows that are plain objects. */
export function page<Row>(rows: Row[], limit: number, tag: string, keysOf: (row: Row) => (string | number | null)[]) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const has_more = rows.length > limit && last !== undefined;
  return { data, has_more, next_cursor: has_more ? encodeCursor(tag, keysOf(last)) : null };
}
