import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

export type LoopOptions<Job> = {
  /** Jobs at a time. */
  concurrency: number;
  /** Takes due jobs, at most `room`; `more`: others are due that could not be taken; `inMs`: when others will be due. */
  claim: (room: number) => Promise<{ jobs: Job[]; more: boolean; inMs?: number | undefined }>;
  run: (job: Job, signal: AbortSignal) => Promise<void>;
  onError: (error: unknown) => void;
  /** How long to sleep when nothing is due and nobody wakes the loop. */
  idleMs: number;
  /** How long running jobs may take to finish after `stop`; then their signal aborts. */
  graceMs: number;
};

export type Loop = {
  /** Something may be due. */
  wake: () => void;
  /** Takes nothing more and answers when the running jobs have ended. */
  stop: () => Promise<void>;
};

/** Between claims while more is due: long enough for a batch to gather, short enough to stay busy. */
const busyMs = 5;
/** With little room, a claim waits once for more: it costs nearly as much for one job as for a hundred. */
const gatherMs = 15;
const gatherShare = 4;
/** While more is due that may not be taken yet. */
const blockedMs = 100;
const afterErrorMs = 1_000;

/** Claims and runs jobs until stopped. It knows nothing of what the jobs are. */
export function startLoop<Job>({ concurrency, claim, run, onError, idleMs, graceMs }: LoopOptions<Job>): Loop {
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  const running = new Set<Promise<void>>();
  let stopping = false;
  let awake = Promise.withResolvers<void>();

  const start = (job: Job) => {
    const done: Promise<void> = run(job, abort.signal)
      .catch(onError)
      .finally(() => running.delete(done));
    running.add(done);
  };

  let gathered = false;

  /** Answers with how long to wait before the next claim. */
  const turn = async (): Promise<number> => {
    const room = concurrency - running.size;
    if (room === 0) return busyMs;
    gathered = room < concurrency / gatherShare && !gathered;
    if (gathered) return gatherMs;
    try {
      const { jobs, more, inMs = idleMs } = await claim(room);
      jobs.forEach(start);
      if (!more) return Math.min(idleMs, inMs);
      return jobs.length > 0 ? busyMs : Math.min(blockedMs, inMs);
    } catch (error) {
      onError(error);
      return afterErrorMs;
    }
  };

  const loop = async () => {
    while (!stopping) {
      awake = Promise.withResolvers<void>();
      const waitMs = await turn();
      const timer = new AbortController();
      await Promise.race([awake.promise, sleep(waitMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
      timer.abort();
    }
  };
  const looping = loop();

  return {
    wake: () => awake.resolve(),
    async stop() {
      stopping = true;
      awake.resolve();
      await looping;
      const timer = setTimeout(() => abort.abort(), graceMs);
      await Promise.all(running);
      clearTimeout(timer);
    },
  };
}
