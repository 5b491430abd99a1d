import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { claim, make } from "#lib/domain/exports/working/service.ts";
import { provideSettings } from "#lib/env.ts";

/** Where the files of this test file lie. */
export const exportsFolder = await mkdtemp(join(tmpdir(), "shopguide-exports-"));
provideSettings({ SHOPGUIDE_DATA_DIR: exportsFolder });
afterAll(() => rm(exportsFolder, { recursive: true, force: true }));

/** Makes every export that waits, as a worker does. */
export async function makeExports(): Promise<void> {
  for (let next = await claim(new Date()); next; next = await claim(new Date())) {
    await make(next, new AbortController().signal);
  }
}
