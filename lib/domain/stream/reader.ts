import { setTimeout as sleep } from "node:timers/promises";
import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { onHint } from "#lib/db/listen.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { deliver, enter, leave, merchantsHeard } from "./channels.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { epoch, horizon, window } from "./queries.ts";
import { type Position, type Present, startOf } from "./rules.ts";
import type { Subscription } from "./subscription.ts";

// One reader for all subscriptions of the process. It follows the outbox in the order of transaction ids and only as far
// as every transaction has ended, so one that commits late is neither skipped nor seen twice.

const pageSize = 500;
/** Without a hint. */
const pollMs = 250;
/** While transactions are under way that hold the horizon back. */
const busyMs = 20;
/** Between two windows, whatever wakes the reader: a window costs a millisecond or two however little is in it. */
const restMs = 5;
const afterErrorMs = 1_000;

/** Waits for the reader's next turn, and from it on hears what happens if it `joins`. */
type Arrival = { subscription: Subscription; joins: boolean; resolve: (present: Present | null) => void };

const reader = shared("stream-reader", () => ({
  open: new Set<Subscription>(),
  arrivals: [] as Arrival[],
  position: null as Position | null,
  epoch: null as string | null,
  /** The database may have become another one, as after it was away. */
  inDoubt: true,
  running: false,
  wake: () => {},
}));

/** Where the reader is: everything before has been handed to those who joined. */
export const present = (): Present | null =>
  reader.position && reader.epoch !== null ? { position: reader.position, epoch: reader.epoch } : null;

const arrive = (subscription: Subscription, joins: boolean): Promise<Present | null> =>
  new Promise((resolve) => {
    reader.open.add(subscription);
    reader.arrivals.push({ subscription, joins, resolve });
    if (reader.running) reader.wake();
    else void run();
  });

/** Keeps the reader running for a subscription that does not yet listen; answers with where it is, null at the end. */
export const attend = (subscription: Subscription): Promise<Present | null> => arrive(subscription, false);

/** Lets a subscription hear everything after the moment that is answered; null when it ended before. */
export const join = (subscription: Subscription): Promise<Present | null> => arrive(subscription, true);

/** Forgets a subscription that has ended. */
export function part(subscription: Subscription): void {
  reader.open.delete(subscription);
  leave(subscription);
}

/** Ends every subscription; their clients come back, to another process where this one is stopping. */
export function endAll(): void {
  for (const subscription of [...reader.open]) subscription.end("stopping");
}

/** What is about the moment: it has no place of its own, and stands after what was handed out so far. */
export function tell(type: string, jsonFor: (merchantId: MerchantId) => string | undefined, scopes?: string[]): void {
  const now = present();
  if (!now) return;
  const about = { conversation_id: null, customer_id: null, endpoint_id: null };
  const items = merchantsHeard(type).flatMap((merchant_id) => {
    const json = jsonFor(merchant_id as MerchantId);
    return json === undefined ? [] : [{ position: now.position, merchant_id, type, ...about, scopes, json }];
  });
  deliver(items, now.epoch);
}

/** The merchants that have a subscription to this type. */
export const listenersOf = (type: string): MerchantId[] => merchantsHeard(type) as MerchantId[];

async function run(): Promise<void> {
  reader.running = true;
  const deaf = onHint(() => reader.wake());
  const stopHeartbeat = startHeartbeat(reader.open, present);
  while (reader.open.size > 0) {
    const woken = new Promise<void>((resolve) => {
      reader.wake = resolve;
    });
    const pauseMs = await turn().catch((error) => {
      log.warn({ err: error }, "the stream's reader waits for the database");
      reader.inDoubt = true;
      return afterErrorMs;
    });
    await sleep(restMs);
    await Promise.race([woken, sleep(pauseMs, undefined, { ref: false })]);
  }
  stopHeartbeat();
  deaf();
  for (const { resolve } of reader.arrivals.splice(0)) resolve(null);
  Object.assign(reader, { running: false, position: null, inDoubt: true });
}

/** Reads one window and answers with how long to wait before the next. */
async function turn(): Promise<number> {
  if (reader.inDoubt) await checkEpoch();
  const { below, busy } = await horizon(database);
  reader.position ??= startOf(below);
  receive();
  const { position } = reader;
  if (BigInt(below) <= BigInt(position.xid)) return busy ? busyMs : pollMs;

  const merchants = merchantsHeard();
  const { items, last } =
    merchants.length > 0 ? await window(merchants, position, below, pageSize) : { items: [], last: null };
  reader.position = last ?? startOf(below);
  deliver(items, reader.epoch as string);
  if (last) return 0;
  return busy ? busyMs : pollMs;
}

function receive(): void {
  const now = present();
  for (const { subscription, joins, resolve } of reader.arrivals.splice(0)) {
    if (!subscription.ended && joins) enter(subscription);
    resolve(subscription.ended ? null : now);
  }
}

async function checkEpoch(): Promise<void> {
  const found = await epoch(database);
  if (reader.epoch !== null && reader.epoch !== found) {
    for (const subscription of [...reader.open]) subscription.end("moved");
    reader.position = null;
  }
  reader.epoch = found;
  reader.inDoubt = false;
}
