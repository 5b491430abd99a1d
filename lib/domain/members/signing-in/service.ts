import { randomBytes } from "node:crypto";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { email as emailSchema } from "#lib/domain/members/contract.ts";
import { joinInvited } from "#lib/domain/members/joining/service.ts";
import { codeRefused } from "#lib/domain/members/one-time-codes/contract.ts";
import { asksForCode, takeCode } from "#lib/domain/members/one-time-codes/service.ts";
import * as queries from "#lib/domain/members/queries.ts";
import { checkPassword, hashPassword, present } from "#lib/domain/members/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { codeWanted, type ProviderRefusal } from "./contract.ts";

/**
 * The account of this e-mail and password, or null. Throws RATE_LIMITED after repeated failures, and UNAUTHENTICATED
 * where the person has one-time codes and this is none of them.
 */
export async function signIn(email: string, password: string, address: string | null, code?: string) {
  const user = await checkPassword(email, password, address);
  const membership = user && (await queries.firstMembership(user.id));
  if (!membership) return null;
  const account = present(membership);
  if (!(await asksForCode(user.id))) return account;
  if (!code) throw new AppError("UNAUTHENTICATED", codeWanted);
  if (!(await takeCode(asPerson(account, address), code))) throw new AppError("UNAUTHENTICATED", codeRefused);
  return account;
}

type Account = ReturnType<typeof present>;

function asPerson({ user, merchant }: Account, address: string | null): Ctx {
  const actor = { type: "user", id: user.id, name: user.name } as const;
  return { ...nobodyYet(address), merchantId: merchant.id as MerchantId, actor };
}

const nobodyYet = (address: string | null): Ctx => ({
  merchantId: "" as MerchantId,
  actor: { type: "system", id: "anonymous", name: "Anonymous" },
  scopes: [],
  db: database,
  now: () => new Date(),
  requestId: newId("request"),
  address,
});

type Stranger = { email?: string | null; name?: string | null; verified: boolean };

/** The account of somebody whom Google or GitHub vouches for; who was invited joins by it. */
export async function signInFromProvider(
  { email, name, verified }: Stranger,
  address: string | null,
): Promise<Account | ProviderRefusal> {
  const known = emailSchema.safeParse(email ?? "");
  if (!known.success || !verified) return "not_verified";
  const user = await queries.findUserByEmail(known.data);
  const membership = user && (await queries.firstMembership(user.id));
  if (user && (await asksForCode(user.id))) return "code_wanted";
  if (membership) return present(membership);
  return (await join(known.data, name, address)) ?? "no_account";
}

/** Nobody knows this password; who wants one asks for a link to choose it. */
async function join(email: string, name: string | null | undefined, address: string | null): Promise<Account | null> {
  const password_hash = await hashPassword(randomBytes(32).toString("base64url"));
  const joined = await joinInvited(nobodyYet(address), { email, name: nameOf(email, name), password_hash });
  const membership = joined && (await queries.firstMembership(joined.user_id));
  return membership ? present(membership) : null;
}

const nameOf = (email: string, name: string | null | undefined): string =>
  name?.trim().slice(0, 120).toWellFormed() || (email.split("@")[0] ?? email);
