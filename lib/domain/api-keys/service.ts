import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockFor } from "#lib/db/lock.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { changesBetween, record } from "#lib/domain/audit/service.ts";
import { assertStillAllowed } from "#lib/domain/ip-allowlist/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";
import { covers, requireScope } from "#lib/http/scopes.ts";
import { newId } from "#lib/ids.ts";
import {
  type CreateApiKey,
  type listApiKeys,
  maxWorkingKeys,
  type RotateApiKey,
  type UpdateApiKey,
} from "./contract.ts";
import * as queries from "./queries.ts";
import { endOfOverlap, endOfSuccessor, generateKey, hashKey, hintOf, stateOf } from "./rules.ts";

/** Notes when and from where keys were last used. */
export { touch as noteUses } from "./queries.ts";

type Wishes = Omit<z.output<typeof CreateApiKey>, "expires_at"> & { expires_at?: Date | null; replaces?: string };
const audited = ["name", "scopes", "expires_at", "allowed_addresses", "rate_limit"] as const;

function present(row: queries.KeyRow, now: Date) {
  const { id, name, hint, scopes, allowed_addresses, rate_limit, replaces, replaced_by } = row;
  const { expires_at, revoked_at, last_used_at, last_used_address, created_at } = row;
  return {
    ...{ id, name, hint, scopes, state: stateOf(row, now), expires_at, revoked_at, allowed_addresses, rate_limit },
    ...{ replaces, replaced_by, last_used_at, last_used_address, created_at },
  };
}

export async function listKeys(ctx: Ctx, { limit, cursor, state }: Input<typeof listApiKeys>["query"]) {
  const after = cursor ? String(decodeCursor("api-keys", cursor, 1)[0]) : undefined;
  const rows = await queries.list(ctx.merchantId, { states: state, after, limit: limit + 1, now: ctx.now() });
  return page(
    rows.map((row) => present(row, ctx.now())),
    limit,
    "api-keys",
    (row) => [row.id],
  );
}

export async function getKey(ctx: Ctx, id: string) {
  return present(known(await queries.find(ctx.merchantId, id), id), ctx.now());
}

/** Makes a key and returns its secret, which is not stored and cannot be read again. */
export async function createKey(ctx: Ctx, { expires_at, ...input }: z.output<typeof CreateApiKey>) {
  assertOwnScopes(ctx, input.scopes);
  const wishes = { ...input, expires_at: futureEnd(ctx, expires_at) };
  const { row, key } = await prisma().$transaction((tx) => insertKey(tx, ctx, wishes));
  return { ...present(row, ctx.now()), key };
}

/** Changes what is given of a working key. */
export async function updateKey(ctx: Ctx, id: string, input: z.output<typeof UpdateApiKey>) {
  const { confirm_lockout, expires_at, scopes, ...rest } = input;
  if (scopes) assertOwnScopes(ctx, scopes);
  if (rest.allowed_addresses && ctx.actor.id === id) assertStillAllowed(ctx, rest.allowed_addresses, confirm_lockout);
  const row = await prisma().$transaction(async (tx) => {
    const before = await lockWorking(tx, ctx, id);
    const after = await queries.update(tx, ctx.merchantId, id, {
      ...rest,
      ...(rest.allowed_addresses && { allowed_addresses: [...new Set(rest.allowed_addresses)] }),
      ...(scopes && { scopes: [...new Set(scopes)] }),
      ...(expires_at !== undefined && { expires_at: futureEnd(ctx, expires_at), announced_days: null }),
    });
    const changes = changesBetween(before, after, audited);
    if (Object.keys(changes).length > 0) await note(tx, ctx, "updated", id, changes);
    return after;
  });
  return present(row, ctx.now());
}

