import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { admitUpgrade } from "#app/v1/stream/socket.ts";
import { closeCodes, maxMessageBytes } from "#lib/domain/stream/socket/contract.ts";
import { type AdmittedSocket, beginSocket } from "#lib/domain/stream/socket/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { clientOf } from "#lib/http/peer.ts";
import { respondError } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";

const heartbeatMs = 15_000;

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Serves WebSocket on `/v1/stream`. Upgrades elsewhere go on to `others`, such as the hot reload of a page. */
export function serveSockets(server: Server, others: Upgrade): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, clientTracking: true });
  server.on("upgrade", (request, socket, head) => {
    if (!/^\/v1\/stream(\?|$)/.test(request.url ?? "")) return others(request, socket, head);
    socket.on("error", () => socket.destroy());
    admit(request)
      .then((admitted) => {
        if (admitted instanceof Response) return refuse(socket, admitted);
        // A handshake that is broken off gives its place back, too.
        socket.once("close", () => admitted.gone.abort());
        sockets.handleUpgrade(request, socket, head, (ws) => converse(ws, admitted));
      })
      .catch((error: unknown) => {
        log.error({ err: error }, "upgrade failed");
        socket.destroy();
      });
  });
  const beat = setInterval(() => sockets.clients.forEach(checkPulse), heartbeatMs);
  beat.unref();
}

async function admit(request: IncomingMessage): Promise<AdmittedSocket | Response> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, [value].flat().join(", "));
  }
  const { host = "localhost" } = request.headers;
  const url = URL.canParse(request.url ?? "", `http://${host}`) ? new URL(request.url ?? "", `http://${host}`) : null;
  if (!url) return respondError(new AppError("INVALID_REQUEST", "This is not an address."), newId("request"));
  return admitUpgrade(new Request(url, { headers }), { params: Promise.resolve({}), client: clientOf(request) });
}

/** A refused handshake is answered as plain HTTP, in the form of all other errors. */
async function refuse(socket: Duplex, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const head = [`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ""}`];
  for (const [name, value] of response.headers) head.push(`${name}: ${value}`);
  head.push(`content-length: ${body.length}`, "connection: close", "", "");
  socket.end(Buffer.concat([Buffer.from(head.join("\r\n")), body]));
}

const alive = new WeakSet<WebSocket>();

/** Had something to take at the last beat and has taken nothing since, whatever else it says. */
const stalled = new WeakSet<WebSocket>();

function checkPulse(ws: WebSocket): void {
  const takesNothing = ws.bufferedAmount > 0 && stalled.has(ws);
  if (ws.bufferedAmount > 0) stalled.add(ws);
  if (alive.delete(ws) && !takesNothing) ws.ping();
  else ws.terminate();
}

function converse(ws: WebSocket, admitted: AdmittedSocket): void {
  const send = (text: string) =>
    new Promise<void>((resolve, reject) => {
      ws.send(text, (error) => {
        stalled.delete(ws);
        if (error) reject(error);
        else resolve();
      });
    });
  const session = beginSocket(admitted, { send, close: (code, reason) => ws.close(code, reason) });
  alive.add(ws);
  ws.on("pong", () => alive.add(ws));
  ws.on("error", (error) => log.debug({ err: error }, "a stream's socket failed"));
  ws.on("message", (data, isBinary) => {
    if (isBinary) ws.close(closeCodes.unsupportedData, "Messages are JSON texts.");
    else session.hear(String(data));
  });
  ws.on("close", () => session.end());
}
