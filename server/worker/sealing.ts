import { merchantsToSeal, sealEntries } from "#lib/domain/audit/chain/service.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const everyMs = 1_000;
const graceMs = 2_000;

/** Seals audit entries a second or so after their commit. Several workers share the merchants among them. */
export function startSealing(): Loop {
  return startLoop({
    concurrency: 2,
    idleMs: everyMs,
    graceMs,
    claim: async (room) => ({ jobs: await merchantsToSeal(room), more: false }),
    run: async (merchantId) => {
      await sealEntries(merchantId, new Date());
    },
    onError: (error) => log.error({ err: error }, "sealing the audit log"),
  });
}
