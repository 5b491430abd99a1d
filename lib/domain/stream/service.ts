import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { Reply } from "#lib/http/respond.ts";
import { covers, requireScope } from "#lib/http/scopes.ts";
import { encodeSse, type SseMessage, sseHeaders } from "#lib/http/sse.ts";
import { LiveBody, type Wire } from "#lib/http/wire.ts";
import { eventTypes } from "../events/catalogue/contract.ts";
import { deliveryEvents, type openStream, progressEvent, progressScope } from "./contract.ts";
import type { Format } from "./format.ts";
import { decodePlace, farewells } from "./places.ts";
import { holdPlace } from "./room.ts";
import { matches, type StreamFilter } from "./rules.ts";
import { watchStanding } from "./standing.ts";
import type { EndReason, Outlet } from "./subscription.ts";
import { watch } from "./watch.ts";

export { endAll as endStreams } from "./reader.ts";
export { watchStanding } from "./standing.ts";

const retryMs = 2_000;
const patienceMs = 5_000;

type Wanted = Omit<StreamFilter, "events" | "scopes"> & { events?: readonly string[] | undefined };

/** What the caller hears of what it asks for. */
export const filterFor = (ctx: Ctx, { events, ...about }: Wanted): StreamFilter => ({
  ...about,
  events: eventsFor(ctx, events),
  scopes: ctx.scopes,
});

/** Without webhooks:read the stream has no deliveries; asked for by name, they are refused, as are exports. */
function eventsFor(ctx: Ctx, asked: readonly string[] | undefined): readonly string[] {
  const byName = asked?.some((pattern) => pattern !== "*" && deliveryEvents.some((type) => matches(pattern, type)));
  if (byName) requireScope(ctx.scopes, "webhooks:read");
  if (asked?.includes(progressEvent)) requireScope(ctx.scopes, progressScope);
  const events = asked ?? ["*"];
  if (!events.includes("*") || covers(ctx.scopes, "webhooks:read")) return events;
  return [...events.filter((pattern) => pattern !== "*"), ...eventTypes, "system.status_changed"];
}

/** Answers with the stream, once everything that is committed from now on is sure to be in it. */
export async function openEventStream(ctx: Ctx, { query, request }: Input<typeof openStream>): Promise<Reply> {
  const { cursor, ...wanted } = query;
  const resumeAt = request.headers.get("last-event-id") || cursor;
  const options = {
    filter: filterFor(ctx, wanted),
    after: resumeAt ? decodePlace(resumeAt) : null,
  };
  const givePlaceBack = holdPlace(ctx);
  const outlet = new SseOutlet();
  const subscription = watch(ctx.merchantId, options, outlet);
  const forget = watchStanding(ctx, () => end());
  const leave = () => {
    forget();
    givePlaceBack();
    subscription.end("left");
  };
  const end = () => {
    leave();
    outlet.close();
  };
  outlet.onEnd = leave;
  if (!(await outlet.begins(patienceMs))) {
    leave();
    throw new AppError("SERVICE_UNAVAILABLE", "The stream cannot begin right now. Try again in a few seconds.");
  }
  const begin = (wire: Wire) => {
    outlet.attach(wire);
    subscription.drained();
    return { drained: () => subscription.drained(), gone: leave };
  };
  return new Reply(200, new LiveBody(begin), sseHeaders);
}

const bytes = (...messages: SseMessage[]): Buffer => Buffer.from(messages.map(encodeSse).join(""));

const sse: Format = {
  name: "sse",
  begin: (place) => bytes({ comment: "ShopGuide", retryMs, id: place }),
  gap: (place, gap) => bytes({ retryMs, event: "gap", id: place, data: JSON.stringify(gap) }),
  item: ({ type, json }, place) => bytes({ event: type, id: place, data: json }),
  idle: (place) => bytes({ comment: "still here", id: place }),
};

const nothing = Buffer.alloc(0);

/** Where a reader's messages go: to its wire, or aside until the answer has got one. */
class SseOutlet implements Outlet {
  readonly format = sse;
  onEnd: () => void = () => undefined;
  #wire: Wire | null = null;
  #aside: Buffer[] = [];
  #lastWords: Buffer | null = null;
  #settle: (() => void) | null = null;

  /** Whether there is a first message within this time. */
  async begins(withinMs: number): Promise<boolean> {
    if (this.#aside.length === 0 && !this.#lastWords) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, withinMs);
      this.#settle = resolve;
      await promise;
      clearTimeout(timer);
      this.#settle = null;
    }
    return this.#aside.length > 0;
  }

  write(message: Buffer): boolean {
    if (this.#wire) return this.#wire.write(message);
    this.#aside.push(message);
    this.#settle?.();
    return false;
  }

  end(reason: Exclude<EndReason, "left">): void {
    // Clients come back at different moments, so that those of a process that stops do not all come at once.
    this.close(bytes({ comment: farewells[reason], retryMs: Math.round(retryMs * (0.25 + Math.random())) }));
    this.onEnd();
  }

  close(lastWords: Buffer = nothing): void {
    if (this.#wire) this.#wire.end(lastWords);
    else this.#lastWords = lastWords;
    this.#settle?.();
  }

  attach(wire: Wire): void {
    const first = Buffer.concat(this.#aside);
    this.#aside = [];
    this.#wire = wire;
    if (this.#lastWords) wire.end(Buffer.concat([first, this.#lastWords]));
    else wire.write(first);
  }
}
