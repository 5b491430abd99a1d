import { afterAll } from "vitest";
import { createSender } from "#lib/domain/webhooks/sending/service.ts";
import { startLoop } from "#server/worker/loop.ts";

/**
 * Delivers webhooks as a worker does, until the test file ends; an error of the loop fails it. Answers with what wakes
 * it when something is due.
 */
export function startSending(concurrency: number): () => void {
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
  return loop.wake;
}

/** Sends once what is due, as a worker does. */
export async function sendDue(): Promise<void> {
  const sender = createSender();
  const { jobs } = await sender.claim(100);
  await Promise.all(jobs.map((job) => sender.run(job, new AbortController().signal)));
  await sender.close();
}
