import type { ExportRow } from "#lib/domain/exports/rules.ts";
import { runNext } from "#lib/domain/exports/schedules/service.ts";
import { claim, make, sweep } from "#lib/domain/exports/working/service.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const everyMs = 500;
/** Then running exports are given back for another worker to begin anew. */
const graceMs = 2_000;
const keepUpEveryMs = 5_000;

/** Makes exports, as many at a time as there are connections for them, queues those of schedules, and removes old files. */
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
  const stopKeepingUp = startKeepingUp();
  return {
    wake: loop.wake,
    async stop() {
      await Promise.all([loop.stop(), stopKeepingUp()]);
    },
  };
}

async function keepUp(now: Date): Promise<void> {
  while (await runNext(now)) log.debug("a scheduled export was queued");
  await sweep(now);
}

function startKeepingUp(): () => Promise<void> {
  const turn = () => keepUp(new Date()).catch((error) => log.error({ err: error }, "keeping up with exports"));
  let kept = turn();
  const timer = setInterval(() => {
    kept = kept.then(turn);
  }, keepUpEveryMs);
  return () => {
    clearInterval(timer);
    return kept;
  };
}
