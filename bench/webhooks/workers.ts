import type { ChildProcess } from "node:child_process";
import { freePort } from "#scripts/testing/port.ts";
import { startProcess, stopProcess } from "../process.ts";

/** Runs the product's worker while `work` does. */
export async function withWorker<T>(work: (worker: ChildProcess) => Promise<T>): Promise<T> {
  const worker = await startProcess(new URL("../../server/worker.ts", import.meta.url), await freePort());
  try {
    return await work(worker);
  } finally {
    await stopProcess(worker);
  }
}
