import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { log } from "#lib/log.ts";
import { refuseMalformed } from "./bad-request.ts";
import { createListener } from "./listener.ts";
import { ledToHttps } from "./transport.ts";

const isApi = /^\/(v1|healthz|readyz)(\/|\?|$)/;

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** One port for both: the API straight from its handlers, everything else through Next. */
export function makeServer(answerApi: Answer, answerPage: Answer): Server {
  const server = createListener((request, response) => {
    const toApi = isApi.test(request.url ?? "/");
    if (ledToHttps(request, response, toApi)) return;
    const answer = toApi ? answerApi : answerPage;
    Promise.resolve(answer(request, response)).catch((error: unknown) => {
      log.error({ err: error, path: request.url?.split("?")[0] }, "request handler failed");
      response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  server.on("clientError", refuseMalformed);
  return server;
}
