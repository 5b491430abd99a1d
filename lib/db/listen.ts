import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { directConnection, pool } from "./pool.ts";

const channel = "shopguide";
const intervalMs = 20;
const reconnectMs = 2_000;

const pending = shared("hint", () => ({ timer: undefined as NodeJS.Timeout | undefined, sentAt: 0 }));

/**
 * Tells other processes that something was committed, at most once per interval and never inside a transaction:
 * NOTIFY takes a lock that serialises commits (3,170 instead of 9,000 a second).
 */
export function hint(): void {
  if (pending.timer) return;
  const wait = Math.max(0, pending.sentAt + intervalMs - Date.now());
  pending.timer = setTimeout(send, wait);
  pending.timer.unref();
}

async function send(): Promise<void> {
  pending.sentAt = Date.now();
  pending.timer = undefined;
  await pool()
    .query("SELECT pg_notify($1, '')", [channel])
    .catch((error) => log.debug({ err: error }, "hint not sent"));
}

const listeners = shared("hint-listeners", () => new Set<() => void>());
const connection = shared("hint-connection", () => ({ current: undefined as Promise<void> | undefined }));

/** Calls `listener` on every hint, until the returned function is called. Hints may get lost: poll as well. */
export function onHint(listener: () => void): () => void {
  listeners.add(listener);
  connection.current ??= listen();
  return () => listeners.delete(listener);
}

/** One connection for all listeners of the process; it ends when a while passes without any. */
async function listen(): Promise<void> {
  while (listeners.size > 0) {
    await listenOnce().catch((error) => log.warn({ err: error }, "hints from the database are away; polling goes on"));
    await sleep(reconnectMs, undefined, { ref: false });
  }
  connection.current = undefined;
}

async function listenOnce(): Promise<void> {
  const client = await directConnection();
  const lost = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", (error) => log.debug({ err: error }, "listening connection failed"));
  client.on("notification", () => {
    for (const listener of listeners) listener();
  });
  await client.query(`LISTEN ${channel}`);
  await Promise.race([lost, unused()]);
  await client.end();
}

async function unused(): Promise<void> {
  while (listeners.size > 0) await sleep(reconnectMs, undefined, { ref: false });
}
