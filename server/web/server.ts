import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { log } from "#lib/log.ts";
import { refuseMalformed } from "./bad-request.ts";
import { createListener } from "./listener.ts";
import { ledToHttps } from "./transport.ts";

const isApi = /^\/(v1|healthz|readyz)(\/|\?|$)/;

/** Who takes nothing of a waiting answer for so long is cut off. Streams resume; nobody's memory is held for ever. */
const stallMs = 30_000;

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** One port for both: the API straight from its handlers, everything else through Next. */
export function makeServer(answerApi: Answer, answerPage: Answer, patienceMs = stallMs): Server {
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
  server.setTimeout(patienceMs, (socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
  server.on("clientError", refuseMalformed);
  return server;
}
