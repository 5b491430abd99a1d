import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";

/** Compresses to one frame of zstd with a checksum at its end. */
export async function* zstd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const params = { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 };
  const compress = createZstdCompress({ params, chunkSize: 128 * 1024 });
  const done = pipeline(chunks, compress);
  // Whoever stops reading ends the pipeline early; a failure of the source shows in the reading itself.
  done.catch(() => undefined);
  yield* compress as AsyncIterable<Buffer>;
  await done;
}
