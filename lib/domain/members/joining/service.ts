import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";
import { newPassword, type Role } from "#lib/domain/members/contract.ts";
import type { AcceptInvitation } from "#lib/domain/members/invitations/contract.ts";
import {
  type InvitationRow,
  invitationOf,
  lockOpen,
  markAccepted,
  note,
} from "#lib/domain/members/invitations/service.ts";
import { dropLinks, openLink, useLink } from "#lib/domain/members/links/service.ts";
import * as queries from "#lib/domain/members/queries.ts";
import { checkPassword, hashPassword } from "#lib/domain/members/service.ts";
import { withLink } from "#lib/domain/members/throttle.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";

/** What a link offers, for the page that it leads to. */
export async function open(ctx: Ctx, token: string) {
  const { invitation, merchantId } = await withLink(ctx.address, () => opened(ctx, token));
  const { email, role, invited_by } = invitation;
  const [merchant, user] = await Promise.all([queries.findMerchant(merchantId), queries.findUserByEmail(email)]);
  return { email, role: role as Role, merchant_name: merchant.name, invited_by, has_account: user !== null };
}

/** Makes the person a member: a new account, or the one that the address has and whose password was given. */
export async function accept(ctx: Ctx, { token, name, password }: z.output<typeof AcceptInvitation>) {
  const { invitation, hash } = await withLink(ctx.address, () => opened(ctx, token));
  const { email } = invitation;
  const known = await queries.findUserByEmail(email);
  const person = known ? await prove(email, password, ctx.address) : await newcomer(email, name, password, ctx.now());
  await prisma().$transaction(async (tx) => {
    await useLink(tx, hash);
    await enter(tx, ctx, invitation, person, known !== null);
  });
  return { user_id: person.id, email, merchant_id: invitation.merchant_id, role: invitation.role as Role };
}

type Person = { id: string; email: string; name: string; password_hash: string };

/** Makes whom a provider vouches for a member where their address is invited; null where it is not. */
export async function joinInvited(ctx: Ctx, newcomer: Omit<Person, "id">) {
  const { email } = newcomer;
  return prisma().$transaction(async (tx) => {
    const invitation = await lockOpen(tx, email, ctx.now());
    if (!invitation) return null;
    const known = await queries.findUserByEmail(email, tx);
    const person = known ?? { id: newId("user", ctx.now().getTime()), ...newcomer };
    await dropLinks(tx, invitation.id);
    await enter(tx, ctx, invitation, person, known !== null);
    return { user_id: person.id };
  });
}

async function enter(
  tx: Prisma.TransactionClient,
  ctx: Ctx,
  { id, merchant_id, email, role }: InvitationRow,
  person: Person,
  known: boolean,
): Promise<void> {
  const merchantId = merchant_id as MerchantId;
  if (!known) {
    const { id, email, name, password_hash } = person;
    await queries.insertUser(tx, { id, email, name, password_hash });
  }
  await queries.putMember(tx, merchantId, person.id, role, ctx.now());
  await markAccepted(tx, merchantId, id, ctx.now());
  const self: Ctx = { ...ctx, merchantId, actor: { type: "user", id: person.id, name: person.name } };
  await note(tx, self, "accepted", id, { email: { from: null, to: email }, role: { from: null, to: role } });
}

async function opened(ctx: Ctx, token: string) {
  const { hash, merchant_id, subject_id } = await openLink(token, "invitation", ctx.now());
  const merchantId = merchant_id as MerchantId;
  return { hash, merchantId, invitation: await invitationOf(merchantId, subject_id) };
}

async function prove(email: string, password: string, address: string | null) {
  const user = await checkPassword(email, password, address);
  if (!user) throw invalidField("password", "wrong", "This is not the password of your account.");
  return { id: user.id, email, name: user.name, password_hash: user.password_hash };
}

async function newcomer(email: string, name: string | undefined, password: string, at: Date) {
  if (!name) {
    throw new AppError("INVALID_REQUEST", "name: Tell us your name.", { missing_fields: ["name"] });
  }
  const { error } = newPassword.safeParse(password);
  if (error) throw invalidField("password", "too_small", error.issues[0]?.message ?? "Choose a longer password.");
  return { id: newId("user", at.getTime()), email, name, password_hash: await hashPassword(password) };
}
