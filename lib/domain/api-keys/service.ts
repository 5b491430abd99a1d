import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { record } from "#lib/domain/audit/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";
import { covers } from "#lib/http/scopes.ts";
import { newId } from "#lib/ids.ts";
import type { CreateApiKey, listApiKeys } from "./contract.ts";
import * as queries from "./queries.ts";
import { generateKey, hashKey, hintOf, stateOf } from "./rules.ts";

function present(row: queries.KeyRow, now: Date) {
  const { id, name, hint, scopes, expires_at, revoked_at, last_used_at, last_used_address, created_at } = row;
  return {
    id,
    name,
    hint,
    scopes,
    state: stateOf(row, now),
    expires_at,
    revoked_at,
    last_used_at,
    last_used_address,
    created_at,
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

/** Makes a key and returns its secret, which is not stored and cannot be read again. */
export async function createKey(ctx: Ctx, input: z.output<typeof CreateApiKey>) {
  const beyond = input.scopes.find((scope) => !covers(ctx.scopes, scope));
  if (beyond)
    throw invalidField("scopes", "beyond_own_rights", `You do not hold ${beyond} yourself, so a key cannot have it.`);
  const expires_at = input.expires_at ? new Date(input.expires_at) : null;
  if (expires_at && expires_at <= ctx.now())
    throw invalidField("expires_at", "in_the_past", "Choose a time in the future.");

  const key = generateKey();
  const row = await prisma().$transaction(async (tx) => {
    const made = await queries.insert(
      tx,
      {
        merchant_id: ctx.merchantId,
        id: newId("apiKey", ctx.now().getTime()),
        name: input.name,
        hint: hintOf(key),
        scopes: [...new Set(input.scopes)],
        expires_at,
        created_by: ctx.actor.id,
        created_at: ctx.now(),
      },
      hashKey(key),
    );
    await record(queryable(tx), ctx, {
      action: "api_key.created",
      target_type: "api_key",
      target_id: made.id,
      changes: {
        name: { from: null, to: made.name },
        scopes: { from: null, to: made.scopes },
        expires_at: { from: null, to: made.expires_at },
      },
    });
    return made;
  });
  return { ...present(row, ctx.now()), key };
}

/** Revoking twice is no error: the key is revoked either way. */
export async function revokeKey(ctx: Ctx, id: string) {
  const row = await prisma().$transaction(async (tx) => {
    const revoked = await queries.setRevoked(tx, ctx.merchantId, id, ctx.now());
    if (!revoked) return queries.find(tx, ctx.merchantId, id);
    await record(queryable(tx), ctx, {
      action: "api_key.revoked",
      target_type: "api_key",
      target_id: id,
      changes: { revoked_at: { from: null, to: revoked.revoked_at } },
    });
    return revoked;
  });
  if (!row) throw new AppError("NOT_FOUND", `No API key ${id}.`);
  return present(row, ctx.now());
}
