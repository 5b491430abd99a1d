import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { keptSince } from "#lib/domain/events/service.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { piecesOf } from "./format.ts";
import { type Cursor, encodePlace, expired, type Gap, restored } from "./places.ts";
import { find, window } from "./queries.ts";
import { attend, join, part, present } from "./reader.ts";
import { isAfter, type Position, type Present, type StreamFilter, wanted } from "./rules.ts";
import { type Outlet, Subscription } from "./subscription.ts";

export type WatchOptions = { filter: StreamFilter; after: Cursor | null };

const pageSize = 500;

/** When thousands come back at once, the past is read for a few of them at a time: other calls need the database, too. */
const inTurn = shared("stream-catch-ups", () => fewAtOnce(4));

/**
 * Writes what happens in a merchant's shop to the outlet, in commit order, from a cursor or from now on, until the
 * subscription ends. Events are pushed by the reader: a generator or promise per client and event costs several times
 * what writing it does.
 */
export function watch(merchantId: MerchantId, { filter, after }: WatchOptions, outlet: Outlet): Subscription {
  const subscription = new Subscription(merchantId, filter, outlet, part);
  const following = after ? goOn(subscription, after) : beginNow(subscription);
  following.catch((error: unknown) => {
    log.warn({ err: error }, "a stream could not begin");
    subscription.end("failed");
  });
  return subscription;
}

async function beginNow(subscription: Subscription): Promise<void> {
  const now = await join(subscription);
  if (!now) return;
  const { format } = subscription.outlet;
  await subscription.writeEarlier([
    { bytes: format.begin(encodePlace(now.epoch, now.position, new Date())), items: 0 },
  ]);
  subscription.goLive();
}

async function goOn(subscription: Subscription, after: Cursor): Promise<void> {
  const start = await attend(subscription);
  if (!start) return;
  const gap = await gapAfter(subscription.merchantId, after, start);
  if (gap) return goOnAfterGap(subscription, gap);
  const { format } = subscription.outlet;
  const place = encodePlace(after.epoch, after.position, after.at ?? new Date());
  await subscription.writeEarlier([{ bytes: format.begin(place), items: 0 }]);
  const from = await catchUp(subscription, after.position, start);
  const now = await join(subscription);
  if (!now) return;
  await pass(subscription, from, now);
  subscription.goLive();
}

/** What there is to say when what came since the cursor cannot be told. */
async function gapAfter(merchantId: MerchantId, after: Cursor, { epoch }: Present): Promise<Gap | null> {
  const { position, at } = after;
  if (after.epoch !== epoch) return restored(after);
  const { begun, there } = await inTurn(() => find(database, merchantId, position));
  if (!begun) return restored(after);
  if (position.id && there) return null;
  const since = await inTurn(() => keptSince(database));
  if (at && since && at < since) return expired(since);
  return position.id ? restored(after) : null;
}

async function goOnAfterGap(subscription: Subscription, gap: Gap): Promise<void> {
  const now = await join(subscription);
  if (!now) return;
  const place = encodePlace(now.epoch, now.position, new Date());
  await subscription.writeEarlier([{ bytes: subscription.outlet.format.gap(place, gap), items: 0 }]);
  subscription.goLive();
}

/** Reads until what is left is little enough to wait for; answers with where that begins. */
async function catchUp(subscription: Subscription, after: Position, start: Present): Promise<Position> {
  for (let from = after, until = start; ; until = present() ?? until) {
    const pages = await pass(subscription, from, until);
    if (isAfter(until.position, from)) from = until.position;
    if (pages < 2) return from;
  }
}

/** Writes what lies between two places; answers in how many pages. */
async function pass(subscription: Subscription, after: Position, { position: until, epoch }: Present): Promise<number> {
  const { merchantId, filter, outlet } = subscription;
  const below = (BigInt(until.xid) + 1n).toString();
  let pages = 0;
  for (let from = after; !subscription.ended && isAfter(until, from); pages++) {
    const start = from;
    const { items, last } = await inTurn(() => window(merchantId, start, below, pageSize));
    const missed = items.filter((item) => !isAfter(item.position, until) && wanted(item, filter));
    await subscription.writeEarlier(piecesOf(missed, epoch, outlet.format));
    if (!last) return pages + 1;
    from = last;
  }
  return pages;
}
