import type { ExportRow } from "#lib/domain/exports/rules.ts";
import { claim, make, sweep } from "#lib/domain/exports/working/service.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const everyMs = 500;
/** Then running exports are given back for another worker to begin anew. */
const graceMs = 2_000;
const sweepEveryMs = 10_000;

/** Makes exports, as many at a time as there are connections for them, and removes files that are not wanted any more. */
export function startExports(): Pick<Loop, "wake" | "stop"> {
  const loop = startLoop<ExportRow>({
    concurrency: env().EXPORT_CONNECTIONS,
    idleMs: everyMs,
    graceMs,
    async claim() {
      const job = await claim(new Date());
      return { jobs: job ? [job] : [], more: job !== undefined };
    },
    run: make,
    onError: (error) => log.error({ err: error }, "making exports"),
  });
  const stopSweeping = startSweeping();
  return {
    wake: loop.wake,
    async stop() {
      await Promise.all([loop.stop(), stopSweeping()]);
    },
  };
}

function startSweeping(): () => Promise<void> {
  const turn = () => sweep(new Date()).catch((error) => log.error({ err: error }, "removing old exports"));
  let swept = turn();
  const timer = setInterval(() => {
    swept = swept.then(turn);
  }, sweepEveryMs);
  return () => {
    clearInterval(timer);
    return swept;
  };
}
