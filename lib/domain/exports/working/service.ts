import { randomUUID } from "node:crypto";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { copyOut } from "#lib/db/copy.ts";
import { database } from "#lib/db/database.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { mediaTypeOf } from "../formats/contract.ts";
import { fileOf } from "../formats/service.ts";
import { readingOf } from "../resources/service.ts";
import type { ExportRow, Wish } from "../rules.ts";
import * as storage from "../storage/service.ts";
import { completed, failed, mailNotice } from "./ending.ts";
import * as queries from "./queries.ts";
import { failureOf, gaveUp, mostAttempts } from "./rules.ts";

/** At work for one merchant at a time. */
const mostOfMerchant = 3;
const leaseMs = 15_000;
/** A cancellation is noticed at the next. */
const renewMs = 400;
const pauseAfterErrorMs = 5_000;
const dayMs = 24 * 60 * 60 * 1000;

/** Takes an export to make, for a worker. */
export async function claim(now: Date): Promise<ExportRow | undefined> {
  if (!(await queries.isDue(database, now))) return undefined;
  const until = new Date(now.getTime() + leaseMs);
  return database.transaction((tx) => queries.claim(tx, { claimId: randomUUID(), now, until, most: mostOfMerchant }));
}

const contextOf = (row: ExportRow): Ctx => ({
  merchantId: row.merchant_id as MerchantId,
  actor: { type: "system", id: "worker", name: "ShopGuide" },
  scopes: ["*"],
  db: database,
  now: () => new Date(),
  requestId: newId("request"),
  address: null,
});

const wishOf = ({ resource, format, compression, options }: ExportRow): Wish => ({
  resource,
  format,
  compression,
  ...options,
});

/** Makes the file from its beginning. `stop` aborts when the worker must end; another one begins it anew. */
export async function make(row: ExportRow, stop: AbortSignal): Promise<void> {
  if (row.attempts > mostAttempts) return end(row, () => failed(row, gaveUp));
  const progress: queries.Progress = { rows: 0, total: null, bytes: 0 };
  const lost = new AbortController();
  const stopRenewing = renewing(row, progress, lost);
  try {
    await assertMine(row, progress, lost);
    const result = await write(row, progress, AbortSignal.any([stop, lost.signal]));
    await stopRenewing();
    await end(row, () => completed(row, result), result.place);
  } catch (error) {
    await stopRenewing();
    if (lost.signal.aborted) return;
    await endBadly(row, error, stop.aborted);
  } finally {
    await stopRenewing();
  }
}

/** Held up before it began, it may be another worker's by now, whose file must stay. */
async function assertMine(row: ExportRow, progress: queries.Progress, lost: AbortController): Promise<void> {
  if (!(await queries.renew(database, row, progress, new Date(Date.now() + leaseMs)))) lost.abort();
  lost.signal.throwIfAborted();
}

async function write(row: ExportRow, progress: queries.Progress, signal: AbortSignal): Promise<queries.Result> {
  const wish = wishOf(row);
  const { copy, count, fields } = await readingOf(contextOf(row), wish);
  await storage.clear(row.merchant_id, row.id);
  const onCount = (total: number) => {
    progress.total = total;
  };
  const rows = copyOut(copy, { timeZone: wish.time_zone, soon: false, count, onCount, signal });
  const shape = { ...wish, fields, name: wish.resource.replace("_", " "), endLine: false };
  const contentType = mediaTypeOf(wish.format, wish.compression);
  const file = { merchantId: row.merchant_id, id: row.id, claim: row.claim_id as string, contentType };
  const { place, sha256 } = await storage.store(file, fileOf(rows, shape, progress), progress, signal);
  const expiresAt = new Date(Date.now() + env().EXPORT_DAYS * dayMs);
  return { rows: progress.rows, bytes: progress.bytes, sha256, place, expiresAt };
}

/** Tells the progress and keeps the lease until it is stopped; aborts when the export was cancelled or is another's. */
function renewing(row: ExportRow, progress: queries.Progress, lost: AbortController): () => Promise<void> {
  let renewed = Promise.resolve();
  let at = Date.now();
  const renew = async () => {
    try {
      const now = Date.now();
      if (await queries.renew(database, row, progress, new Date(now + leaseMs))) at = now;
      else lost.abort();
    } catch (error) {
      log.warn({ err: error, export: row.id }, "an export's progress was not told");
      // By now another worker may have begun it.
      if (Date.now() - at > leaseMs) lost.abort();
    }
  };
  const timer = setInterval(() => {
    renewed = renewed.then(renew);
  }, renewMs);
  return () => {
    clearInterval(timer);
    return renewed;
  };
}

/** The end of an export that is still the worker's own; a file that nobody will ask for is removed. */
async function end(row: ExportRow, finish: () => Promise<ExportRow | undefined>, place?: storage.Place): Promise<void> {
  const ended = await finish();
  if (ended) await mailNotice(ended);
  else if (place) await storage.discard(place);
  if (!ended) log.info({ export: row.id }, "an export was cancelled at its end");
}

async function endBadly(row: ExportRow, error: unknown, stopped: boolean): Promise<void> {
  const failure = stopped ? null : failureOf(error);
  if (failure) {
    log.warn({ err: error, export: row.id }, "an export failed");
    return end(row, () => failed(row, failure));
  }
  if (!stopped) log.warn({ err: error, export: row.id }, "an export will be begun anew");
  const at = new Date(Date.now() + (stopped ? 0 : pauseAfterErrorMs));
  await queries.giveBack(database, row, at, !stopped);
}

const sweptAtOnce = 100;

/** Removes the files of deleted exports and of those past their time. */
export async function sweep(now: Date): Promise<void> {
  for (const row of await queries.outdated(database, now, sweptAtOnce)) {
    if (row.place) await storage.discard(row.place);
    await storage.clear(row.merchant_id, row.id);
    await (row.deleted ? queries.forget(database, row) : queries.expire(database, row));
  }
}
