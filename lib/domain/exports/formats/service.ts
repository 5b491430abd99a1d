import { createHash } from "node:crypto";
import type { Field } from "../resources/contract.ts";
import type { Compression, Format } from "./contract.ts";
import { countRecords, type Tally } from "./count.ts";
import { gzip } from "./gzip.ts";
import { jsonLines } from "./json-lines.ts";
import { xlsx } from "./xlsx.ts";
import { zstd } from "./zstd.ts";

export type Shape = {
  format: Format;
  compression: Compression;
  fields: readonly Field[];
  time_zone: string;
  /** Of a workbook's sheets. */
  name: string;
  bom: boolean;
  /** A last line with the count and the checksum of those before it. */
  endLine: boolean;
};

type Chunks = AsyncIterable<Buffer>;

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const comma = 44;
const space = 32;
/** Large enough for the thread that compresses not to be asked too often. */
const forCompression = 256 * 1024;

/** The file's bytes, from what `copySql` of the same format gives. The tally tells how many rows have passed. */
export function fileOf(rows: Chunks, shape: Shape, tally: Tally): AsyncGenerator<Buffer> {
  const written = formatted(rows, shape, tally);
  if (shape.compression === "none") return written;
  return shape.compression === "gzip" ? gzip(written) : zstd(written);
}

function formatted(rows: Chunks, shape: Shape, tally: Tally): AsyncGenerator<Buffer> {
  const { format, compression, fields, time_zone: timeZone, name, bom, endLine } = shape;
  const lineOptions = { fields, timeZone, tally, atOnce: compression === "none" ? 1 : forCompression };
  switch (format) {
    case "json":
      return jsonArray(jsonLines(rows, { ...lineOptions, before: "," }));
    case "xlsx":
      return xlsx(rows, { fields, name, tally });
    case "ndjson": {
      const lines = jsonLines(rows, lineOptions);
      return endLine ? ended(lines, tally, jsonEnd) : lines;
    }
    case "csv": {
      const records = marked(countRecords(rows, tally), bom);
      return endLine ? ended(records, tally, csvEnd) : records;
    }
  }
}

async function* marked(chunks: AsyncGenerator<Buffer>, bom: boolean): AsyncGenerator<Buffer> {
  if (bom) yield byteOrderMark;
  yield* chunks;
}

/** Each line begins with a comma, but nothing comes before the first. */
async function* jsonArray(lines: Chunks): AsyncGenerator<Buffer> {
  yield Buffer.from("[\n");
  let first = true;
  for await (const chunk of lines) {
    if (first && chunk[0] === comma) chunk[0] = space;
    first = false;
    yield chunk;
  }
  yield Buffer.from("]\n");
}

const jsonEnd = (rows: number, sha256: string) => `${JSON.stringify({ export_end: { rows, sha256 } })}\n`;
const csvEnd = (rows: number, sha256: string) => `# end,rows=${rows},sha256=${sha256}\n`;

async function* ended(chunks: Chunks, tally: Tally, end: (rows: number, sha256: string) => string) {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  yield Buffer.from(end(tally.rows, hash.digest("hex")));
}
