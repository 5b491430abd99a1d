import { randomUUID } from "node:crypto";
import { beat, leave } from "#lib/domain/system/service.ts";
import { log } from "#lib/log.ts";

const everyMs = 5_000;

/** Shows every process that this worker lives, until it is stopped. */
export function startHeartbeat(): { stop: () => Promise<void> } {
  const id = randomUUID();
  const startedAt = new Date();
  const show = () => beat(id, startedAt, new Date()).catch((error) => log.warn({ err: error }, "heartbeat not shown"));
  let shown = show();
  const timer = setInterval(() => {
    shown = show();
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await shown;
      await leave(id).catch((error) => log.debug({ err: error }, "a worker left without a word"));
    },
  };
}
