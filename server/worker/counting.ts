import { countEarlierCalls, type Earlier } from "#lib/domain/request-logs/figures/service.ts";
import { countAttempts } from "#lib/domain/webhooks/figures/service.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const everyMs = 2_000;
const graceMs = 2_000;

/** Keeps the figures of webhooks current, and once after an update counts the calls that were made before it. */
export function startCounting(): Loop {
  let earlier: Earlier = "some";
  return startLoop({
    concurrency: 1,
    idleMs: everyMs,
    graceMs,
    async claim() {
      if (earlier !== "none") earlier = await countEarlierCalls();
      const more = await countAttempts();
      return { jobs: [], more: more || earlier === "some" };
    },
    run: async () => undefined,
    onError: (error) => log.error({ err: error }, "counting calls and webhooks"),
  });
}
