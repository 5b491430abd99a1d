import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { log } from "#lib/log.ts";
import type { openStream } from "../contract.ts";
import type { Format } from "../format.ts";
import { decodePlace, farewells } from "../places.ts";
import { holdPlace } from "../room.ts";
import { filterFor } from "../service.ts";
import { watchStanding } from "../standing.ts";
import type { EndReason, Outlet, Subscription } from "../subscription.ts";
import { type WatchOptions, watch } from "../watch.ts";
import { ClientMessage, closeCodes, maxSubscriptions, type Subscribe } from "./contract.ts";
import { defaultFormat, formatOf, frameOf } from "./format.ts";

/** A connection as the transport gives it: whole frames out, a close code at the end. */
export type SocketWire = {
  /** Whether it can take more at once; if not, the session is told when it can. */
  write: (frames: Buffer) => boolean;
  close: (code: number, reason: string) => void;
};

const codes: Record<Exclude<EndReason, "left">, number> = {
  slow: closeCodes.slow,
  stopping: closeCodes.goingAway,
  moved: closeCodes.goingAway,
  failed: closeCodes.failed,
};

/** A connection that may begin; `leave` gives its place away. */
export type AdmittedSocket = { ctx: Ctx; first: WatchOptions; leave: () => void };

/** Refuses before the handshake what would be refused after it, and takes a place. */
export function admitSocket(ctx: Ctx, { query }: Input<typeof openStream>): AdmittedSocket {
  const first = optionsOf(ctx, query);
  return { ctx, first, leave: holdPlace(ctx) };
}

function optionsOf(ctx: Ctx, { cursor, ...wanted }: Omit<Subscribe, "type" | "id">): WatchOptions {
  return { filter: filterFor(ctx, wanted), after: cursor ? decodePlace(cursor) : null };
}

/** Where the messages of one subscription go. */
class SocketOutlet implements Outlet {
  readonly format: Format;
  readonly #session: SocketSession;

  constructor(session: SocketSession, format: Format) {
    this.#session = session;
    this.format = format;
  }

  write(frames: Buffer): boolean {
    return this.#session.wire.write(frames);
  }

  end(reason: Exclude<EndReason, "left">): void {
    this.#session.close(codes[reason], farewells[reason]);
  }
}

/** The stream for one connection. It begins with the subscription of the address's query, named `default`. */
export class SocketSession {
  readonly wire: SocketWire;
  readonly #ctx: Ctx;
  readonly #running = new Map<string, Subscription>();
  readonly #forget: () => void;
  readonly #leave: () => void;

  constructor({ ctx, first, leave }: AdmittedSocket, wire: SocketWire) {
    this.wire = wire;
    this.#ctx = ctx;
    this.#leave = leave;
    this.#forget = watchStanding(ctx, () =>
      this.close(closeCodes.refused, "The right to this stream has ended or changed."),
    );
    this.#running.set("default", watch(ctx.merchantId, first, new SocketOutlet(this, defaultFormat)));
  }

  /** A text of the client. */
  hear(text: string): void {
    const json = parseJson(text);
    try {
      if (json === undefined) this.close(closeCodes.notJson, "A message is one JSON text.");
      else this.#obey(readMessage(json));
    } catch (error) {
      this.#refuse(error, idOf(json));
    }
  }

  /** The connection can take more. */
  drained(): void {
    for (const subscription of this.#running.values()) subscription.drained();
  }

  /** The connection is gone. */
  end(): void {
    this.#forget();
    this.#leave();
    for (const subscription of this.#running.values()) subscription.end("left");
    this.#running.clear();
  }

  /** Ends the connection from this side. */
  close(code: number, reason: string): void {
    this.end();
    this.wire.close(code, reason);
  }

  #obey(message: ClientMessage): void {
    if (message.type === "ping") this.wire.write(frameOf({ type: "pong" }));
    else if (message.type === "subscribe") this.#subscribe(message);
    else {
      const running = this.#running.get(message.id);
      if (!running) throw new AppError("NOT_FOUND", `There is no subscription ${message.id}.`);
      running.end("left");
      this.#running.delete(message.id);
      this.wire.write(frameOf({ type: "unsubscribed", id: message.id }));
    }
  }

  #subscribe({ type: _, id, ...wanted }: Subscribe): void {
    if (this.#running.has(id)) {
      throw new AppError("CONFLICT", `There is a subscription ${id} already. Unsubscribe it first.`);
    }
    if (this.#running.size >= maxSubscriptions) {
      throw new AppError("RATE_LIMITED", `A connection has at most ${maxSubscriptions} subscriptions.`);
    }
    const options = optionsOf(this.#ctx, wanted);
    this.#running.set(id, watch(this.#ctx.merchantId, options, new SocketOutlet(this, formatOf(id))));
  }

  #refuse(error: unknown, id?: string): void {
    const { requestId } = this.#ctx;
    if (!(error instanceof AppError)) log.error({ err: error, requestId }, "a stream's message failed");
    const { code, message, details } =
      error instanceof AppError ? error : new AppError("INTERNAL_ERROR", "That failed.");
    this.wire.write(frameOf({ type: "error", ...(id && { id }), error: { code, message, details } }));
  }
}

function readMessage(json: unknown): ClientMessage {
  const parsed = ClientMessage.safeParse(json);
  if (parsed.success) return parsed.data;
  const invalid_fields = parsed.error.issues.map(({ path, code, message }) => ({
    field: path.join(".") || "message",
    code,
    message,
  }));
  throw new AppError("INVALID_REQUEST", "This message is not one that the stream understands.", { invalid_fields });
}

const idOf = (json: unknown): string | undefined => {
  const given = (json as { id?: unknown } | null)?.id;
  return typeof given === "string" ? given.slice(0, 64) : undefined;
};

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}
