import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { pool } from "#lib/db/pool.ts";
import { flushUses } from "#lib/domain/api-keys/check.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { endStreams } from "#lib/domain/stream/service.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { answerUnreadable, refuseMalformed } from "./web/bad-request.ts";
import { createListener } from "./web/listener.ts";
import { loadApi } from "./web/routes.ts";
import { onStop } from "./web/stop.ts";
import { ledToHttps } from "./web/transport.ts";

const isApi = /^\/(v1|healthz|readyz)(\/|\?|$)/;

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** One port for both: the API straight from its handlers, everything else through Next. */
export function makeServer(answerApi: Answer, answerPage: Answer): Server {
  const server = createListener((request, response) => {
    const toApi = isApi.test(request.url ?? "/");
    if (ledToHttps(request, response, toApi)) return;
    const answer = toApi ? answerApi : answerPage;
    Promise.resolve(answer(request, response)).catch((error: unknown) => {
      log.error({ err: error, url: request.url }, "request handler failed");
      response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  server.on("clientError", refuseMalformed);
  return server;
}

/** What answers calls of `/v1`, and what answers for pages; the latter could answer both. */
export async function loadAnswers({ dev = false } = {}): Promise<{ api: Answer; page: Answer }> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { PORT, HOST } = env();
  const dashboard = next({ dev, dir: root, port: PORT, hostname: HOST ?? "localhost" });
  const [api] = await Promise.all([loadApi(root), dashboard.prepare()]);
  return {
    api: getRequestListener(api.fetch, { overrideGlobalObjects: false, errorHandler: answerUnreadable }),
    page: dashboard.getRequestHandler(),
  };
}

if (import.meta.main) {
  const answers = await loadAnswers({ dev: process.argv.includes("--dev") });
  const server = makeServer(answers.api, answers.page);
  onStop(server, {
    letGo: endStreams,
    async clean() {
      await Promise.all([flushUses(), flushCalls()]);
      await pool().end();
    },
  });
  server.listen(env().PORT, env().HOST, () => process.send?.({ type: "ready" }));
}
