import { availableParallelism, cpus, totalmem } from "node:os";

/** The machine in one line: figures mean little without it. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory} GiB, Node ${process.version}`;
}
