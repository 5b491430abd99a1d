import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import next from "next";
import { pool } from "#lib/db/pool.ts";
import { flushUses } from "#lib/domain/api-keys/check.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { startProgress } from "#lib/domain/stream/progress.ts";
import { startPulse } from "#lib/domain/stream/pulse.ts";
import { endStreams } from "#lib/domain/stream/service.ts";
import { env } from "#lib/env.ts";
import { startUptime } from "./uptime.ts";
import { apiListener } from "./web/routes.ts";
import { type Answer, makeServer } from "./web/server.ts";
import { serveSockets, type Upgrade } from "./web/sockets.ts";
import { onStop } from "./web/stop.ts";

/** What answers calls of `/v1`, what answers for pages (it could answer both), and what takes the pages' upgrades. */
export async function loadAnswers({ dev = false } = {}): Promise<{ api: Answer; page: Answer; upgrade: Upgrade }> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { PORT, HOST } = env();
  // Next would listen for upgrades on our server and end those that it does not know: ours are passed on to this one.
  const httpServer = createServer();
  const dashboard = next({ dev, dir: root, port: PORT, hostname: HOST ?? "localhost", httpServer });
  const [api] = await Promise.all([apiListener(root), dashboard.prepare()]);
  const upgrade: Upgrade = (request, socket, head) => {
    if (!httpServer.emit("upgrade", request, socket, head)) socket.destroy();
  };
  return { api, page: dashboard.getRequestHandler(), upgrade };
}

if (import.meta.main) {
  const answers = await loadAnswers({ dev: process.argv.includes("--dev") });
  const server = makeServer(answers.api, answers.page);
  serveSockets(server, answers.upgrade);
  const stopPulse = startPulse();
  const stopProgress = startProgress();
  const uptime = startUptime("api");
  onStop(server, {
    letGo: endStreams,
    async clean() {
      stopPulse();
      stopProgress();
      await uptime.stop();
      await Promise.all([flushUses(), flushCalls()]);
      await pool().end();
    },
  });
  server.listen(env().PORT, env().HOST, () => process.send?.({ type: "ready" }));
}
