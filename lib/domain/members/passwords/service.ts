import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { record } from "#lib/domain/audit/service.ts";
import { makeLink, openLink, sendLink, useLink } from "#lib/domain/members/links/service.ts";
import type { ChangePassword } from "#lib/domain/members/me/contract.ts";
import * as queries from "#lib/domain/members/queries.ts";
import { checkPassword, hashPassword } from "#lib/domain/members/service.ts";
import { assertPerson, endOtherSessions, endSessionsOf } from "#lib/domain/members/sessions/service.ts";
import { countReset, withLink } from "#lib/domain/members/throttle.ts";
import { invalidField } from "#lib/http/errors.ts";
import { log } from "#lib/log.ts";
import type { ResetPassword } from "./contract.ts";
import { resetMail } from "./rules.ts";

const purpose = { kind: "password_reset", page: "reset-password", lifetimeMs: 60 * 60 * 1000 } as const;

/** Changes the caller's own password, which ends their other sessions. */
export async function changePassword(ctx: Ctx, input: z.output<typeof ChangePassword>): Promise<void> {
  assertPerson(ctx);
  const { email, id } = await queries.findUser(ctx.actor.id);
  if (!(await checkPassword(email, input.current_password, ctx.address))) {
    throw invalidField("current_password", "wrong", "This is not your password.");
  }
  const hash = await hashPassword(input.new_password);
  await prisma().$transaction(async (tx) => {
    await queries.setPassword(id, hash, ctx.now(), tx);
    await endOtherSessions(ctx, tx);
    await note(tx, ctx, "password_changed");
  });
}

/** Sends a link to the person of this address. Nobody learns from the answer, or its time, whether there is one. */
export async function requestReset(ctx: Ctx, email: string): Promise<void> {
  await countReset(email, ctx.address);
  sendReset(email, ctx.now()).catch((error) => log.error({ err: error }, "link for a new password not sent"));
}

async function sendReset(email: string, now: Date): Promise<void> {
  const user = await queries.findUserByEmail(email);
  if (!user) return;
  const subject = { id: user.id, merchantId: null };
  const link = await prisma().$transaction((tx) => makeLink(tx, purpose, subject, now));
  await sendLink({ to: email, ...resetMail(user.name, link) }, link);
}

/** Sets the password that the owner of a link chose; whoever was signed in with the old one is out. */
export async function reset(ctx: Ctx, { token, new_password }: z.output<typeof ResetPassword>): Promise<void> {
  const { hash, subject_id } = await withLink(ctx.address, () => openLink(token, "password_reset", ctx.now()));
  const password = await hashPassword(new_password);
  const memberships = await queries.activeMemberships(subject_id);
  await prisma().$transaction(async (tx) => {
    await useLink(tx, hash);
    const { id, name } = await queries.setPassword(subject_id, password, ctx.now(), tx);
    await endSessionsOf(tx, id, null, ctx.now());
    for (const { merchant } of memberships) {
      await note(
        tx,
        { ...ctx, merchantId: merchant.id as MerchantId, actor: { type: "user", id, name } },
        "password_reset",
      );
    }
  });
}

function note(tx: Prisma.TransactionClient, ctx: Ctx, what: string): Promise<void> {
  const target = { target_type: "user", target_id: ctx.actor.id };
  return record(queryable(tx), ctx, { action: `user.${what}`, ...target, changes: {} });
}
