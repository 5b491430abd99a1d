import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { keep, merchantsWithWork } from "#lib/domain/analytics/rollups/keeping/service.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const concurrency = 2;
const everyMs = 1_000;
const graceMs = 5_000;

/** Counts the days that have changed, and history that is not counted yet, part by part. */
export function startRollups(): Loop {
  const counting = new Set<MerchantId>();
  return startLoop({
    concurrency,
    idleMs: everyMs,
    graceMs,
    async claim(room) {
      const waiting = await merchantsWithWork(new Date(), concurrency + room);
      const jobs = waiting.filter((id) => !counting.has(id)).slice(0, room);
      for (const id of jobs) counting.add(id);
      return { jobs, more: jobs.length === room };
    },
    async run(merchantId, signal) {
      try {
        while (!signal.aborted && (await keep(database, merchantId, new Date())));
      } finally {
        counting.delete(merchantId);
      }
    },
    onError: (error) => log.error({ err: error }, "counting for analytics"),
  });
}
