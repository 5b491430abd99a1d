import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { admitUpgrade } from "#app/v1/stream/socket.ts";
import { closeCodes, maxMessageBytes } from "#lib/domain/stream/socket/contract.ts";
import { type AdmittedSocket, SocketSession } from "#lib/domain/stream/socket/service.ts";
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
        socket.once("close", admitted.leave);
        sockets.handleUpgrade(request, socket, head, (ws) => converse(ws, socket, admitted));
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

/** What is known of a connection from one beat to the next. */
type Pulse = { socket: Duplex; answered: boolean; handed: number; taken: number };

const pulses = new WeakMap<WebSocket, Pulse>();

/** Ends who has not answered since the last beat, and who has had something to take since and took nothing of it. */
function checkPulse(ws: WebSocket): void {
  const pulse = pulses.get(ws);
  if (!pulse) return;
  const waiting = pulse.socket.writableLength;
  const taken = pulse.handed - waiting;
  const takesNothing = waiting > 0 && taken <= pulse.taken;
  pulse.taken = waiting > 0 ? taken : Number.NEGATIVE_INFINITY;
  if (pulse.answered && !takesNothing) ws.ping();
  else ws.terminate();
  pulse.answered = false;
}

/**
 * Frames go to the socket past `ws`, so that all connections share the bytes of an event. That is safe as long as each
 * write is whole frames and none follows the closing one: `ws` writes its own just so, uncompressed.
 */
function converse(ws: WebSocket, socket: Duplex, admitted: AdmittedSocket): void {
  const pulse: Pulse = { socket, answered: true, handed: 0, taken: Number.NEGATIVE_INFINITY };
  pulses.set(ws, pulse);
  const write = (frames: Buffer): boolean => {
    if (ws.readyState !== ws.OPEN) return false;
    pulse.handed += frames.length;
    return socket.write(frames);
  };
  const session = new SocketSession(admitted, { write, close: (code, reason) => ws.close(code, reason) });
  socket.on("drain", () => {
    ws.resume();
    session.drained();
  });
  ws.on("pong", () => {
    pulse.answered = true;
  });
  ws.on("error", (error) => log.debug({ err: error }, "a stream's socket failed"));
  ws.on("message", (data, isBinary) => {
    if (isBinary) return session.close(closeCodes.unsupportedData, "Messages are JSON texts.");
    session.hear(String(data));
    // Who asks and does not take the answers is not listened to meanwhile.
    if (socket.writableNeedDrain) ws.pause();
  });
  ws.on("close", () => session.end());
}
