import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockFor } from "#lib/db/lock.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { record } from "#lib/domain/audit/service.ts";
import type { listMembers, Member, Role } from "#lib/domain/members/contract.ts";
import * as queries from "#lib/domain/members/queries.ts";
import { refusalOfRoles } from "#lib/domain/members/rules.ts";
import { endSessionsOf } from "#lib/domain/members/sessions/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";

type Row = Awaited<ReturnType<typeof queries.listMembers>>[number];

function present({ user, role, created_at, sessions }: Row): z.input<typeof Member> {
  return {
    user_id: user.id,
    name: user.name,
    email: user.email,
    role: role as Role,
    joined_at: created_at.toISOString(),
    last_seen_at: sessions[0]?.last_seen_at.toISOString() ?? null,
  };
}

export async function list(ctx: Ctx, { limit, cursor }: Input<typeof listMembers>["query"]) {
  const after = cursor ? String(decodeCursor("members", cursor, 1)[0]) : undefined;
  const rows = await queries.listMembers(ctx.merchantId, after, limit + 1);
  return page(rows.map(present), limit, "members", (row) => [row.user_id]);
}

export async function changeRole(ctx: Ctx, userId: string, role: Role) {
  return prisma().$transaction(async (tx) => {
    const before = await lockMember(tx, ctx, userId);
    const was = before.role as Role;
    if (was === role) return present(before);
    await assertMayTouch(ctx, [was, role]);
    if (was === "owner") await assertNotLastOwner(tx, ctx, "Make another member an owner first.");
    await queries.setMember(tx, ctx.merchantId, userId, { role });
    await note(tx, ctx, "role_changed", userId, { role: { from: was, to: role } });
    return present({ ...before, role });
  });
}

/** Takes a member out, whose sessions here end with it. */
export async function removeMember(ctx: Ctx, userId: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    const { role, user } = await lockMember(tx, ctx, userId);
    if (userId !== ctx.actor.id) await assertMayTouch(ctx, [role as Role]);
    if (role === "owner") await assertNotLastOwner(tx, ctx, "Make another member an owner before you remove this one.");
    await queries.setMember(tx, ctx.merchantId, userId, { status: "removed" });
    await endSessionsOf(tx, userId, ctx.merchantId, ctx.now());
    await note(tx, ctx, "removed", userId, { role: { from: role, to: null }, email: { from: user.email, to: null } });
  });
}

/** Refuses to give or take roles that are beyond the caller. */
export async function assertMayTouch(ctx: Ctx, touched: readonly Role[]): Promise<void> {
  const { type, id } = ctx.actor;
  const caller = type === "user" ? await queries.findMember(ctx.merchantId, id) : null;
  const isOwner = type === "system" || caller?.role === "owner";
  const refusal = refusalOfRoles({ isOwner, scopes: ctx.scopes }, touched);
  if (refusal) throw new AppError("INSUFFICIENT_SCOPE", refusal, { roles: touched });
}

/** Changes of a merchant's members go one by one: two owners cannot each remove the other. */
async function lockMember(tx: Prisma.TransactionClient, ctx: Ctx, userId: string): Promise<Row> {
  await lockFor(queryable(tx), `members ${ctx.merchantId}`);
  const member = await queries.findMember(ctx.merchantId, userId, tx);
  if (!member) throw new AppError("NOT_FOUND", `No member ${userId}.`);
  return member;
}

async function assertNotLastOwner(tx: Prisma.TransactionClient, ctx: Ctx, remedy: string): Promise<void> {
  if ((await queries.countOwners(tx, ctx.merchantId)) > 1) return;
  throw new AppError("CONFLICT", `A shop needs an owner, and this is the only one. ${remedy}`, {
    reason: "last_owner",
  });
}

type Changes = Parameters<typeof record>[2]["changes"];

function note(tx: Prisma.TransactionClient, ctx: Ctx, what: string, userId: string, changes: Changes): Promise<void> {
  return record(queryable(tx), ctx, { action: `member.${what}`, target_type: "user", target_id: userId, changes });
}
