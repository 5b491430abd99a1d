import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Request } from "#scripts/testing/chaos/repeats.ts";
import { freePort } from "#scripts/testing/port.ts";
import { startProcess, stopProcess } from "../process.ts";

/** What receivers have seen since the last reset. Moments in ms. */
export type Report = {
  received: number;
  ids: number;
  first: number;
  last: number;
  latencies: number[];
  open: number;
  mostOpen: number;
};

export type Sinks = Awaited<ReturnType<typeof startSinks>>;

/** Receivers on this machine; `url` of each has a path of its own. */
export async function startSinks() {
  const port = await freePort();
  const child = await startProcess(new URL("./sink.ts", import.meta.url), port);
  const ask = async <T = Report>(question: string) => {
    child.send(question);
    const [answer] = await once(child, "message");
    return answer as T;
  };
  const report = () => ask("report");
  return {
    url: `http://127.0.0.1:${port}`,
    report,
    reset: () => ask("reset"),
    /** Each request to /chaos. */
    requests: () => ask<Request[]>("requests"),
    /** Waits until so many have come, or nothing new for too long. */
    async until(count: number, patienceMs = 20_000): Promise<Report> {
      for (let seen = await report(), since = Date.now(); ; ) {
        if (seen.received >= count) return seen;
        await sleep(100);
        const now = await report();
        if (now.received > seen.received) since = Date.now();
        if (Date.now() - since > patienceMs) throw new Error(`Only ${now.received} of ${count} deliveries came.`);
        seen = now;
      }
    },
    stop: () => stopProcess(child),
  };
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
