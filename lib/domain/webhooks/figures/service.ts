import { byIndex } from "#lib/db/by-index.ts";
import { database } from "#lib/db/database.ts";
import * as queries from "./queries.ts";

const chunk = 5_000;
const keptMs = 400 * 24 * 60 * 60_000;

/** Counts attempts that were committed since the last time, each once; answers whether more of them wait. */
export function countAttempts(): Promise<boolean> {
  return byIndex(async (tx) => {
    const place = await queries.lockPlace(tx);
    return place !== null && (await queries.countAfter(tx, place, chunk)) === chunk;
  });
}

export const forgetOldFigures = (now: Date): Promise<void> =>
  queries.forget(database, new Date(now.getTime() - keptMs));
