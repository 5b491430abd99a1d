import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const everyMs = 200;

async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}

/** Watches a process's memory; `stop` tells by how much it grew at most, in MiB. */
export function memoryOf(pid: number): { stop: () => number } {
  const readings: number[] = [];
  const read = () =>
    residentMiB(pid).then(
      (value) => readings.push(value),
      () => undefined,
    );
  void read();
  const timer = setInterval(read, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(...readings) - (readings[0] ?? 0);
    },
  };
}
