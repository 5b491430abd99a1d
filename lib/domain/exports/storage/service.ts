import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { env } from "#lib/env.ts";
import * as disk from "./disk.ts";
import * as s3 from "./s3.ts";

export type { Range } from "./disk.ts";

/** Where a file lies, so that any process finds it, whatever its own settings are now. */
export type Place = disk.DiskPlace | s3.S3Place;

/** What has been written so far. */
export type Written = { bytes: number };

const nameOf = (merchantId: string, id: string, claim = "") => `${merchantId}/${id}/${claim}`;

/** Names a file within its export: an attempt that was given up for dead cannot overwrite the one that followed. */
type File = { merchantId: string; id: string; claim: string; contentType: string };

/** Stores a file as its bytes come, and answers with where it is and its checksum. */
export async function store(
  file: File,
  bytes: AsyncIterable<Buffer>,
  written: Written,
  signal: AbortSignal,
): Promise<{ place: Place; sha256: string }> {
  const hash = createHash("sha256");
  const name = nameOf(file.merchantId, file.id, file.claim);
  const metered = meter(bytes, written, hash);
  const place = env().EXPORT_S3_BUCKET
    ? await s3.write(name, metered, signal, file.contentType)
    : await disk.write(name, metered, signal);
  return { place, sha256: hash.digest("hex") };
}

async function* meter(bytes: AsyncIterable<Buffer>, written: Written, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    written.bytes += chunk.length;
    yield chunk;
  }
}

/** Opens a file or a part of it; null where it is not there. */
export function open(place: Place, range: disk.Range | null): Promise<Readable | null> {
  return place.store === "s3" ? s3.read(place, range) : disk.read(place, range);
}

/** Removes one file. */
export const discard = (place: Place): Promise<void> => (place.store === "s3" ? s3.remove(place) : disk.remove(place));

/** Removes what attempts at an export left on this machine's disk, finished or not. */
export const clear = (merchantId: string, id: string): Promise<void> => disk.removeAll(nameOf(merchantId, id));
