import type { Field } from "../resources/contract.ts";
import { eachRow, int32 } from "./binary.ts";
import type { Tally } from "./count.ts";
import { asItIs, moments, mostOfByte, text, type WriteValue, word } from "./json-values.ts";
import { Page, put } from "./page.ts";

type Column = {
  write: WriteValue;
  /** What comes before a value, and what stands for none. */
  key: Buffer;
  unknown: Buffer;
  /** Of the first field of an object: what begins it. Of the last: what stands for it when nothing of it is known. */
  opens: Buffer | null;
  closes: Buffer | null;
};

export type LineOptions = {
  fields: readonly Field[];
  timeZone: string;
  tally: Tally;
  /** What comes before each line's object. */
  before?: string;
  /** How many bytes are yielded at once, but for the first, which come soon. */
  atOnce: number;
};

const brace = 125;
const newline = 10;
const firstAtOnce = 64 * 1024;
/** What a value has beside its key and its bytes: a moment of eight bytes is 26 of JSON. */
const mostBeside = 32;

/** Rows of a binary COPY as lines of JSON, whose bytes are copied and never become a value: a third of the cost in SQL. */
export async function* jsonLines(chunks: AsyncIterable<Buffer>, options: LineOptions): AsyncGenerator<Buffer> {
  const { tally, atOnce } = options;
  const page = new Page();
  const columns = columnsOf(options);
  const fixed = columns.reduce((sum, column) => sum + mostOf(column), 2);
  const line = (bytes: Buffer, from: number, end: number) => {
    page.reserve(fixed + (end - from) * mostOfByte);
    page.at = writeLine(page.bytes, page.at, columns, bytes, from);
    tally.rows++;
  };
  let enough = Math.min(firstAtOnce, atOnce);
  for await (const _ of eachRow(chunks, line)) {
    if (page.open < enough) continue;
    yield page.take();
    enough = atOnce;
  }
  if (page.open > 0) yield page.take();
}

function writeLine(out: Buffer, start: number, columns: readonly Column[], bytes: Buffer, first: number): number {
  let at = start;
  let from = first;
  let openedAt = start;
  let known = false;
  for (const { opens, key, unknown, write, closes } of columns) {
    const length = int32(bytes, from);
    from += 4;
    if (opens) {
      openedAt = at;
      known = false;
      at = put(out, at, opens);
    }
    if (length < 0) at = put(out, at, unknown);
    else {
      at = write(out, put(out, at, key), bytes, from, from + length);
      known = true;
      from += length;
    }
    if (closes && known) out[at++] = brace;
    else if (closes) at = put(out, openedAt, closes);
  }
  out[at] = brace;
  out[at + 1] = newline;
  return at + 2;
}

const mostOf = ({ opens, unknown, closes }: Column) =>
  (opens?.length ?? 0) + unknown.length + (closes?.length ?? 0) + mostBeside;

function writerOf({ type }: Field, timeZone: string): WriteValue {
  if (type === "time") return timeZone === "UTC" ? moments() : word;
  if (type === "text") return text;
  return type === "word" ? word : asItIs;
}

/** Fields that follow one another and belong to one object are written within it. */
function columnsOf({ fields, timeZone, before = "" }: LineOptions): Column[] {
  const names = fields.map(({ name }) => name.split(".") as [string, string?]);
  return fields.map((field, index) => {
    const [outer, inner] = names[index] as [string, string?];
    const comma = names[0]?.[0] === outer ? `${before}{` : ",";
    const begins = inner !== undefined && names[index - 1]?.[0] !== outer;
    const ends = inner !== undefined && names[index + 1]?.[0] !== outer;
    const key = inner === undefined ? `${comma}"${outer}":` : `${begins ? "" : ","}"${inner}":`;
    return {
      write: writerOf(field, timeZone),
      key: Buffer.from(key),
      unknown: Buffer.from(`${key}null`),
      opens: begins ? Buffer.from(`${comma}"${outer}":{`) : null,
      closes: ends ? Buffer.from(`${comma}"${outer}":null`) : null,
    };
  });
}
