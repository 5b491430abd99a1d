import { database } from "#lib/db/database.ts";
import * as queries from "./queries.ts";

const chunkMs = 60 * 60_000;
/** Figures outlive the calls themselves. */
const keptMs = 400 * 24 * 60 * 60_000;

/**
 * Counts an hour of the calls that were written before calls were counted, the latest first. False when none are left.
 */
export function countEarlierCalls(): Promise<boolean> {
  return database.transaction(async (tx) => {
    const pending = await queries.lockPending(tx);
    if (!pending) return false;
    const last = await queries.lastBefore(tx, pending);
    const from = last && new Date(last.getTime() - chunkMs);
    if (from) await queries.countBetween(tx, from, pending);
    await queries.setPending(tx, from);
    return from !== null;
  });
}

export async function countAllEarlierCalls(): Promise<void> {
  while (await countEarlierCalls());
}

export const forgetOldFigures = (now: Date): Promise<void> =>
  queries.forget(database, new Date(now.getTime() - keptMs));
