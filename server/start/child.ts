import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { childEnvironment } from "#lib/env.ts";

/** One of the product's processes. */
export interface Child {
  /** Resolves when it has announced over IPC that it serves. */
  ready: Promise<void>;
  /** Resolves with how it ended, in words. */
  exited: Promise<string>;
  /** Asks it to finish what it does, and ends it when it takes too long. */
  stop(force: AbortSignal): Promise<void>;
}

/** How long a process may take to finish its requests or deliveries. */
const drain = 15_000;

export function startChild(name: "web" | "worker", dev: boolean): Child {
  const script = fileURLToPath(import.meta.resolve(`#server/${name}.ts`));
  const child = spawn(process.execPath, [script, ...(dev ? ["--dev"] : [])], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: childEnvironment({ NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" }),
    // A group of its own: Ctrl-C reaches main alone, which then stops them in order.
    detached: true,
  });
  const exited = exitOf(child);
  return {
    ready: new Promise((resolve) => child.once("message", () => resolve())),
    exited,
    async stop(force) {
      child.kill("SIGTERM");
      const late = sleep(drain, undefined, { signal: force, ref: false }).catch(() => undefined);
      await Promise.race([exited, late]);
      child.kill("SIGKILL");
      await exited;
    },
  };
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}
