import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** Starts a server in a process of its own and waits until it says that it is ready. */
export async function startProcess(file: URL, port: number): Promise<ChildProcess> {
  const child = fork(file, { env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", NODE_ENV: "production" } });
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

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
