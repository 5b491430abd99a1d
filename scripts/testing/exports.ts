import { claim, make } from "#lib/domain/exports/working/service.ts";

/** Makes every export that waits, as a worker does. */
export async function makeExports(): Promise<void> {
  for (let next = await claim(new Date()); next; next = await claim(new Date())) {
    await make(next, new AbortController().signal);
  }
}
