import { Readable } from "node:stream";
import type { Ctx } from "#lib/context.ts";
import { matchesTag } from "#lib/http/conditional.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { Reply } from "#lib/http/respond.ts";
import type { downloadExport } from "../contract.ts";
import { mediaTypeOf } from "../formats/contract.ts";
import { type ExportRow, fileNameOf } from "../rules.ts";
import { note, readable } from "../service.ts";
import * as storage from "../storage/service.ts";
import { type Range, rangeOf, tagOf } from "./rules.ts";

/** The file or the part that is asked for. */
export async function download(ctx: Ctx, { params, request }: Input<typeof downloadExport>): Promise<Reply> {
  const row = await readable(ctx, params.export_id);
  const { place, sha256 } = row;
  if (row.state !== "completed" || !place || !sha256) throw noFile(row);
  const tag = tagOf(sha256);
  const known = request.headers.get("if-none-match");
  const headers = headersOf(row, tag);
  if (known !== null && matchesTag(known, tag)) return new Reply(304, null, headers);
  const range = rangeOf(request.headers, row.bytes, tag);
  const body = request.method === "HEAD" ? Readable.from([]) : await storage.open(place, range);
  if (!body) throw elsewhere(row);
  if (!range || range.start === 0) await note(ctx.db, ctx, "downloaded", row.id);
  const stream = Readable.toWeb(body) as unknown as ReadableStream;
  return range ? partOf(stream, range, row.bytes, headers) : wholeOf(stream, row.bytes, headers);
}

type Headers = Record<string, string>;

const headersOf = (row: ExportRow, tag: string): Headers => ({
  "content-type": mediaTypeOf(row.format, row.compression),
  "content-disposition": `attachment; filename="${fileNameOf(row)}"`,
  "accept-ranges": "bytes",
  "cache-control": "private, no-cache",
  etag: tag,
});

const wholeOf = (body: ReadableStream, size: number, headers: Headers) =>
  new Reply(200, body, { ...headers, "content-length": String(size) });

function partOf(body: ReadableStream, { start, end }: Range, size: number, headers: Headers): Reply {
  const length = String(end - start + 1);
  return new Reply(206, body, {
    ...headers,
    "content-length": length,
    "content-range": `bytes ${start}-${end}/${size}`,
  });
}

const reasons: Record<string, string> = {
  failed: "It failed, so it has no file.",
  canceled: "It was cancelled, so it has no file.",
  expired: "Its file was removed when its time was over. Export again.",
};

const noFile = ({ id, state }: ExportRow) =>
  new AppError("CONFLICT", `Export ${id} is ${state}. ${reasons[state] ?? "Wait until it is completed."}`, { state });

const elsewhere = ({ id }: ExportRow) =>
  new AppError(
    "CONFLICT",
    `The file of export ${id} is not on this machine. Where web and worker run on several, set EXPORT_S3_BUCKET.`,
  );
