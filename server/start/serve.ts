import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { type Child, startChild } from "./child.ts";
import type { StopSignals } from "./signals.ts";

interface Options {
  dev: boolean;
  signals: StopSignals;
  /** Resolves when the database is gone for good. */
  lost: Promise<Error>;
  onReady(): void;
}

/** Runs web and worker until a stop signal. Throws when the web server or the database is gone. */
export async function serve({ dev, signals, lost, onReady }: Options): Promise<void> {
  const web = startChild("web", dev);
  const worker = keepWorker(dev);
  const stopped = Promise.withResolvers<void>();
  signals.stop.addEventListener("abort", () => stopped.resolve());
  if (signals.stop.aborted) stopped.resolve();
  try {
    void web.ready.then(onReady);
    await Promise.race([stopped.promise, failure(web), lost.then(rethrow)]);
  } finally {
    await Promise.all([web.stop(signals.force), worker.stop(signals.force)]);
  }
}

async function failure(web: Child): Promise<never> {
  throw new OperatorError(`The web server has stopped (${await web.exited}); the lines above say why.`);
}

function rethrow(error: Error): never {
  throw error;
}

const firstPause = 1_000;
const longestPause = 30_000;

/** A worker that dies is started again, the sooner the longer it has worked. */
function keepWorker(dev: boolean): Pick<Child, "stop"> {
  const stopping = new AbortController();
  let worker = startChild("worker", dev);
  const run = async () => {
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      const startedAt = Date.now();
      const reason = await worker.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > longestPause) pause = firstPause;
      log.error({ reason, restart_in_ms: pause }, "the worker has stopped and is started again");
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      worker = startChild("worker", dev);
    }
  };
  const running = run();
  return {
    async stop(force) {
      stopping.abort();
      await worker.stop(force);
      await running;
    },
  };
}
