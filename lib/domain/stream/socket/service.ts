import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { log } from "#lib/log.ts";
import type { openStream } from "../contract.ts";
import { decodePlace, encodePlace, farewells, gapOf, placeOf } from "../places.ts";
import { holdPlace } from "../room.ts";
import { endWhenRefused, eventsFor } from "../service.ts";
import type { EndReason } from "../subscription.ts";
import { type StreamMessage, watch } from "../watch.ts";
import { ClientMessage, closeCodes, maxSubscriptions, type ServerMessage, type Subscribe } from "./contract.ts";

const idleMs = 15_000;

/** A connection as the transport gives it: whole texts in both directions. */
export type Wire = {
  /** Answers when the text has left this process, so that a slow client holds up only itself. */
  send: (text: string) => Promise<void>;
  close: (code: number, reason: string) => void;
};

export type SocketSession = {
  /** A text of the client. */
  hear: (text: string) => void;
  /** The connection is gone. */
  end: () => void;
};

const codes: Record<Exclude<EndReason, "left">, number> = {
  slow: closeCodes.slow,
  stopping: closeCodes.goingAway,
  moved: closeCodes.goingAway,
};

/** A connection that may begin; `gone` gives its place away. */
export type AdmittedSocket = { ctx: Ctx; input: Input<typeof openStream>; gone: AbortController };

/** Refuses before the handshake what would be refused after it, and takes a place. */
export function admitSocket(ctx: Ctx, input: Input<typeof openStream>): AdmittedSocket {
  optionsOf(ctx, input.query);
  const gone = new AbortController();
  holdPlace(ctx, gone.signal);
  return { ctx, input, gone };
}

function optionsOf(ctx: Ctx, { events, cursor, ...filter }: Omit<Subscribe, "type" | "id">) {
  const after = cursor ? decodePlace(cursor) : null;
  return { filter: { ...filter, events: eventsFor(ctx, events) }, after, idleMs };
}

/** The stream for one connection. It begins with the subscription of the address's query, named `default`. */
export function beginSocket({ ctx, input, gone }: AdmittedSocket, wire: Wire): SocketSession {
  const running = new Map<string, AbortController>();
  /** What cannot be sent any more shows that the client has gone, which is no failure. */
  const send = (words: string) =>
    wire.send(words).catch((error: unknown) => {
      gone.abort();
      throw error;
    });
  const tell = (message: ServerMessage) => send(text(message)).catch(() => undefined);
  const refuse = (error: unknown, id?: string) => {
    if (!(error instanceof AppError)) log.error({ err: error, requestId: ctx.requestId }, "a stream's message failed");
    const { code, message, details } =
      error instanceof AppError ? error : new AppError("INTERNAL_ERROR", "That failed.");
    return tell({ type: "error", ...(id && { id }), error: { code, message, details } });
  };

  const subscribe = (asked: Omit<Subscribe, "type">): void => {
    const { id, ...wanted } = asked;
    if (running.has(id)) throw new AppError("CONFLICT", `There is a subscription ${id} already. Unsubscribe it first.`);
    if (running.size >= maxSubscriptions) {
      throw new AppError("RATE_LIMITED", `A connection has at most ${maxSubscriptions} subscriptions.`);
    }
    const own = new AbortController();
    const options = { ...optionsOf(ctx, wanted), signal: AbortSignal.any([own.signal, gone.signal]) };
    running.set(id, own);
    void follow(id, watch(ctx.merchantId, options), send)
      .then((reason) => {
        if (reason !== "left") wire.close(codes[reason], farewells[reason]);
      })
      .catch((error: unknown) => {
        if (!gone.signal.aborted) void refuse(error, id);
      })
      .finally(() => running.delete(id));
  };

  const obey = (message: ClientMessage): void => {
    if (message.type === "ping") void tell({ type: "pong" });
    else if (message.type === "subscribe") subscribe(message);
    else {
      const own = running.get(message.id);
      if (!own) throw new AppError("NOT_FOUND", `There is no subscription ${message.id}.`);
      own.abort();
      running.delete(message.id);
      void tell({ type: "unsubscribed", id: message.id });
    }
  };

  const refused = new AbortController();
  refused.signal.addEventListener("abort", () => {
    if (!gone.signal.aborted) wire.close(closeCodes.refused, "The right to this stream has ended or changed.");
  });
  gone.signal.addEventListener("abort", () => refused.abort(), { once: true });
  void endWhenRefused(ctx, input.recheck, refused);
  subscribe({ id: "default", ...input.query });

  return {
    hear(text) {
      const json = parseJson(text);
      if (json === undefined) return wire.close(closeCodes.notJson, "A message is one JSON text.");
      try {
        obey(readMessage(json));
      } catch (error) {
        void refuse(error, idOf(json));
      }
    },
    end: () => gone.abort(),
  };
}

/** Passes a subscription's messages on, each only when the one before has gone. */
async function follow(
  id: string,
  messages: AsyncGenerator<StreamMessage, EndReason>,
  send: Wire["send"],
): Promise<EndReason> {
  for (;;) {
    const { done, value } = await messages.next();
    if (done) return value;
    for (const words of written(id, value)) await send(words);
  }
}

function written(id: string, message: StreamMessage): string[] {
  switch (message.type) {
    case "begin":
      return [text({ type: "subscribed", id, cursor: encodePlace(message.cursor) })];
    case "idle":
      return [text({ type: "cursor", id, cursor: encodePlace(message.cursor) })];
    case "gap": {
      const { message: words, fetch_from } = gapOf(message.lost);
      return [text({ type: "gap", id, cursor: encodePlace(message.cursor), message: words, fetch_from })];
    }
    case "items":
      // The event is JSON already, byte for byte what webhooks and Server-Sent Events carry.
      return message.items.map(({ cursor, item }) => {
        const head = JSON.stringify({ type: "event", id, cursor: placeOf(item, cursor) });
        return `${head.slice(0, -1)},"event":${item.json}}`;
      });
  }
}

const text = (message: ServerMessage) => JSON.stringify(message);

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
