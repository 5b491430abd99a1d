import Papa from "papaparse";
import { fileReply } from "#lib/http/file.ts";
import type { Reply } from "#lib/http/respond.ts";
import { flat } from "./rules.ts";

/** A table of figures as a file: one line per row, nested fields with dots in their names, nothing where unknown. */
export function csvReply(name: string, rows: readonly object[]): Reply {
  const text = Papa.unparse(rows.map(flat), { escapeFormulae: true });
  return fileReply(`${name}.csv`, "text/csv; charset=utf-8", whole(`${text}\r\n`));
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}
