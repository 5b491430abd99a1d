import type { Ctx, MerchantId } from "#lib/context.ts";
import { scopes } from "#lib/domain/api-keys/contract.ts";
import { getKey } from "#lib/domain/api-keys/service.ts";
import type { Role } from "#lib/domain/members/contract.ts";
import * as queries from "#lib/domain/members/queries.ts";
import { assertPerson, moveSession } from "#lib/domain/members/sessions/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { type Limit, windowSeconds } from "#lib/http/limits/policy.ts";

/** Who calls, and what they may do. */
export async function getMe(ctx: Ctx, limits: readonly Limit[]) {
  const { type, id } = ctx.actor;
  const [key, user, merchant] = await Promise.all([
    type === "key" ? getKey(ctx, id) : null,
    type === "user" ? personOf(ctx) : null,
    queries.findMerchant(ctx.merchantId),
  ]);
  const { name, slug, time_zone, currency } = merchant;
  return {
    type,
    key,
    user,
    merchant: { id: merchant.id, name, slug, time_zone, currency },
    scopes: scopes.filter((scope) => ctx.scopes.includes(scope)),
    limits: limits.map(describe),
    address: ctx.address,
  };
}

const describe = ({ policy, remaining, resetMs }: Limit) => ({
  name: policy.name,
  limit: policy.perMinute,
  remaining,
  window_seconds: windowSeconds,
  reset_seconds: Math.ceil(Math.max(0, resetMs) / 1000),
});

async function personOf(ctx: Ctx) {
  const [{ id, name, email }, memberships] = await Promise.all([
    queries.findUser(ctx.actor.id),
    queries.activeMemberships(ctx.actor.id),
  ]);
  const merchants = memberships.map(({ merchant, role }) => ({
    id: merchant.id,
    name: merchant.name,
    role: role as Role,
  }));
  const here = merchants.find((merchant) => merchant.id === ctx.merchantId);
  return { id, name, email, role: here?.role, session_id: ctx.actor.sessionId, merchants };
}

/** Lets the session show another merchant of the same person. */
export async function switchMerchant(ctx: Ctx, merchantId: string, limits: readonly Limit[]) {
  assertPerson(ctx);
  const member = await queries.findMember(merchantId as MerchantId, ctx.actor.id);
  if (!member) throw new AppError("NOT_FOUND", `You are no member of ${merchantId}.`);
  await moveSession(ctx, merchantId as MerchantId);
  return getMe({ ...ctx, merchantId: merchantId as MerchantId }, limits);
}
