import { once } from "node:events";
import { PassThrough } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Field } from "../resources/contract.ts";
import type { Tally } from "./count.ts";

/** What a sheet can hold, its heading counted in. */
const mostRows = 1_048_576;
/** What a cell can hold. */
const mostText = 32_767;
const restEvery = 50;

type Cell = string | number | boolean | Date | null;

/** A moment as the clock of its time zone shows it: a spreadsheet knows no zones. */
const wallTime = (text: string) => new Date(`${text.slice(0, 23)}Z`);

function cellOf(value: unknown, { type }: Field): Cell {
  if (value === null) return null;
  if (type === "time") return wallTime(String(value));
  if (typeof value === "number" || typeof value === "boolean") return value;
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, mostText);
}

const columnOf = ({ name, type }: Field) => ({
  header: name,
  key: name,
  width: type === "time" ? 20 : 16,
  ...(type === "time" && { style: { numFmt: "yyyy-mm-dd hh:mm:ss" } }),
});

export type XlsxOptions = { fields: readonly Field[]; name: string; tally: Tally; sheetRows?: number };

/** Lines of JSON arrays as a workbook, which begins a further sheet when one is full. Text is never taken for a formula. */
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

/** Not readline, which does not end what it reads when nobody reads on. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

async function write(chunks: AsyncIterable<Buffer>, out: PassThrough, options: XlsxOptions): Promise<void> {
  const { fields, name, tally, sheetRows = mostRows } = options;
  const { default: excel } = await import("exceljs");
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  const newSheet = (number: number) => {
    const sheet = workbook.addWorksheet(number === 1 ? name : `${name} ${number}`, {
      views: [{ state: "frozen", ySplit: 1 }],
    });
    sheet.columns = fields.map(columnOf);
    return sheet;
  };
  let sheets = 1;
  let sheet = newSheet(sheets);
  let rows = 1;
  for await (const line of linesOf(chunks)) {
    if (rows >= sheetRows) {
      sheet.commit();
      sheet = newSheet(++sheets);
      rows = 1;
    }
    const values = JSON.parse(line) as unknown[];
    sheet.addRow(values.map((value, index) => cellOf(value, fields[index] as Field))).commit();
    rows++;
    tally.rows++;
    if (tally.rows % restEvery === 0) await room(sheet, out);
  }
  sheet.commit();
  await workbook.commit();
}

/**
 * A sheet hands its bytes to the archive without asking whether it keeps up. The archive's streams are of a kind that tells
 * it only in their state.
 */
type Handing = { stream: { pipes: (NodeJS.EventEmitter & { _writableState: { needDrain: boolean } })[] } };

/** Lets the archive run on, and waits until it has taken what the sheet has written. */
async function room(sheet: unknown, out: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const [archive] = (sheet as Handing).stream.pipes;
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
