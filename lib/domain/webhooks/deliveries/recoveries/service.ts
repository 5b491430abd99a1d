import type { Ctx, MerchantId } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import { database } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";
import { announce } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";
import { Reply } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import { releaseNext } from "../../lanes/service.ts";
import type { Filter } from "../filter/queries.ts";
import * as matching from "../matching/queries.ts";
import * as missed from "../missed/queries.ts";
import type {
  cancelWebhookDeliveries,
  listWebhookRecoveries,
  recoverWebhookEndpoint,
  retryWebhookDeliveries,
} from "./contract.ts";
import type { RecoveryRow } from "./queries.ts";
import * as queries from "./queries.ts";
import { chunkOf, pauseAfter } from "./rules.ts";

const tag = "webhook-recoveries";
const beginning = { at: new Date(0), id: "" };
/** Canceling sends nothing, so nobody needs to be spared. */
const unlimited = 1_000_000;

const notFound = (id: string) => new AppError("NOT_FOUND", `No webhook recovery ${id}.`);

function present(row: RecoveryRow) {
  const { id, action, status, endpoint_id, filter, deliveries_per_second, total, done, skipped } = row;
  const { created_at, completed_at } = row;
  return {
    id,
    action,
    status,
    endpoint_id,
    filter,
    deliveries_per_second,
    total,
    done,
    skipped,
    created_at,
    completed_at,
  };
}

type Wish = Pick<RecoveryRow, "action" | "filter" | "deliveries_per_second" | "until"> & {
  endpoint_id?: string;
  after: matching.Place;
};

/** What the work would find; for a dry run, and as the whole of its progress. */
function countOf({ merchantId }: Ctx, { action, endpoint_id, filter, after, until }: Wish): Promise<number> {
  return byIndex((tx) =>
    action === "recover"
      ? missed.count(tx, merchantId, endpoint_id ?? "", { after, until })
      : matching.count(tx, merchantId, filter, { after, until }),
  );
}

async function begin(ctx: Ctx, wish: Wish, dryRun: boolean) {
  const total = await countOf(ctx, wish);
  if (dryRun) return { total, seconds: Math.ceil(total / wish.deliveries_per_second) };
  const { action, filter, deliveries_per_second, until, endpoint_id = null, after } = wish;
  const id = newId("webhookRecovery", ctx.now().getTime());
  const made = { id, action, endpoint_id, filter, deliveries_per_second, total, after_at: after.at, until };
  const row = await ctx.db.transaction(async (tx) => {
    const changes = {
      action: { from: null, to: action },
      total: { from: null, to: total },
      filter: { from: null, to: filter },
    };
    await record(tx, ctx, {
      action: "webhook_recovery.started",
      target_type: "webhook_recovery",
      target_id: id,
      changes,
    });
    return queries.insert(tx, ctx.merchantId, made, ctx.now());
  });
  announce();
  return new Reply(202, present(row));
}

export function retryMany(ctx: Ctx, body: Input<typeof retryWebhookDeliveries>["body"]) {
  const { dry_run, deliveries_per_second, status = ["failed", "canceled", "retrying"], ...rest } = body;
  const filter: Filter = { ...rest, status };
  const { endpoint_id } = rest;
  const wish = { endpoint_id, filter, deliveries_per_second, after: beginning, until: ctx.now() };
  return begin(ctx, { action: "retry", ...wish }, dry_run);
}

export function cancelMany(ctx: Ctx, body: Input<typeof cancelWebhookDeliveries>["body"]) {
  const { dry_run, status = ["pending", "retrying"], ...rest } = body;
  const filter: Filter = { ...rest, status };
  const { endpoint_id } = rest;
  const wish = { endpoint_id, filter, deliveries_per_second: unlimited, after: beginning, until: ctx.now() };
  return begin(ctx, { action: "cancel", ...wish }, dry_run);
}

export async function recoverEndpoint(
  ctx: Ctx,
  endpointId: string,
  { since, until, deliveries_per_second, dry_run }: Input<typeof recoverWebhookEndpoint>["body"],
) {
  const nothing = { id: "", created_at: beginning.at };
  const { endpoint } = await missed.deliveryOf(ctx.db, ctx.merchantId, endpointId, nothing);
  if (!endpoint) throw new AppError("NOT_FOUND", `No webhook endpoint ${endpointId}.`);
  const end = new Date(Math.min(until ? Date.parse(until) : Number.POSITIVE_INFINITY, ctx.now().getTime()));
  const filter: Filter = { endpoint_id: endpointId, created_after: since, created_before: end.toISOString() };
  const after = { at: new Date(since), id: "" };
  const wish = { endpoint_id: endpointId, filter, deliveries_per_second, after, until: end };
  return begin(ctx, { action: "recover", ...wish }, dry_run);
}

