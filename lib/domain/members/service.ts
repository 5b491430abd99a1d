import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import type { Account, Role, SignUp } from "./contract.ts";
import * as queries from "./queries.ts";
import { rolesThatMay, slugOf } from "./rules.ts";
import { countSignIn, countSignUp, forgetFailures } from "./throttle.ts";

// argon2id with 19 MiB and two passes: OWASP's first choice, and the library's default.
export const hashPassword = (password: string) => hash(password);

// Checked when nobody has the address, so that both answers take as long.
const nobody = hash("nobody has this password");

type Membership = NonNullable<Awaited<ReturnType<typeof queries.firstMembership>>>;

export function present({ user, merchant, role }: Membership): z.output<typeof Account> {
  const { id, name, slug, time_zone, currency } = merchant;
  return {
    user: { id: user.id, name: user.name, email: user.email },
    merchant: { id, name, slug, time_zone, currency },
    role: role as Role,
  };
}

/** The person of this e-mail and password, or null. Throws RATE_LIMITED after repeated failures. */
export async function checkPassword(email: string, password: string, address: string | null) {
  await countSignIn(email, address);
  const user = await queries.findUserByEmail(email);
  const right = await verify(user?.password_hash ?? (await nobody), password);
  if (!user || !right) return null;
  await forgetFailures(email, address);
  return user;
}

const emailTaken = () => {
  const message = "There is an account with this address already. Sign in instead.";
  return new AppError("CONFLICT", message, { invalid_fields: [{ field: "email", code: "taken", message }] });
};

/** Makes a merchant with its owner. The slug comes from the shop's name, with an ending when it is taken. */
export async function signUp(ctx: Ctx, input: z.output<typeof SignUp>): Promise<z.output<typeof Account>> {
  await countSignUp(ctx.address);
  if (await queries.findUserByEmail(input.email)) throw emailTaken();
  const wanted = slugOf(input.merchant_name);
  try {
    return await createAccount(ctx, input, (await queries.merchantBySlug(wanted)) ? withEnding(wanted) : wanted);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody else signed up in the same moment, with this e-mail or with this shop's name.
    if (await queries.findUserByEmail(input.email)) throw emailTaken();
    return createAccount(ctx, input, withEnding(wanted));
  }
}

const withEnding = (slug: string) => `${slug}-${randomBytes(3).toString("hex")}`;

/** Makes a merchant of a given slug with its owner, in one transaction. */
export async function createAccount(ctx: Ctx, input: z.output<typeof SignUp>, slug: string) {
  const { name, email, merchant_name, time_zone, currency } = input;
  const password_hash = await hashPassword(input.password);
  const at = ctx.now();
  return prisma().$transaction(async (tx) => {
    const membership = await queries.insertOwner(
      tx,
      { id: newId("merchant", at.getTime()), slug, name: merchant_name, time_zone, currency },
      { id: newId("user", at.getTime()), email, name, password_hash },
    );
    const { merchant, user } = membership;
    const owner: Ctx = { ...ctx, merchantId: merchant.id as MerchantId, actor: { type: "user", id: user.id, name } };
    await record(queryable(tx), owner, {
      action: "merchant.created",
      target_type: "merchant",
      target_id: merchant.id,
      changes: { name: { from: null, to: merchant.name }, slug: { from: null, to: slug } },
    });
    return present(membership);
  });
}

export async function setPassword(userId: string, password: string, at: Date): Promise<void> {
  await queries.setPassword(userId, await hashPassword(password), at);
}

/** The zone in which the merchant's days begin and end. */
export const timeZoneOf = (ctx: Ctx) => queries.timeZone(ctx.merchantId);

/** For the command line: a merchant by its slug, or an error that lists the slugs there are. */
export async function merchantBySlug(slug: string) {
  const merchant = await queries.merchantBySlug(slug);
  if (merchant) return merchant;
  const known = await queries.slugs();
  throw new AppError(
    "NOT_FOUND",
    `No merchant "${slug}". There ${known.length === 1 ? "is" : "are"}: ${known.join(", ") || "none"}.`,
  );
}

/** Active members whose role may do this, for mail about it. */
export const peopleWhoMay = (merchantId: MerchantId, scope: string) =>
  queries.peopleWithRoles(merchantId, rolesThatMay(scope));

/** The address of an active member. */
export const emailOf = (merchantId: MerchantId, userId: string): Promise<string | undefined> =>
  queries.emailOf(merchantId, userId);
