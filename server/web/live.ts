import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { LiveBody } from "#lib/http/wire.ts";
import { createWatch } from "./vanished.ts";

const endWhenVanished = createWatch();

/** Sends an answer that goes on straight to the socket: a stream in between would cost each client memory and time. */
export function sendLive(response: Response, body: LiveBody, outgoing: ServerResponse): Response {
  // Without chunks, what one client is sent is byte for byte what all are sent. The end of the connection ends the answer.
  outgoing.useChunkedEncodingByDefault = false;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).flushHeaders();
  // Nobody asks again what was asked; a browser's cookies alone would be kept for thousands of clients.
  Object.assign(outgoing.req, { headers: {}, rawHeaders: [] });
  // Behind a call that is still being answered on the same connection there is no socket yet.
  const target = outgoing.socket ?? outgoing;
  const user = body.attach({
    write: (bytes) => target.write(bytes),
    end: (bytes) => outgoing.end(bytes),
  });
  target.on("drain", user.drained);
  if (outgoing.socket) endWhenVanished(outgoing.socket);
  if (outgoing.destroyed) user.gone();
  else outgoing.on("close", user.gone);
  return RESPONSE_ALREADY_SENT;
}
