import type { MerchantId } from "#lib/context.ts";
import { window } from "./queries.ts";
import { join, readerPosition } from "./reader.ts";
import { isAfter, type Position, type StreamFilter, type StreamItem, wanted } from "./rules.ts";
import { type Beginning, type EndReason, Subscription } from "./subscription.ts";

/** A place in the stream that a client can come back to, with the history it belongs to. */
export type Cursor = { epoch: string; position: Position };

export type StreamMessage =
  | { type: "begin"; cursor: Cursor }
  /** The cursor is of another history: what came since cannot be told, and the stream goes on at the present. */
  | { type: "gap"; cursor: Cursor; lost: Position }
  | { type: "items"; items: { cursor: Cursor; item: StreamItem }[] }
  /** Nothing for a while. */
  | { type: "idle"; cursor: Cursor };

export type WatchOptions = { filter: StreamFilter; after: Cursor | null; idleMs: number; signal: AbortSignal };

const pageSize = 500;

/**
 * What happens in a merchant's shop, in commit order, from a cursor or from now on. It ends when the signal aborts, when
 * the process stops, or when whoever reads it does not keep up; its return says which.
 */
export async function* watch(
  merchantId: MerchantId,
  { filter, after, idleMs, signal }: WatchOptions,
): AsyncGenerator<StreamMessage, EndReason, undefined> {
  const subscription = new Subscription(merchantId, filter);
  const leave = join(subscription);
  // Whoever has gone takes nothing more, so this generator may never be resumed.
  const end = () => {
    subscription.end("left");
    leave();
  };
  signal.addEventListener("abort", end, { once: true });
  try {
    if (signal.aborted) return "left";
    const present = await subscription.beginning;
    if (!present) return subscription.ended ?? "left";
    const { epoch } = present;
    if (after && after.epoch !== epoch) {
      yield { type: "gap", cursor: present, lost: after.position };
    } else {
      yield { type: "begin", cursor: after ?? present };
      if (after) yield* past(merchantId, filter, after.position, present);
    }
    yield* live(subscription, epoch, idleMs);
    return subscription.ended ?? "left";
  } finally {
    signal.removeEventListener("abort", end);
    leave();
  }
}

/** What lies between a cursor and the place where the subscription began. */
async function* past(
  merchantId: MerchantId,
  filter: StreamFilter,
  after: Position,
  { position: until, epoch }: Beginning,
): AsyncGenerator<StreamMessage, void, undefined> {
  for (let from = after; isAfter(until, from); ) {
    const below = (BigInt(until.xid) + 1n).toString();
    const { items, last } = await window(merchantId, from, below, pageSize);
    const missed = items.filter((item) => !isAfter(item.position, until) && wanted(item, filter));
    if (missed.length > 0) yield { type: "items", items: withCursors(missed, epoch) };
    if (!last) return;
    from = last;
  }
}

async function* live(
  subscription: Subscription,
  epoch: string,
  idleMs: number,
): AsyncGenerator<StreamMessage, void, undefined> {
  for (;;) {
    const items = await subscription.take(idleMs);
    if (!items) return;
    const position = readerPosition();
    if (items.length > 0) yield { type: "items", items: withCursors(items, epoch) };
    else if (position) yield { type: "idle", cursor: { epoch, position } };
  }
}

const withCursors = (items: StreamItem[], epoch: string) =>
  items.map((item) => ({ cursor: { epoch, position: item.position }, item }));
