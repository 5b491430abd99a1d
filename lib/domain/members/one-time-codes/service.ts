import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { decrypt, encrypt } from "#lib/crypto.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { record } from "#lib/domain/audit/service.ts";
import * as members from "#lib/domain/members/queries.ts";
import { checkPassword } from "#lib/domain/members/service.ts";
import { assertPerson } from "#lib/domain/members/sessions/service.ts";
import { withCode } from "#lib/domain/members/throttle.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { codeRefused, type ProveTwice } from "./contract.ts";
import * as queries from "./queries.ts";
import { hashRecoveryCode, newRecoveryCodes, newSecret, otpauthUrl, stepOf } from "./rules.ts";

const contextOf = (userId: string) => `one-time codes ${userId}`;

const wrongCode = () => invalidField("code", "wrong", codeRefused);

/** Whether signing in asks the caller for a code. */
export async function getState(ctx: Ctx) {
  assertPerson(ctx);
  const found = await queries.find(ctx.actor.id);
  return {
    enabled: Boolean(found?.confirmed_at),
    enabled_at: found?.confirmed_at ?? null,
    recovery_codes_left: found?._count.recovery_codes ?? 0,
  };
}

/** A new secret, which counts once a code of it was given. */
export async function begin(ctx: Ctx, password: string) {
  const { id, email } = await provePassword(ctx, password);
  const secret = newSecret();
  if (!(await queries.begin(id, encrypt(secret, contextOf(id)), ctx.now()))) throw onAlready();
  return { secret, otpauth_url: otpauthUrl(secret, email) };
}

const onAlready = () =>
  new AppError("CONFLICT", "One-time codes are on already. Switch them off first to set up another app.");

/** Switches codes on, and answers with the recovery codes. */
export async function confirm(ctx: Ctx, code: string) {
  assertPerson(ctx);
  const userId = ctx.actor.id;
  const found = await queries.find(userId);
  if (!found) throw new AppError("CONFLICT", "Nothing is being set up. Begin anew.");
  if (found.confirmed_at) throw onAlready();
  const { secret } = found;
  const codes = await withCode(userId, () =>
    prisma().$transaction(async (tx) => {
      if (!(await spendAppCode(tx, userId, secret, code, ctx.now()))) return null;
      if (!(await queries.confirm(tx, userId, ctx.now()))) throw onAlready();
      await note(tx, ctx, "one_time_codes_enabled");
      return makeRecoveryCodes(tx, userId);
    }),
  );
  if (!codes) throw wrongCode();
  return codes;
}

export async function replaceRecoveryCodes(ctx: Ctx, given: z.output<typeof ProveTwice>) {
  await proveTwice(ctx, given);
  return prisma().$transaction(async (tx) => {
    await note(tx, ctx, "recovery_codes_replaced");
    return makeRecoveryCodes(tx, ctx.actor.id);
  });
}

export async function disable(ctx: Ctx, given: z.output<typeof ProveTwice>): Promise<void> {
  await proveTwice(ctx, given);
  await prisma().$transaction(async (tx) => {
    await queries.remove(tx, ctx.actor.id);
    await note(tx, ctx, "one_time_codes_disabled");
  });
}

/** Whether this person has a second step. */
export async function asksForCode(userId: string): Promise<boolean> {
  return Boolean((await queries.find(userId))?.confirmed_at);
}

/** Uses up a code of the app, or a recovery code, of the actor; false when it is neither. Throws RATE_LIMITED. */
export async function takeCode(ctx: Ctx, code: string): Promise<boolean> {
  const userId = ctx.actor.id;
  const found = await queries.find(userId);
  if (!found?.confirmed_at) throw new AppError("CONFLICT", "One-time codes are not on.");
  const { secret } = found;
  return withCode(userId, () =>
    prisma().$transaction(async (tx) => {
      if (await spendAppCode(tx, userId, secret, code, ctx.now())) return true;
      if (!(await queries.spendRecoveryCode(tx, userId, hashRecoveryCode(code)))) return false;
      await note(tx, ctx, "recovery_code_used");
      return true;
    }),
  );
}

async function provePassword(ctx: Ctx, password: string) {
  assertPerson(ctx);
  const { email } = await members.findUser(ctx.actor.id);
  const user = await checkPassword(email, password, ctx.address);
  if (!user) throw invalidField("current_password", "wrong", "This is not your password.");
  return user;
}

async function proveTwice(ctx: Ctx, { current_password, code }: z.output<typeof ProveTwice>): Promise<void> {
  await provePassword(ctx, current_password);
  if (!(await takeCode(ctx, code))) throw wrongCode();
}

async function spendAppCode(tx: Prisma.TransactionClient, userId: string, sealed: string, code: string, now: Date) {
  const step = stepOf(decrypt(sealed, contextOf(userId)), code, now);
  return step !== null && queries.spendStep(userId, step, tx);
}

async function makeRecoveryCodes(tx: Prisma.TransactionClient, userId: string) {
  const recovery_codes = newRecoveryCodes();
  await queries.replaceRecoveryCodes(tx, userId, recovery_codes.map(hashRecoveryCode));
  return { recovery_codes };
}

function note(tx: Prisma.TransactionClient, ctx: Ctx, what: string): Promise<void> {
  const target = { target_type: "user", target_id: ctx.actor.id };
  return record(queryable(tx), ctx, { action: `user.${what}`, ...target, changes: {} });
}
