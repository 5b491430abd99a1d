import { afterAll } from "vitest";
import { createSender } from "#lib/domain/webhooks/sending/service.ts";
import { startLoop } from "#server/worker/loop.ts";

/** Delivers webhooks as a worker does, until the test file ends; an error of the loop fails it. */
export function startSending(concurrency: number): void {
  const sender = createSender();
  const loop = startLoop({
    concurrency,
    idleMs: 50,
    graceMs: 0,
    claim: sender.claim,
    run: sender.run,
    onError: (error) => {
      throw error;
    },
  });
  afterAll(async () => {
    await loop.stop();
    await sender.close();
  });
}