export async function listRecoveries(ctx: Ctx, input: Input<typeof listWebhookRecoveries>["query"]) {
  const { limit, cursor, ...filter } = input;
  const after = cursor ? String(decodeCursor(tag, cursor, 1)[0]) : undefined;
  const rows = await queries.list(ctx.db, ctx.merchantId, { ...filter, after, limit: limit + 1 });
  return page(rows.map(present), limit, tag, (row) => [row.id]);
}

export async function getRecovery(ctx: Ctx, id: string) {
  const row = await queries.get(ctx.db, ctx.merchantId, id);
  if (!row) throw notFound(id);
  return present(row);
}

export async function stopRecovery(ctx: Ctx, id: string) {
  await ctx.db.transaction(async (tx) => {
    if (!(await queries.stop(tx, ctx.merchantId, id, ctx.now()))) return;
    const changes = { status: { from: "running", to: "canceled" } };
    await record(tx, ctx, {
      action: "webhook_recovery.stopped",
      target_type: "webhook_recovery",
      target_id: id,
      changes,
    });
  });
  return getRecovery(ctx, id);
}

/** Work whose next chunk is due, for any worker to take. */
export const dueRecoveries = (now: Date, limit: number) => queries.due(database, now, limit);

/**
 * Does the next chunk in one transaction with its progress, so that a worker that dies has done all of it or nothing.
 * Answers whether there was something to do.
 */
export async function workOff(due: queries.Due, now: Date): Promise<boolean> {
  const worked = await byIndex(async (tx) => {
    const row = await queries.take(tx, due, now);
    if (!row) return false;
    const step = row.action === "recover" ? await recoverChunk(tx, row, now) : await matchingChunk(tx, row, now);
    const pause = row.action === "cancel" ? 0 : pauseAfter(step.done, row.deliveries_per_second);
    await queries.advance(tx, row, step, new Date(now.getTime() + pause), now);
    return true;
  });
  if (worked) announce();
  return worked;
}

type Tx = Parameters<Parameters<typeof byIndex>[0]>[0];

async function matchingChunk(tx: Tx, row: RecoveryRow, now: Date): Promise<queries.Step> {
  const limit = chunkOf(row.deliveries_per_second);
  const range = { after: { at: row.after_at, id: row.after_id }, until: row.until };
  const places = await matching.page(tx, row.merchant_id, row.filter, range, limit);
  const change = row.action === "cancel" ? cancelPlaces : matching.reschedule;
  const done = await change(tx, row.merchant_id, places, now);
  return { done, skipped: places.length - done, after: places.length < limit ? null : (places.at(-1) ?? null) };
}

async function cancelPlaces(tx: Tx, merchantId: MerchantId, places: matching.Place[], now: Date): Promise<number> {
  const canceled = await matching.cancel(tx, merchantId, places, now);
  await releaseNext(tx, canceled, now);
  return canceled.length;
}

/** Read in one go; what arrived is passed over. */
const windowRows = 5_000;

async function recoverChunk(tx: Tx, row: RecoveryRow, now: Date): Promise<queries.Step> {
  const { merchant_id } = row;
  const endpointId = row.endpoint_id as string;
  const limit = chunkOf(row.deliveries_per_second);
  const range = { after: { at: row.after_at, id: row.after_id }, until: row.until };
  const found = await missed.page(tx, merchant_id, endpointId, range, { limit, window: windowRows });
  const stopped = found.missed.flatMap(({ created_at, delivery_id: id }) => (id ? [{ at: created_at, id }] : []));
  const lacking = found.missed.filter((event) => event.delivery_id === null);
  const again = await matching.reschedule(tx, merchant_id, stopped, now);
  const made = await missed.insert(tx, merchant_id, endpointId, lacking, now);
  const done = again + made.length;
  return { done, skipped: found.missed.length - done, after: found.isEnd ? null : found.reach };
}
