import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";

// The thread that compresses is asked once for many rows, and what it was given comes out whole: the first rows soon.
const firstBlock = 64 * 1024;
const blockBytes = 256 * 1024;

async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  let enough = firstBlock;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < enough) continue;
    yield held.length === 1 ? chunk : Buffer.concat(held, size);
    held = [];
    size = 0;
    enough = blockBytes;
  }
  if (size > 0) yield Buffer.concat(held, size);
}

/** Compresses to gzip at level 1. */
export async function* gzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const compress = createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH, chunkSize: 128 * 1024 });
  const done = pipeline(blocksOf(chunks), compress);
  // Whoever stops reading ends the pipeline early; a failure of the source shows in the reading itself.
  done.catch(() => undefined);
  yield* compress as AsyncIterable<Buffer>;
  await done;
}
