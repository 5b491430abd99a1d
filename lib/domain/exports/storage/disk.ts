import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { dataFolder } from "#lib/data-folder.ts";
import { env } from "#lib/env.ts";

export type DiskPlace = { store: "disk"; path: string };

export type Range = { start: number; end: number };

const folder = async () => join(await dataFolder(env().SHOPGUIDE_DATA_DIR), "exports");

/** Writes beside the place and moves the file there when it is whole and on the disk. */
export async function write(name: string, bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<DiskPlace> {
  const path = join(await folder(), name);
  const draft = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await pipeline(bytes, createWriteStream(draft, { mode: 0o600, flush: true }), { signal });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { store: "disk", path: name };
}

/** Null where the file is not, as on a machine other than the one that wrote it. */
export async function read({ path }: DiskPlace, range: Range | null): Promise<Readable | null> {
  const file = join(await folder(), path);
  const found = await stat(file).catch(() => null);
  return found && createReadStream(file, { ...range, highWaterMark: 256 * 1024 });
}

/** Removes all that was written below a name, finished or not. */
export async function removeAll(name: string): Promise<void> {
  await rm(join(await folder(), name), { recursive: true, force: true });
}

export async function remove({ path }: DiskPlace): Promise<void> {
  await rm(join(await folder(), path), { force: true });
}
