import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Limits, Outcome } from "./evaluate.ts";
import { FairLine } from "./fair-line.ts";
import type { Job } from "./thread.ts";

type Options = Limits & {
  /** Each is started when it is first needed. */
  threads: number;
  /** How long a job may stand in line. */
  waitMs: number;
  memoryMb: number;
};

type Waiting = Job & { lane: string; timer: NodeJS.Timeout; resolve: (outcome: Outcome | null) => void };

export type Expressions = {
  /** What is wrong with an expression as it is written; null when nothing is. */
  check(lane: string, text: string): Promise<Outcome | null>;
  /** The expression's result for a JSON text. Never throws. */
  evaluate(lane: string, text: string, input: string): Promise<Outcome>;
  close(): Promise<void>;
};

// As with the migrations' folder: a path of our own, so that a bundler leaves the thread's file where it is.
const script = join(process.cwd(), "lib/expressions/thread.ts");

/** The grace lets an expression end by its own clock, which keeps the thread. */
const graceMs = 250;

/**
 * Evaluates expressions of strangers in threads that are killed and replaced when they overrun their time or memory.
 * A lane has one thread at a time, so that with two threads or more nobody holds up all the others.
 */
export function createExpressions({ threads: most, waitMs, memoryMb, ...limits }: Options): Expressions {
  const line = new FairLine<Waiting>();
  const busy = new Set<string>();
  const idle: Thread[] = [];
  const all = new Set<Thread>();

  const start = () => {
    const thread = new Thread(limits, memoryMb);
    all.add(thread);
    return thread;
  };

  function next(): void {
    if (idle.length === 0 && all.size >= most) return;
    const job = line.take((lane) => !busy.has(lane));
    if (job) void run(job, idle.pop() ?? start());
  }

  async function run(job: Waiting, thread: Thread): Promise<void> {
    clearTimeout(job.timer);
    busy.add(job.lane);
    job.resolve(await thread.run({ text: job.text, input: job.input }));
    busy.delete(job.lane);
    if (thread.usable) idle.push(thread);
    else all.delete(thread);
    next();
  }

  const ask = (lane: string, text: string, input: string | null) =>
    new Promise<Outcome | null>((resolve) => {
      const give = () => {
        line.remove(job);
        resolve({ problem: "busy", detail: `it waited ${waitMs} ms for its turn` });
      };
      const job: Waiting = { lane, text, input, resolve, timer: setTimeout(give, waitMs) };
      line.add(job);
      next();
    });

  return {
    check: (lane, text) => ask(lane, text, null),
    evaluate: async (lane, text, input) =>
      (await ask(lane, text, input)) ?? { problem: "no_result", detail: "the expression has no result" },
    close: async () => {
      await Promise.all([...all].map((thread) => thread.close()));
    },
  };
}

class Thread {
  readonly #limits: Limits;
  readonly #worker: Worker;
  readonly #ready: Promise<unknown>;
  usable = true;

  constructor(limits: Limits, memoryMb: number) {
    this.#limits = limits;
    const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 };
    // Its own streams and an empty environment: nothing of this process is in its reach by accident.
    this.#worker = new Worker(script, { workerData: limits, resourceLimits, env: {}, stdout: true, stderr: true });
    this.#worker.unref();
    this.#ready = new Promise((resolve) => this.#worker.once("message", resolve));
    this.#worker.once("exit", () => {
      this.usable = false;
    });
  }

  async run(job: Job): Promise<Outcome | null> {
    this.#worker.ref();
    const outcome = await this.#exchange(job);
    this.#worker.unref();
    return outcome;
  }

  #exchange(job: Job): Promise<Outcome | null> {
    const { promise, resolve } = Promise.withResolvers<Outcome | null>();
    const worker = this.#worker;
    let timer: NodeJS.Timeout | undefined;
    const killed = (problem: "too_long" | "too_much_memory" | "failed", detail: string) => {
      void this.close();
      resolve({ problem, detail });
    };
    const failed = (error: Error & { code?: string }) =>
      killed(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too_much_memory" : "failed", error.message);
    const exited = () => killed("failed", "its thread ended");
    worker.once("error", failed).once("exit", exited);
    const { runMs } = this.#limits;
    void this.#ready.then(() => {
      timer = setTimeout(() => killed("too_long", `it was stopped after ${runMs} ms`), runMs + graceMs);
      worker.once("message", resolve);
      worker.postMessage(job);
    });
    return promise.finally(() => {
      clearTimeout(timer);
      worker.off("error", failed).off("exit", exited).off("message", resolve);
    });
  }

  async close(): Promise<void> {
    this.usable = false;
    await this.#worker.terminate();
  }
}