/** Makes a key like this one, which itself ends when the overlap is over. */
export async function rotateKey(ctx: Ctx, id: string, input: z.output<typeof RotateApiKey>) {
  const { overlap_seconds = 24 * 60 * 60, expires_at } = input ?? {};
  const chosen = futureEnd(ctx, expires_at);
  const { made, previous } = await prisma().$transaction(async (tx) => {
    const before = await lockWorking(tx, ctx, id);
    if (before.replaced_by) throw new AppError("CONFLICT", `This key was rotated already: ${before.replaced_by}.`);
    const { name, allowed_addresses, rate_limit } = before;
    const scopes = before.scopes as Wishes["scopes"];
    const made = await insertKey(tx, ctx, {
      ...{ name, scopes, allowed_addresses, rate_limit, replaces: id },
      expires_at: chosen === undefined ? endOfSuccessor(before, ctx.now()) : chosen,
    });
    const end = { expires_at: endOfOverlap(before, overlap_seconds, ctx.now()), replaced_by: made.row.id };
    const previous = await queries.update(tx, ctx.merchantId, id, end);
    await note(tx, ctx, "rotated", id, changesBetween(before, previous, ["expires_at", "replaced_by"]));
    return { made, previous };
  });
  return { ...present(made.row, ctx.now()), key: made.key, previous: present(previous, ctx.now()) };
}

/** Revoking twice is no error: the key is revoked either way. */
export async function revokeKey(ctx: Ctx, id: string) {
  const row = await prisma().$transaction(async (tx) => {
    const revoked = await queries.setRevoked(tx, ctx.merchantId, id, ctx.now());
    if (!revoked) return queries.find(ctx.merchantId, id, tx);
    await note(tx, ctx, "revoked", id, { revoked_at: { from: null, to: revoked.revoked_at } });
    return revoked;
  });
  return present(known(row, id), ctx.now());
}

async function insertKey(tx: Prisma.TransactionClient, ctx: Ctx, wishes: Wishes) {
  await lockFor(queryable(tx), `api-keys ${ctx.merchantId}`);
  if ((await queries.countWorking(tx, ctx.merchantId, ctx.now())) >= maxWorkingKeys) {
    const message = `There are ${maxWorkingKeys} working keys, which is as many as there can be. Revoke some first.`;
    throw new AppError("CONFLICT", message, { limit: maxWorkingKeys });
  }
  const key = generateKey();
  const data = {
    ...wishes,
    merchant_id: ctx.merchantId,
    id: newId("apiKey", ctx.now().getTime()),
    hint: hintOf(key),
    scopes: [...new Set(wishes.scopes)],
    allowed_addresses: [...new Set(wishes.allowed_addresses)],
    created_by: ctx.actor.id,
    created_at: ctx.now(),
  };
  const row = await queries.insert(tx, data, hashKey(key));
  const fresh = Object.fromEntries(audited.map((field) => [field, { from: null, to: row[field] }]));
  await note(tx, ctx, "created", row.id, fresh);
  return { row, key };
}

/** The key, locked, if it works and the caller holds all that it may do: changing it must not lend anything. */
async function lockWorking(tx: Prisma.TransactionClient, ctx: Ctx, id: string): Promise<queries.KeyRow> {
  const row = known(await queries.lock(tx, ctx.merchantId, id), id);
  for (const scope of row.scopes) requireScope(ctx.scopes, scope);
  const state = stateOf(row, ctx.now());
  if (state !== "working") throw new AppError("CONFLICT", `This key is ${state}. Create a new one instead.`);
  return row;
}

function assertOwnScopes(ctx: Ctx, scopes: readonly string[]): void {
  const beyond = scopes.find((scope) => !covers(ctx.scopes, scope));
  if (!beyond) return;
  throw invalidField("scopes", "beyond_own_rights", `You do not hold ${beyond} yourself, so a key cannot have it.`);
}

function futureEnd<T extends null | undefined>(ctx: Ctx, end: string | T): Date | T {
  if (typeof end !== "string") return end;
  const at = new Date(end);
  if (at <= ctx.now()) throw invalidField("expires_at", "in_the_past", "Choose a time in the future.");
  return at;
}

function known(row: queries.KeyRow | null, id: string): queries.KeyRow {
  if (!row) throw new AppError("NOT_FOUND", `No API key ${id}.`);
  return row;
}

type Changes = Parameters<typeof record>[2]["changes"];

function note(tx: Prisma.TransactionClient, ctx: Ctx, what: string, id: string, changes: Changes): Promise<void> {
  return record(queryable(tx), ctx, { action: `api_key.${what}`, target_type: "api_key", target_id: id, changes });
}
