import { merchantsToSeal, sealEntries } from "#lib/domain/audit/chain/service.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const concurrency = 4;
const everyMs = 1_000;
const graceMs = 2_000;

/** Seals audit entries a second or so after their commit. Several workers share the merchants among them. */
export function startSealing(): Loop {
  return startLoop({
    concurrency,
    idleMs: everyMs,
    graceMs,
    async claim(room) {
      const jobs = await merchantsToSeal(room);
      return { jobs, more: jobs.length === room };
    },
    run: async (merchantId) => {
      await sealEntries(merchantId, new Date());
    },
    onError: (error) => log.error({ err: error }, "sealing the audit log"),
  });
}
