import { dueRecoveries, workOff } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const concurrency = 4;
const everyMs = 250;
const graceMs = 2_000;

/** Works off retries, cancellations and recoveries of many deliveries, chunk by chunk, several workers side by side. */
export function startRecoveries(): Loop {
  return startLoop({
    concurrency,
    idleMs: everyMs,
    graceMs,
    async claim(room) {
      const jobs = await dueRecoveries(new Date(), room);
      return { jobs, more: jobs.length === room };
    },
    run: async (due) => {
      await workOff(due, new Date());
    },
    onError: (error) => log.error({ err: error }, "recovering webhook deliveries"),
  });
}
