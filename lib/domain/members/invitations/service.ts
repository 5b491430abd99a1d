import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockFor } from "#lib/db/lock.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { commitNow } from "#lib/db/together.ts";
import { record } from "#lib/domain/audit/service.ts";
import type { Role } from "#lib/domain/members/contract.ts";
import { dropLinks, makeLink, sendLink } from "#lib/domain/members/links/service.ts";
import * as members from "#lib/domain/members/queries.ts";
import { assertMayTouch } from "#lib/domain/members/team/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";
import { newId } from "#lib/ids.ts";
import type { CreateInvitation, listInvitations } from "./contract.ts";
import * as queries from "./queries.ts";
import { invitationMail, stateOf } from "./rules.ts";

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;
const purpose = { kind: "invitation", page: "accept-invitation", lifetimeMs } as const;

function present(row: queries.InvitationRow, now: Date) {
  const { id, email, role, invited_by, created_at, expires_at, accepted_at } = row;
  return { id, email, role: role as Role, state: stateOf(row, now), invited_by, created_at, expires_at, accepted_at };
}

export async function list(ctx: Ctx, { limit, cursor, state }: Input<typeof listInvitations>["query"]) {
  const after = cursor ? String(decodeCursor("invitations", cursor, 1)[0]) : undefined;
  const rows = await queries.list(ctx.merchantId, { states: state, after, limit: limit + 1, now: ctx.now() });
  return page(
    rows.map((row) => present(row, ctx.now())),
    limit,
    "invitations",
    (row) => [row.id],
  );
}

/** Invites an address, in place of what was open for it. */
export async function invite(ctx: Ctx, { email, role }: z.output<typeof CreateInvitation>) {
  await assertMayTouch(ctx, [role]);
  const user = await members.findUserByEmail(email);
  if (user && (await members.findMember(ctx.merchantId, user.id))) {
    const message = "This person is a member already.";
    throw new AppError("CONFLICT", message, { invalid_fields: [{ field: "email", code: "taken", message }] });
  }
  const { row, link } = await prisma().$transaction(async (tx) => {
    await lockFor(queryable(tx), `members ${ctx.merchantId}`);
    for (const open of await queries.findUnanswered(tx, ctx.merchantId, email)) await end(tx, ctx, open);
    const row = await queries.insert(tx, {
      ...{ merchant_id: ctx.merchantId, id: newId("invitation", ctx.now().getTime()), email, role },
      ...{ invited_by: ctx.actor.name, created_at: ctx.now(), expires_at: after(ctx, lifetimeMs) },
    });
    await note(tx, ctx, "created", row.id, { email: { from: null, to: email }, role: { from: null, to: role } });
    return { row, link: await makeLink(tx, purpose, { id: row.id, merchantId: ctx.merchantId }, ctx.now()) };
  });
  return send(ctx, row, link);
}

/** A new link that works as long as the first did. */
export async function resend(ctx: Ctx, id: string) {
  const { row, link } = await prisma().$transaction(async (tx) => {
    const before = await lockUnanswered(tx, ctx, id);
    await assertMayTouch(ctx, [before.role as Role]);
    const row = await queries.update(tx, ctx.merchantId, id, { expires_at: after(ctx, lifetimeMs) });
    await note(tx, ctx, "resent", id, { expires_at: { from: before.expires_at, to: row.expires_at } });
    return { row, link: await makeLink(tx, purpose, { id, merchantId: ctx.merchantId }, ctx.now()) };
  });
  return send(ctx, row, link);
}

export async function withdraw(ctx: Ctx, id: string): Promise<void> {
  await prisma().$transaction(async (tx) => end(tx, ctx, await lockUnanswered(tx, ctx, id)));
}

async function send(ctx: Ctx, row: queries.InvitationRow, link: string) {
  const { name } = await members.findMerchant(ctx.merchantId);
  const mail = invitationMail({ merchant: name, inviter: row.invited_by, role: row.role, link });
  await commitNow();
  const mailed = await sendLink({ to: row.email, ...mail }, link);
  return { ...present(row, ctx.now()), mailed, link: mailed ? null : link };
}

async function lockUnanswered(tx: Prisma.TransactionClient, ctx: Ctx, id: string): Promise<queries.InvitationRow> {
  await lockFor(queryable(tx), `members ${ctx.merchantId}`);
  const row = await queries.find(ctx.merchantId, id, tx);
  if (!row) throw new AppError("NOT_FOUND", `No invitation ${id}.`);
  const state = stateOf(row, ctx.now());
  if (state === "accepted" || state === "withdrawn") {
    throw new AppError("CONFLICT", `This invitation was ${state}. Invite the address anew.`);
  }
  return row;
}

async function end(tx: Prisma.TransactionClient, ctx: Ctx, { id, email }: queries.InvitationRow): Promise<void> {
  await queries.update(tx, ctx.merchantId, id, { withdrawn_at: ctx.now() });
  await dropLinks(tx, id);
  await note(tx, ctx, "withdrawn", id, { email: { from: email, to: null } });
}

const after = (ctx: Ctx, ms: number) => new Date(ctx.now().getTime() + ms);

type Changes = Parameters<typeof record>[2]["changes"];

/** Writes what happened to an invitation into the audit log. */
export function note(tx: Prisma.TransactionClient, ctx: Ctx, what: string, id: string, changes: Changes) {
  return record(queryable(tx), ctx, {
    action: `invitation.${what}`,
    target_type: "invitation",
    target_id: id,
    changes,
  });
}

/** The invitation of a link that still works, and whose it is. */
export async function invitationOf(merchantId: MerchantId, id: string) {
  const row = await queries.find(merchantId, id);
  if (!row) throw new AppError("NOT_FOUND", "This invitation is not there any more.");
  return row;
}

export type { InvitationRow } from "./queries.ts";

/** The newest invitation of this address that is open, whichever merchant's, held until the transaction ends. */
export const lockOpen = queries.lockOpenOf;

export const markAccepted = (tx: Prisma.TransactionClient, merchantId: MerchantId, id: string, at: Date) =>
  queries.update(tx, merchantId, id, { accepted_at: at });
