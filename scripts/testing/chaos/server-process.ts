import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { childEnvironment } from "#lib/env.ts";

/** The server in a process of its own, which can be killed or asked to stop, and comes back on the same port. */
export async function startServer(port: number) {
  const unlimited = { RATE_LIMIT_PER_KEY: "1000000000", RATE_LIMIT_PER_MERCHANT: "1000000000" };
  const settings = { PORT: String(port), LOG_LEVEL: "error", NODE_ENV: "production", ...unlimited };
  const start = async (): Promise<ChildProcess> => {
    const child = fork(new URL("./server.ts", import.meta.url), {
      execPath: process.execPath,
      execArgv: [],
      env: childEnvironment(settings),
    });
    await once(child, "message");
    return child;
  };
  let child = await start();
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    async restart(signal: NodeJS.Signals) {
      await end(signal);
      child = await start();
    },
    stop: () => end("SIGKILL"),
  };
}
