import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { Field } from "../resources/contract.ts";
import { eachRow } from "./binary.ts";
import type { Tally } from "./count.ts";
import { SheetRows } from "./sheet-rows.ts";

/** What a sheet can hold, its heading counted in. */
const mostRows = 1_048_576;
/** How much the archive is given at once. */
const enough = 128 * 1024;

const columnOf = ({ name, type }: Field) => ({
  header: name,
  key: name,
  width: type === "time" ? 20 : 16,
  ...(type === "time" && { style: { numFmt: "yyyy-mm-dd hh:mm:ss" } }),
});

export type XlsxOptions = { fields: readonly Field[]; name: string; tally: Tally; sheetRows?: number };

/** Rows of a binary COPY as a workbook, which begins a further sheet when one is full. Text is never taken for a formula. */
export async function* xlsx(chunks: AsyncIterable<Buffer>, options: XlsxOptions): AsyncGenerator<Buffer> {
  const out = new PassThrough({ highWaterMark: 256 * 1024 });
  const written = write(chunks, out, options).catch((error: Error) => {
    out.destroy(error);
  });
  try {
    yield* out as AsyncIterable<Buffer>;
    await written;
  } finally {
    out.destroy();
    await written;
  }
}

async function write(chunks: AsyncIterable<Buffer>, out: PassThrough, options: XlsxOptions): Promise<void> {
  const { fields, name, tally, sheetRows = mostRows } = options;
  const { default: excel } = await import("exceljs");
  const zip = { zlib: { level: 1 } };
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true, zip });
  const newSheet = (number: number) => {
    const sheet = workbook.addWorksheet(number === 1 ? name : `${name} ${number}`, {
      views: [{ state: "frozen", ySplit: 1 }],
    });
    sheet.columns = fields.map(columnOf);
    sheet.getRow(1).commit();
    return sheet;
  };
  const rows = new SheetRows(fields);
  let sheets = 1;
  let sheet = newSheet(sheets);
  let number = 1;
  const handOver = () => (sheet as unknown as Handing).stream.write(rows.page.take());
  const row = (bytes: Buffer, from: number, end: number) => {
    if (number >= sheetRows) {
      handOver();
      sheet.commit();
      sheet = newSheet(++sheets);
      number = 1;
    }
    rows.add(++number, bytes, from, end);
    tally.rows++;
  };
  for await (const _ of eachRow(chunks, row)) {
    if (rows.page.open < enough) continue;
    handOver();
    await room(sheet, out);
  }
  handOver();
  sheet.commit();
  await workbook.commit();
}

/**
 * A sheet hands its bytes to the archive without asking whether it keeps up. The archive's streams are of a kind that tells
 * it only in their state.
 */
type Archive = NodeJS.EventEmitter & { _writableState: { needDrain: boolean } };
type Handing = { stream: { write: (bytes: Buffer) => unknown; pipes: Archive[] } };

/** Lets the archive run on, and waits until it has taken what the sheet has written. */
async function room(sheet: unknown, out: PassThrough): Promise<void> {
  const { pipes } = (sheet as Handing).stream;
  do await new Promise((resolve) => setImmediate(resolve));
  while (pipes.length === 0 && !out.destroyed);
  const [archive] = pipes;
  const left = new AbortController();
  const leave = () => left.abort();
  out.once("close", leave);
  try {
    if (archive?._writableState.needDrain) await once(archive, "drain", { signal: left.signal });
  } finally {
    out.off("close", leave);
  }
  if (out.destroyed) throw new Error("Nobody reads the workbook any more.");
}
