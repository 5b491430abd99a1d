import { database } from "#lib/db/database.ts";
import * as queries from "./queries.ts";

const chunkMs = 60 * 60_000;
/** Figures outlive the calls themselves. */
const keptMs = 400 * 24 * 60 * 60_000;

/** What is left of the calls that were written before calls were counted; "busy": another worker counts them. */
export type Earlier = "some" | "none" | "busy";

/** Counts an hour of these calls, the latest first. */
export function countEarlierCalls(): Promise<Earlier> {
  return database.transaction(async (tx) => {
    const pending = await queries.lockPending(tx);
    if (!pending) return pending === null ? "none" : "busy";
    const last = await queries.lastBefore(tx, pending);
    const from = last && new Date(last.getTime() - chunkMs);
    if (from) await queries.countBetween(tx, from, pending);
    await queries.setPending(tx, from);
    return from ? "some" : "none";
  });
}

export async function countAllEarlierCalls(): Promise<void> {
  while ((await countEarlierCalls()) !== "none");
}

export const forgetOldFigures = (now: Date): Promise<void> =>
  queries.forget(database, new Date(now.getTime() - keptMs));
