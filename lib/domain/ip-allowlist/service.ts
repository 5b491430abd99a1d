import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import type { AddAllowlistEntry } from "./contract.ts";
import * as queries from "./queries.ts";

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

export async function removeEntry(ctx: Ctx, id: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const removed = await queries.remove(tx, ctx.merchantId, id);
    if (!removed) throw new AppError("NOT_FOUND", `No allowlist entry ${id}.`);
    await record(queryable(tx), ctx, {
      action: "ip_allowlist.removed",
      target_type: "ip_allowlist_entry",
      target_id: id,
      changes: { cidr: { from: removed.cidr, to: null } },
    });
  });
}
