import Papa from "papaparse";
import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { fileReply } from "#lib/http/file.ts";
import type { Reply } from "#lib/http/respond.ts";
import { type exportRequestLogs, RequestLog } from "../contract.ts";
import * as queries from "../queries.ts";

type Query = Input<typeof exportRequestLogs>["query"];

const chunkRows = 1_000;
const columns = Object.keys(RequestLog.shape);

/** How each format writes calls that PostgreSQL gave as JSON. A spreadsheet must not take a text for a formula. */
const formats = {
  csv: {
    type: "text/csv; charset=utf-8",
    head: `${columns.join(",")}\r\n`,
    write: (items: string[]) => {
      const rows = items.map((item) => JSON.parse(item));
      return `${Papa.unparse(rows, { columns, header: false, escapeFormulae: true })}\r\n`;
    },
  },
  jsonl: {
    type: "application/jsonl; charset=utf-8",
    head: "",
    write: (items: string[]) => `${items.join("\n")}\n`,
  },
};

/** A file of all calls that the filters leave; no more than a chunk of them is held at a time. */
export function exportCalls(ctx: Ctx, { format, ...filter }: Query): Reply {
  const name = `request-log-${ctx.now().toISOString().slice(0, 10)}.${format}`;
  return fileReply(name, formats[format].type, chunks(ctx, filter, format));
}

async function* chunks(ctx: Ctx, filter: queries.Filter, format: keyof typeof formats): AsyncGenerator<string> {
  const { head, write } = formats[format];
  yield head;
  for (let after: queries.Place | null = null; ; ) {
    const rows = await queries.list(ctx.db, ctx.merchantId, filter, after, chunkRows);
    if (rows.length > 0) yield write(rows.map(({ item }) => item));
    const last = rows.at(-1);
    if (rows.length < chunkRows || !last) return;
    after = last.keys;
  }
}
