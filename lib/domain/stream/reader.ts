import { setTimeout as sleep } from "node:timers/promises";
import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { onHint } from "#lib/db/listen.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { epoch, horizon, window } from "./queries.ts";
import { matches, type Position, startOf } from "./rules.ts";
import type { Subscription } from "./subscription.ts";

// One reader for all subscriptions of the process. It follows the outbox in the order of transaction ids and only as far
// as every transaction has ended, so one that commits late is neither skipped nor seen twice.

const pageSize = 500;
/** Without a hint. */
const pollMs = 250;
/** While transactions are under way that hold the horizon back. */
const busyMs = 20;
/** Between two windows, whatever wakes the reader: a window costs a few milliseconds however little is in it. */
const restMs = 20;
const afterErrorMs = 1_000;

const reader = shared("stream-reader", () => ({
  joining: new Set<Subscription>(),
  active: new Set<Subscription>(),
  position: null as Position | null,
  epoch: null as string | null,
  /** The database may have become another one, as after it was away. */
  inDoubt: true,
  running: false,
  wake: () => {},
}));

/** Where the reader is: everything before has been handed to the active subscriptions. */
export const readerPosition = (): Position | null => reader.position;

/** Adds a subscription, which begins with the reader's next turn. The returned function removes it. */
export function join(subscription: Subscription): () => void {
  reader.joining.add(subscription);
  if (reader.running) reader.wake();
  else void run();
  return () => {
    reader.joining.delete(subscription);
    reader.active.delete(subscription);
  };
}

/** Ends every subscription; their clients come back, to another process where this one is stopping. */
export function endAll(): void {
  for (const subscription of [...reader.active, ...reader.joining]) subscription.end("stopping");
}

/** What is about the moment: it has no place of its own, and stands after what the subscriptions were handed so far. */
export function tell(type: string, jsonFor: (merchantId: MerchantId) => string | undefined): void {
  const { position } = reader;
  if (!position) return;
  const about = { conversation_id: null, customer_id: null, endpoint_id: null };
  for (const subscription of reader.active) {
    const json = jsonFor(subscription.merchantId);
    if (json !== undefined) {
      subscription.push({ position, merchant_id: subscription.merchantId, type, ...about, json });
    }
  }
}

/** The merchants that have a subscription to this type. */
export function listenersOf(type: string): MerchantId[] {
  const asking = [...reader.active].filter(({ filter }) => filter.events.some((pattern) => matches(pattern, type)));
  return [...new Set(asking.map(({ merchantId }) => merchantId))];
}

async function run(): Promise<void> {
  reader.running = true;
  const deaf = onHint(() => reader.wake());
  while (reader.active.size + reader.joining.size > 0) {
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
  deaf();
  Object.assign(reader, { running: false, position: null, inDoubt: true });
}

/** Reads one window and answers with how long to wait before the next. */
async function turn(): Promise<number> {
  if (reader.inDoubt) await checkEpoch();
  const { below, busy } = await horizon(database);
  const position = reader.position ?? startOf(below);
  reader.position = position;
  for (const subscription of reader.joining) {
    subscription.begin({ position, epoch: reader.epoch as string });
    reader.active.add(subscription);
  }
  reader.joining.clear();
  if (BigInt(below) <= BigInt(position.xid)) return busy ? busyMs : pollMs;

  const byMerchant = Map.groupBy(reader.active, (subscription) => subscription.merchantId as string);
  const { items, last } = await window([...byMerchant.keys()], position, below, pageSize);
  reader.position = last ?? startOf(below);
  for (const item of items) {
    for (const subscription of byMerchant.get(item.merchant_id) ?? []) subscription.push(item);
  }
  dropEnded();
  if (last) return 0;
  return busy ? busyMs : pollMs;
}

/** A client that does not read never comes to take its leave. */
function dropEnded(): void {
  for (const subscription of reader.active) if (subscription.ended) reader.active.delete(subscription);
}

async function checkEpoch(): Promise<void> {
  const found = await epoch(database);
  if (reader.epoch !== null && reader.epoch !== found) {
    for (const subscription of reader.active) subscription.end("moved");
    reader.active.clear();
    reader.position = null;
  }
  reader.epoch = found;
  reader.inDoubt = false;
}
