import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { encrypt } from "#lib/crypto.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { announce } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { page } from "#lib/http/page.ts";
import { newId } from "#lib/ids.ts";
import { cancelWaiting, releaseHeld } from "../deliveries/service.ts";
import { resetLane } from "../lanes/service.ts";
import { generateSecret } from "../sending/signing.ts";
import { assertUsable } from "./assertions.ts";
import type {
  CreateWebhookEndpoint,
  listWebhookEndpoints,
  rotateWebhookSecret,
  UpdateWebhookEndpoint,
} from "./contract.ts";
import { note } from "./notes.ts";
import { splitPace } from "./pace/stored.ts";
import { policyColumns } from "./policy/stored.ts";
import { mustFind, present, presentOne } from "./present.ts";
import * as queries from "./queries.ts";
import { changesBetween, overlapping, type PreviousSecret, sealedSecrets, secretContext } from "./rules.ts";
import { newSigningKey, signingKeyColumns } from "./signing-keys.ts";

const tag = "webhook-endpoints";

export async function listEndpoints(ctx: Ctx, { limit, cursor, status }: Input<typeof listWebhookEndpoints>["query"]) {
  const after = cursor ? String(decodeCursor(tag, cursor, 1)[0]) : undefined;
  const rows = await queries.list(ctx.merchantId, { statuses: status, after, limit: limit + 1 });
  return page(await present(ctx, rows), limit, tag, (row) => [row.id]);
}

export async function getEndpoint(ctx: Ctx, id: string) {
  return presentOne(ctx, await mustFind(prisma(), ctx, id));
}

/** Makes an endpoint and returns its secret, which cannot be read again. */
export async function createEndpoint(ctx: Ctx, input: z.output<typeof CreateWebhookEndpoint>) {
  await assertUsable(ctx, input);
  const { timeout_seconds, event_types, retry_schedule, authentication, filter, asymmetric_signature, ...given } =
    input;
  const { pace, others: fields } = splitPace(given);
  const secret = generateSecret();
  const id = newId("webhookEndpoint", ctx.now().getTime());
  const row = await prisma().$transaction(async (tx) => {
    const made = await queries.insert(tx, {
      ...fields,
      ...pace,
      ...policyColumns(ctx.merchantId, id, { retry_schedule, authentication, filter }),
      ...signingKeyColumns(ctx.merchantId, id, { public_key: null }, asymmetric_signature),
      merchant_id: ctx.merchantId,
      id,
      event_types: [...new Set(event_types)],
      timeout_ms: Math.round(timeout_seconds * 1000),
      secret_ciphertext: encrypt(secret, secretContext(ctx.merchantId, id)),
      created_at: ctx.now(),
      updated_at: ctx.now(),
    });
    await resetLane(queryable(tx), ctx.merchantId, id, true);
    const { url, status } = made;
    const changes = changesBetween({}, { url, event_types: made.event_types, status });
    await note(queryable(tx), ctx, "created", id, changes);
    return made;
  });
  return { ...(await presentOne(ctx, row)), secret };
}

export async function updateEndpoint(ctx: Ctx, id: string, input: z.output<typeof UpdateWebhookEndpoint>) {
  await assertUsable(ctx, input);
  const {
    timeout_seconds,
    event_types,
    status,
    retry_schedule,
    authentication,
    filter,
    asymmetric_signature,
    ...given
  } = input;
  const { pace, others: fields } = splitPace(given);
  const row = await prisma().$transaction(async (tx) => {
    const found = await mustFind(tx, ctx, id, true);
    const change = {
      ...fields,
      ...pace,
      ...policyColumns(ctx.merchantId, id, { retry_schedule, authentication, filter }),
      ...signingKeyColumns(ctx.merchantId, id, found, asymmetric_signature),
      ...(event_types && { event_types: [...new Set(event_types)] }),
      ...(timeout_seconds && { timeout_ms: Math.round(timeout_seconds * 1000) }),
      ...(status && { status, status_reason: null }),
    };
    const changes = sealedSecrets(changesBetween<Record<string, unknown>>(found, change));
    if (Object.keys(changes).length === 0) return found;
    const changed = await queries.update(tx, ctx.merchantId, id, { ...change, updated_at: ctx.now() });
    await resetLane(queryable(tx), ctx.merchantId, id, found.status !== "enabled" && changed.status === "enabled");
    if (changed.status === "enabled") await releaseHeld(queryable(tx), ctx.merchantId, id, ctx.now());
    await note(queryable(tx), ctx, "updated", id, changes);
    return changed;
  });
  announce();
  return presentOne(ctx, row);
}

export async function deleteEndpoint(ctx: Ctx, id: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const found = await mustFind(tx, ctx, id);
    await queries.update(tx, ctx.merchantId, id, { deleted_at: ctx.now(), updated_at: ctx.now() });
    await cancelWaiting(queryable(tx), ctx.merchantId, id, ctx.now());
    await note(queryable(tx), ctx, "deleted", id, changesBetween({ url: found.url }, { url: undefined }));
  });
}

/** Replaces the signing secret and returns the new one, which cannot be read again. */
export async function rotateSecret(ctx: Ctx, id: string, { overlap_hours }: Input<typeof rotateWebhookSecret>["body"]) {
  const secret = generateSecret();
  const row = await prisma().$transaction(async (tx) => {
    const found = await mustFind(tx, ctx, id, true);
    const before = { ...found, previous: found.previous_secrets as PreviousSecret[] };
    await note(queryable(tx), ctx, "secret_rotated", id, { overlap_hours: { from: null, to: overlap_hours } });
    return queries.update(tx, ctx.merchantId, id, {
      secret_ciphertext: encrypt(secret, secretContext(ctx.merchantId, id)),
      ...(found.public_key !== null && newSigningKey(ctx.merchantId, id)),
      previous_secrets: overlapping(before, overlap_hours, ctx.now()),
      updated_at: ctx.now(),
    });
  });
  return { ...(await presentOne(ctx, row)), secret };
}
