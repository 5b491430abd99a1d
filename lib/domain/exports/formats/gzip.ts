import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

// One gzip stream whose blocks are compressed side by side in libuv's threads, as pigz does it: each ends on a byte, so
// that they can be put one after another. A single thread of gzip would be the slowest part of an export.

const deflate = promisify<Buffer, { level: number; finishFlush: number }, Buffer>(deflateRaw);
const firstBlock = 64 * 1024;
const blockBytes = 512 * 1024;
const atOnce = 3;

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255]);
const emptyLastBlock = Buffer.from([3, 0]);

async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  let enough = firstBlock;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < enough) continue;
    yield Buffer.concat(held, size);
    held = [];
    size = 0;
    enough = blockBytes;
  }
  if (size > 0) yield Buffer.concat(held, size);
}

/** Compresses to gzip at level 1. */
export async function* gzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield header;
  let checksum = 0;
  let bytes = 0;
  const pending: Promise<Buffer>[] = [];
  for await (const block of blocksOf(chunks)) {
    checksum = crc32(block, checksum);
    bytes += block.length;
    pending.push(deflate(block, { level: 1, finishFlush: constants.Z_SYNC_FLUSH }));
    if (pending.length >= atOnce) yield (await pending.shift()) as Buffer;
  }
  for (const block of pending) yield await block;
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(checksum, 0);
  trailer.writeUInt32LE(bytes % 2 ** 32, 4);
  yield Buffer.concat([emptyLastBlock, trailer]);
}
