import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { admitUpgrade } from "#app/v1/stream/socket.ts";
import { closeCodes, maxMessageBytes } from "#lib/domain/stream/socket/contract.ts";
import { type AdmittedSocket, SocketSession, type SocketWire } from "#lib/domain/stream/socket/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { clientOf } from "#lib/http/peer.ts";
import { respondError } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";

const heartbeatMs = 15_000;

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Serves WebSocket on `/v1/stream`. Upgrades elsewhere go on to `others`, such as the hot reload of a page. */
export function serveSockets(server: Server, others: Upgrade, beatMs = heartbeatMs): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, clientTracking: true });
  server.on("upgrade", (request, socket, head) => {
    if (!/^\/v1\/stream(\?|$)/.test(request.url ?? "")) return others(request, socket, head);
    socket.on("error", giveUp);
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
  const beat = setInterval(() => beatAll(sockets.clients), beatMs);
  beat.unref();
}

function beatAll(sockets: ReadonlySet<WebSocket>): void {
  for (const ws of sockets) connectionOf(ws).beat();
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

function giveUp(this: Duplex): void {
  this.destroy();
}

const connections = new WeakMap<WebSocket, Connection>();
const connectionOf = (ws: WebSocket) => connections.get(ws) as Connection;

/**
 * Frames go to the socket past `ws`, so that all connections share the bytes of an event. That is safe as long as each
 * write is whole frames and none follows the closing one: `ws` writes its own just so, uncompressed.
 */
class Connection implements SocketWire {
  readonly session: SocketSession;
  /** Whether the last ping was answered. */
  alive = true;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  #handed = 0;
  /** Of what was handed over, how much the other end had taken at the last beat, if something was left. */
  #taken = Number.NEGATIVE_INFINITY;

  constructor(ws: WebSocket, socket: Duplex, admitted: AdmittedSocket) {
    this.#ws = ws;
    this.#socket = socket;
    connections.set(ws, this);
    this.session = new SocketSession(admitted, this);
    socket.on("drain", () => this.#drained());
  }

  write(frames: Buffer): boolean {
    if (this.#ws.readyState !== this.#ws.OPEN) return false;
    this.#handed += frames.length;
    return this.#socket.write(frames);
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason);
  }

  hear(text: string): void {
    this.session.hear(text);
    // Who asks and does not take the answers is not listened to meanwhile.
    if (this.#socket.writableNeedDrain) this.#ws.pause();
  }

  /** Ends who has not answered since the last beat, and who has had something to take since and took nothing of it. */
  beat(): void {
    const waiting = this.#socket.writableLength;
    const taken = this.#handed - waiting;
    const takesNothing = waiting > 0 && taken <= this.#taken;
    this.#taken = waiting > 0 ? taken : Number.NEGATIVE_INFINITY;
    if (this.alive && !takesNothing) this.#ws.ping();
    else this.#ws.terminate();
    this.alive = false;
  }

  #drained(): void {
    this.#ws.resume();
    this.session.drained();
  }
}

// Of all connections the same functions: what each holds is multiplied by thousands.

function hearMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  const connection = connectionOf(this);
  if (isBinary) connection.session.close(closeCodes.unsupportedData, "Messages are JSON texts.");
  else connection.hear(String(data));
}

function hearPong(this: WebSocket): void {
  connectionOf(this).alive = true;
}

function hearEnd(this: WebSocket): void {
  connectionOf(this).session.end();
}

const noteError = (error: Error) => log.debug({ err: error }, "a stream's socket failed");

function converse(ws: WebSocket, socket: Duplex, admitted: AdmittedSocket): void {
  new Connection(ws, socket, admitted);
  ws.on("pong", hearPong).on("error", noteError).on("message", hearMessage).on("close", hearEnd);
}
