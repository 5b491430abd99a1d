import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { record } from "#lib/domain/audit/service.ts";
import { normaliseSubnet } from "#lib/http/addresses.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
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
  const cidr = normaliseSubnet(input.cidr);
  if (!cidr) throw invalidField("cidr", "invalid_address", "Write an address such as 203.0.113.7 or a subnet such as 203.0.113.0/24.");
  const row = await prisma().$transaction(async (tx) => {
    if (await queries.findByCidr(tx, ctx.merchantId, cidr)) throw new AppError("CONFLICT", `${cidr} is on the list already.`);
    const made = await queries.insert(tx, {
      merchant_id: ctx.merchantId,
      id: newId("allowlistEntry", ctx.now().getTime()),
      cidr,
      note: input.note || null,
      created_by: ctx.actor.id,
      created_at: ctx.now(),
    });
    await record(queryable(tx), ctx, {
      action: "ip_allowlist.added",
      target_type: "ip_allowlist_entry",
      target_id: made.id,
      changes: { cidr: { from: null, to: cidr } },
    });
    return made;
  });
  return present(row);
}

export async function removeEntry(ctx: Ctx, id: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const found = await queries.find(tx, ctx.merchantId, id);
    if (!found) throw new AppError("NOT_FOUND", `No allowlist entry ${id}.`);
    await queries.remove(tx, ctx.merchantId, id);
    await record(queryable(tx), ctx, {
      action: "ip_allowlist.removed",
      target_type: "ip_allowlist_entry",
      target_id: id,
      changes: { cidr: { from: found.cidr, to: null } },
    });
  });
}
