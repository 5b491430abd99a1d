import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { flushUses } from "#lib/domain/api-keys/check.ts";
import { pool } from "#lib/db/pool.ts";
import { env } from "#lib/env.ts";
import { stampPeer } from "#lib/http/peer.ts";
import { log } from "#lib/log.ts";
import { loadApi } from "./web/routes.ts";
import { onStop } from "./web/stop.ts";

const isApi = /^\/(v1|healthz|readyz)(\/|\?|$)/;

/** Serves the API and the dashboard on one port: `/v1` straight from its handlers, everything else through Next. */
export async function startWeb({ dev = false, direct = true } = {}) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { PORT, HOST } = env();
  const dashboard = next({ dev, dir: root, port: PORT, hostname: HOST ?? "localhost" });
  const [api] = await Promise.all([loadApi(root), dashboard.prepare()]);
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const answerPage = dashboard.getRequestHandler();

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    stampPeer(request);
    const answer = direct && isApi.test(request.url ?? "/") ? answerApi : answerPage;
    Promise.resolve(answer(request, response)).catch((error: unknown) => {
      log.error({ err: error, url: request.url }, "request handler failed");
      response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  return { server, dashboard };
}

if (import.meta.main) {
  const { server } = await startWeb({ dev: process.argv.includes("--dev") });
  onStop(server, async () => {
    await flushUses();
    await pool().end();
  });
  process.send?.({ type: "ready" });
}
