import { parentPort, workerData } from "node:worker_threads";
import { check, evaluate, type Limits } from "./evaluate.ts";

/** Without an input the expression is only read. */
export type Job = { text: string; input: string | null };

const limits = workerData as Limits;

parentPort?.on("message", async ({ text, input }: Job) => {
  parentPort?.postMessage(input === null ? check(text, limits) : await evaluate(text, input, limits));
});
parentPort?.postMessage("ready");
