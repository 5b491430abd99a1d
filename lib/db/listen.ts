import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { pool } from "./pool.ts";

const channel = "shopguide";
const intervalMs = 20;

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
