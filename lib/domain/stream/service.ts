import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { Reply } from "#lib/http/respond.ts";
import { covers, requireScope } from "#lib/http/scopes.ts";
import { type SseMessage, sseBody, sseHeaders } from "#lib/http/sse.ts";
import { log } from "#lib/log.ts";
import { eventTypes } from "../events/catalogue/contract.ts";
import type { openStream } from "./contract.ts";
import { decodePlace, encodePlace, farewells, gapOf, placeOf } from "./places.ts";
import { holdPlace } from "./room.ts";
import type { EndReason } from "./subscription.ts";
import { type StreamMessage, watch } from "./watch.ts";

export { endAll as endStreams } from "./reader.ts";

const heartbeatMs = 15_000;
const retryMs = 2_000;
const recheckMs = 1_000;
const patienceMs = 5_000;

/** Without webhooks:read the stream has no deliveries; asked for by name, they are refused. */
export function eventsFor(ctx: Ctx, asked: readonly string[] | undefined): readonly string[] {
  if (asked?.some((pattern) => pattern.startsWith("webhook."))) requireScope(ctx.scopes, "webhooks:read");
  const events = asked ?? ["*"];
  if (!events.includes("*") || covers(ctx.scopes, "webhooks:read")) return events;
  return [...events.filter((pattern) => pattern !== "*"), ...eventTypes, "system.status_changed"];
}

/** Answers with the stream, once everything that is committed from now on is sure to be in it. */
export async function openEventStream(ctx: Ctx, { query, request, recheck }: Input<typeof openStream>): Promise<Reply> {
  const { events, cursor, ...filter } = query;
  const resumeAt = request.headers.get("last-event-id") || cursor;
  const leave = new AbortController();
  holdPlace(ctx, leave.signal);
  const messages = watch(ctx.merchantId, {
    filter: { ...filter, events: eventsFor(ctx, events) },
    after: resumeAt ? decodePlace(resumeAt) : null,
    idleMs: heartbeatMs,
    signal: leave.signal,
  });
  const first = await Promise.race([messages.next(), sleep(patienceMs, null, { ref: false })]);
  if (!first || first.done) {
    leave.abort();
    throw new AppError("SERVICE_UNAVAILABLE", "The stream cannot begin right now. Try again in a few seconds.");
  }
  void endWhenRefused(ctx, recheck, leave);
  const end = () => leave.abort();
  return new Reply(200, sseBody(inSse(first.value, messages, end), end), sseHeaders);
}

type Recheck = Input<typeof openStream>["recheck"];

/** A key that was revoked or a person who was removed gets nothing more; with other scopes they begin anew. */
export async function endWhenRefused(ctx: Ctx, recheck: Recheck, leave: AbortController): Promise<void> {
  while (!leave.signal.aborted) {
    await sleep(recheckMs, undefined, { ref: false, signal: leave.signal }).catch(() => undefined);
    try {
      const scopes = await recheck();
      if (scopes.join() !== ctx.scopes.join()) leave.abort();
    } catch (error) {
      if (error instanceof AppError) leave.abort();
      else log.debug({ err: error }, "a stream's rights could not be checked");
    }
  }
}

async function* inSse(
  first: StreamMessage,
  rest: AsyncGenerator<StreamMessage, EndReason>,
  end: () => void,
): AsyncGenerator<SseMessage[]> {
  yield present(first);
  for (;;) {
    const { done, value } = await rest.next();
    if (done) {
      end();
      return yield farewell(value);
    }
    yield present(value);
  }
}

/** Clients come back at different moments, so that those of a process that stops do not all come at once. */
function farewell(reason: EndReason): SseMessage[] {
  if (reason === "left") return [];
  return [{ comment: farewells[reason], retryMs: Math.round(retryMs * (0.25 + Math.random())) }];
}

function present(message: StreamMessage): SseMessage[] {
  switch (message.type) {
    case "begin":
      return [{ comment: "ShopGuide", retryMs, id: encodePlace(message.cursor) }];
    case "idle":
      return [{ comment: "still here", id: encodePlace(message.cursor) }];
    case "items":
      return message.items.map(({ cursor, item }) => ({
        event: item.type,
        id: placeOf(item, cursor),
        data: item.json,
      }));
    case "gap":
      return [{ retryMs, event: "gap", id: encodePlace(message.cursor), data: JSON.stringify(gapOf(message.lost)) }];
  }
}
