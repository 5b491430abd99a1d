import type { Ctx, MerchantId } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import type { EventType } from "#lib/domain/events/catalogue/contract.ts";
import { eventJson } from "#lib/domain/events/rules.ts";
import { announce, publishTest } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { JsonText } from "#lib/http/respond.ts";
import { timeOfId } from "#lib/ids.ts";
import { releaseNext } from "../lanes/service.ts";
import { remedyFor } from "../sending/remedies.ts";
import type { listWebhookDeliveries } from "./contract.ts";
import * as missed from "./missed/queries.ts";
import * as queries from "./queries.ts";
import { assertCancelable, planManualRetry } from "./rules.ts";
import * as waiting from "./waiting/queries.ts";

export { deliveryJson as deliveryJsonSql, deliveryWithEndpoint as deliveryWithEndpointSql } from "./queries.ts";

const tag = "webhook-deliveries";
const notFound = (id: string) => new AppError("NOT_FOUND", `No webhook delivery ${id}.`);

export async function listDeliveries(ctx: Ctx, input: Input<typeof listWebhookDeliveries>["query"]): Promise<JsonText> {
  const { limit, cursor, ...filter } = input;
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  return jsonPage(await queries.list(ctx.db, ctx.merchantId, filter, after, limit + 1), limit, tag);
}

export async function getDelivery(ctx: Ctx, id: string) {
  const row = await queries.detail(ctx.db, ctx.merchantId, id);
  if (!row) throw notFound(id);
  const event = { id: row.event_id, type: row.event_type, created_at: row.event_created_at, data: row.data };
  const body = row.sent_body ?? eventJson(event);
  const attempts = await queries.attempts(ctx.db, ctx.merchantId, id);
  return {
    ...JSON.parse(row.item),
    endpoint_url: row.endpoint_url,
    attempts: attempts.map((attempt) => presentAttempt(attempt, body)),
    remedy: row.last_error_code && remedyFor(row.last_error_code),
  };
}

function presentAttempt(row: queries.AttemptRow, body: string) {
  const { id, attempt_number, outcome, status_code, error_code, delivery_status, next_attempt_at, url } = row;
  const { dns_ms, connect_ms, tls_ms, first_byte_ms, duration_ms: total_ms } = row;
  return {
    id,
    attempt_number,
    outcome,
    url,
    at: row.created_at,
    status_code,
    error: error_code && { code: error_code, message: row.error, remedy: remedyFor(error_code) },
    timings: { dns_ms, connect_ms, tls_ms, first_byte_ms, total_ms },
    // Without a body of its own nothing was sent.
    request: { headers: row.request_headers, body: error_code?.startsWith("transformation_") ? "" : body },
    response: status_code && { status_code, headers: row.response_headers ?? {}, body: row.response_body ?? "" },
    delivery_status,
    next_attempt_at,
  };
}

export async function retryDelivery(ctx: Ctx, id: string): Promise<JsonText> {
  const item = await ctx.db.transaction(async (tx) => {
    const delivery = await queries.lock(tx, ctx.merchantId, id);
    if (!delivery) throw notFound(id);
    await queries.reschedule(tx, ctx.merchantId, id, planManualRetry(delivery).status, ctx.now());
    await note(tx, ctx, "retried", id);
    return (await queries.get(tx, ctx.merchantId, id)) as string;
  });
  announce();
  return new JsonText(item);
}

/** It is not sent any more. An attempt that is under way ends by itself, and counts if it arrives. */
export async function cancelDelivery(ctx: Ctx, id: string): Promise<JsonText> {
  const item = await ctx.db.transaction(async (tx) => {
    const delivery = await queries.lock(tx, ctx.merchantId, id);
    if (!delivery) throw notFound(id);
    assertCancelable(delivery);
    await queries.cancel(tx, ctx.merchantId, id, ctx.now());
    await releaseNext(tx, [delivery], ctx.now());
    await note(tx, ctx, "canceled", id);
    return (await queries.get(tx, ctx.merchantId, id)) as string;
  });
  announce();
  return new JsonText(item);
}

/** Sends an event to an endpoint whether it has had it before or not. */
export async function replayEvent(ctx: Ctx, endpointId: string, eventId: string): Promise<JsonText> {
  const event = { id: eventId, created_at: timeOfId(eventId) };
  const item = await ctx.db.transaction(async (tx) => {
    const { endpoint, delivery_id: id } = await missed.deliveryOf(tx, ctx.merchantId, endpointId, event);
    if (!endpoint) throw new AppError("NOT_FOUND", `No webhook endpoint ${endpointId}.`);
    if (!id) throw new AppError("NOT_FOUND", `No event ${eventId}.`);
    const made = await missed.insert(tx, ctx.merchantId, endpointId, [event], ctx.now());
    const delivery = made.length === 0 && (await queries.lock(tx, ctx.merchantId, id));
    if (delivery) await queries.reschedule(tx, ctx.merchantId, id, planManualRetry(delivery).status, ctx.now());
    await note(tx, ctx, "replayed", id);
    return (await queries.get(tx, ctx.merchantId, id)) as string;
  });
  announce();
  return new JsonText(item);
}

function note(tx: Queryable, ctx: Ctx, done: string, id: string): Promise<void> {
  const target = { target_type: "webhook_delivery", target_id: id };
  return record(tx, ctx, { action: `webhook_delivery.${done}`, ...target, changes: {} });
}

type TestEvent = { type: EventType; data?: Record<string, unknown> };

/** Queues an event for one endpoint, ahead of what waits there; answers with the delivery's id. */
export async function sendTest(tx: Queryable, merchantId: MerchantId, endpointId: string, event: TestEvent, now: Date) {
  const eventId = await publishTest(tx, merchantId, event, now);
  return waiting.insertTest(tx, merchantId, endpointId, { id: eventId, type: event.type, at: now });
}

/** A delivery as the lists show it. */
export async function listedDelivery(ctx: Ctx, id: string): Promise<JsonText> {
  return new JsonText((await queries.get(ctx.db, ctx.merchantId, id)) as string);
}

/** What an endpoint still had to get is not sent any more. An attempt that is under way ends by itself. */
export function cancelWaiting(tx: Queryable, merchantId: MerchantId, endpointId: string, now: Date): Promise<void> {
  return waiting.cancel(tx, merchantId, endpointId, now);
}

/** What was held while an endpoint was off is due now. */
export function releaseHeld(tx: Queryable, merchantId: MerchantId, endpointId: string, now: Date): Promise<void> {
  return waiting.release(tx, merchantId, endpointId, now);
}

/** SQL for all deliveries that a filter leaves, for an export. */
export const allRows = (ctx: Ctx, filter: queries.DeliveryFilter): RowsSql => queries.all(ctx.merchantId, filter);

const longestTransactionMs = 15 * 60 * 1000;

/** Lets go of what a transaction came to hold while its endpoint was being enabled; run now and then. */
export function releaseForgotten(now: Date): Promise<void> {
  return waiting.releaseForgotten(database, new Date(now.getTime() - longestTransactionMs), now);
}
