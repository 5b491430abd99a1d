import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";

/** Whether this machine has a Redis to test against. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis of its own on this port, which keeps nothing. */
export async function startRedis(port: number): Promise<{ pid: number; stop: () => Promise<void> }> {
  const flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", flags, { stdio: "ignore" });
  const client = new Redis(port, "127.0.0.1", { lazyConnect: true, retryStrategy: () => 50 }).on("error", () => {});
  await client.ping();
  client.disconnect();
  return {
    pid: server.pid as number,
    async stop() {
      server.kill("SIGKILL");
      await once(server, "exit");
    },
  };
}
