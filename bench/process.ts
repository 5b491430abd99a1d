import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { childEnvironment } from "#lib/env.ts";

/** Starts a server in a process of its own and waits until it says that it is ready. */
export async function startProcess(
  file: URL,
  port: number,
  more: Record<string, string> = {},
  execArgv: string[] = process.execArgv,
): Promise<ChildProcess> {
  const own = { PORT: String(port), HOST: "127.0.0.1", NODE_ENV: "production", ...more };
  const child = fork(file, { env: childEnvironment(own), execArgv });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`${file.pathname} ended with ${code} before it was ready`);
  });
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => undefined);
  return child;
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
}
