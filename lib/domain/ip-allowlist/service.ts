import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockFor } from "#lib/db/lock.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { type AddAllowlistEntry, maxEntries } from "./contract.ts";
import * as queries from "./queries.ts";
import { allows } from "./rules.ts";

type Row = Awaited<ReturnType<typeof queries.list>>[number];

const present = ({ id, cidr, note, created_at }: Row) => ({ id, cidr, note, created_at });

export async function listEntries(ctx: Ctx) {
  const rows = await queries.list(ctx.merchantId);
  return { data: rows.map(present), has_more: false, next_cursor: null, your_address: ctx.address };
}

export async function addEntry(ctx: Ctx, input: z.output<typeof AddAllowlistEntry>) {
  const { cidr } = input;
  const entry = {
    merchant_id: ctx.merchantId,
    id: newId("allowlistEntry", ctx.now().getTime()),
    cidr,
    note: input.note || null,
    created_by: ctx.actor.id,
    created_at: ctx.now(),
  };
  const insert = prisma().$transaction(async (tx) => {
    const cidrs = await lockedList(tx, ctx);
    if (cidrs.length >= maxEntries) throw full();
    assertStillAllowed(ctx, [...cidrs, cidr], input.confirm_lockout);
    const made = await queries.insert(tx, entry);
    await record(queryable(tx), ctx, {
      action: "ip_allowlist.added",
      target_type: "ip_allowlist_entry",
      target_id: made.id,
      changes: { cidr: { from: null, to: cidr } },
    });
    return made;
  });
  return present(await insert.catch(explainTaken(cidr)));
}

function explainTaken(cidr: string) {
  return (error: unknown): never => {
    if (!isUniqueViolation(error)) throw error;
    const message = `${cidr} is on the list already.`;
    throw new AppError("CONFLICT", message, { invalid_fields: [{ field: "cidr", code: "taken", message }] });
  };
}

export async function removeEntry(ctx: Ctx, id: string, confirmed?: boolean): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await lockedList(tx, ctx);
    const removed = await queries.remove(tx, ctx.merchantId, id);
    if (!removed) throw new AppError("NOT_FOUND", `No allowlist entry ${id}.`);
    assertStillAllowed(ctx, await queries.cidrs(tx, ctx.merchantId), confirmed);
    await record(queryable(tx), ctx, {
      action: "ip_allowlist.removed",
      target_type: "ip_allowlist_entry",
      target_id: id,
      changes: { cidr: { from: removed.cidr, to: null } },
    });
  });
}

/** Two changes at once could each be harmless and together shut everybody out, so they go one by one. */
async function lockedList(tx: Prisma.TransactionClient, ctx: Ctx): Promise<string[]> {
  await lockFor(queryable(tx), `ip-allowlist ${ctx.merchantId}`);
  return queries.cidrs(tx, ctx.merchantId);
}

function full(): AppError {
  const message = `The list has ${maxEntries} entries, which is as many as it can hold. Replace single addresses by a subnet.`;
  return new AppError("CONFLICT", message, { limit: maxEntries });
}

/** Refuses subnets that leave out the key that makes this call, unless the caller says that it means it. */
export function assertStillAllowed(ctx: Ctx, cidrs: readonly string[], confirmed = false): void {
  if (confirmed || ctx.actor.type !== "key" || allows(cidrs, ctx.address)) return;
  const message = `With this change the key of this call would no longer work from ${ctx.address ?? "its unknown address"}. Repeat it with confirm_lockout: true if you mean it.`;
  throw new AppError("CONFLICT", message, {
    reason: "would_lock_out",
    address: ctx.address,
    invalid_fields: [{ field: "confirm_lockout", code: "confirmation_required", message }],
  });
}
