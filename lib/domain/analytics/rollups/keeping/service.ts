import { addDays, dateIn, daysFrom, startOfDay } from "#lib/calendar.ts";
import type { MerchantId } from "#lib/context.ts";
import { type Database, database, type Queryable } from "#lib/db/database.ts";
import { lockFor } from "#lib/db/lock.ts";
import * as queries from "../queries.ts";
import { type Coverage, datesOfHour, formOf } from "../rules.ts";

/** Days that change all the time are counted anew this often; until then their rows are read. */
const settleMs = 20_000;
/** So many conversations, or so many days, of an older history are counted at a time. */
const chunkConversations = 20_000;
const chunkDays = 366;
const hoursAtATime = 31 * 24;
/** Before all that can be asked for. */
const beginning = "1900-01-01";

/** Merchants whose days have to be counted. */
export const merchantsWithWork = (now: Date, limit: number): Promise<MerchantId[]> =>
  queries.merchantsWithWork(database, new Date(now.getTime() - settleMs), formOf, limit);

/** Counts what has changed, and a part of the history that is not counted yet. True when more is left to do. */
export function keep(db: Database, merchantId: MerchantId, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    // One at a time: of two who count the same day, the one who looked first must not write last.
    await lockFor(tx, `analytics ${merchantId}`);
    const zone = await queries.zoneOf(tx, merchantId);
    if (zone === null) return false;
    const known = await beginOf(tx, merchantId, zone);
    const hours = await queries.takeChanges(tx, merchantId, hoursAtATime);
    const dates = [...new Set(hours.flatMap((hour) => datesOfHour(hour, zone)))].sort();
    const kept = dates.filter((date) => known.complete_from !== null && date >= known.complete_from);
    for (const [first, last] of runsOf(kept)) await keepDays(tx, merchantId, first, last, zone);
    const complete = known.complete_from === beginning || (await keepOlder(tx, merchantId, known, zone, now));
    return !complete || hours.length === hoursAtATime;
  });
}

/** What is kept so far; what was kept in another form, such as by another zone's days, is thrown away. */
async function beginOf(tx: Queryable, merchantId: MerchantId, zone: string): Promise<Coverage> {
  const known = await queries.coverageOf(tx, merchantId);
  if (known?.form === formOf(zone)) return known;
  await queries.forget(tx, merchantId);
  return { form: formOf(zone), complete_from: null };
}

function keepDays(tx: Queryable, merchantId: MerchantId, first: string, last: string, zone: string): Promise<void> {
  const days = Array.from({ length: daysFrom(first, last) }, (_, index) => addDays(first, index));
  const edges = [...days, addDays(last, 1)].map((day) => startOfDay(day, zone));
  return queries.keepDays(tx, merchantId, days, edges, zone);
}

/** Counts the part of the history before what is kept. True when that was the last. */
async function keepOlder(tx: Queryable, merchantId: MerchantId, known: Coverage, zone: string, now: Date) {
  const newest = (await queries.newestStart(tx, merchantId)) ?? now;
  const until = known.complete_from ?? addDays(dateIn(zone, newest > now ? newest : now), 1);
  const end = startOfDay(until, zone);
  const oldest = await queries.oldestStart(tx, merchantId);
  const start = (await queries.startBefore(tx, merchantId, end, chunkConversations)) ?? oldest;
  const earliest = addDays(until, -chunkDays);
  const day = start && start < end ? dateIn(zone, start) : until;
  const first = [day, earliest].toSorted()[1] as string;
  if (first < until) await keepDays(tx, merchantId, first, addDays(until, -1), zone);
  const complete = oldest === null || first <= dateIn(zone, oldest);
  const complete_from = complete ? beginning : first;
  await queries.saveCoverage(tx, merchantId, { form: known.form, complete_from, complete });
  return complete;
}

/** Days that follow each other as one run. */
function runsOf(dates: readonly string[]): [first: string, last: string][] {
  const runs: [string, string][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run && addDays(run[1], 1) === date) run[1] = date;
    else runs.push([date, date]);
  }
  return runs;
}

/** Throws away what is kept, of one merchant or of all, and counts it anew from the conversations. */
export async function rebuild(merchantId: MerchantId | null, now: Date): Promise<{ merchants: number; days: number }> {
  await database.transaction((tx) => queries.forget(tx, merchantId));
  const merchants = merchantId ? [merchantId] : await queries.allMerchants(database);
  for (const id of merchants) while (await keep(database, id, now));
  return { merchants: merchants.length, days: await queries.countDays(database, merchantId) };
}
