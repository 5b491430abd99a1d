import type { MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

const withMerchant = { include: { merchant: true, user: true } } as const;

export function findUserByEmail(email: string, tx: Prisma.TransactionClient = prisma()) {
  return tx.user.findUnique({ where: { email } });
}

export function firstMembership(userId: string) {
  return prisma().membership.findFirst({
    where: { user_id: userId, status: "active" },
    orderBy: { created_at: "asc" },
    ...withMerchant,
  });
}

export function activeMemberships(userId: string) {
  return prisma().membership.findMany({
    where: { user_id: userId, status: "active" },
    orderBy: { created_at: "asc" },
    ...withMerchant,
  });
}

export function findMerchant(merchantId: MerchantId) {
  return prisma().merchant.findUniqueOrThrow({ where: { id: merchantId } });
}

const withLastSession = {
  include: { user: true, sessions: { orderBy: { last_seen_at: "desc" }, take: 1, select: { last_seen_at: true } } },
} as const;

/** Active members, the longest known first. */
export function listMembers(merchantId: MerchantId, after: string | undefined, limit: number) {
  return prisma().membership.findMany({
    where: { merchant_id: merchantId, status: "active", ...(after && { user_id: { gt: after } }) },
    orderBy: { user_id: "asc" },
    take: limit,
    ...withLastSession,
  });
}

export function findMember(merchantId: MerchantId, userId: string, tx: Prisma.TransactionClient = prisma()) {
  return tx.membership.findFirst({
    where: { merchant_id: merchantId, user_id: userId, status: "active" },
    ...withLastSession,
  });
}

export async function emailOf(merchantId: MerchantId, userId: string): Promise<string | undefined> {
  return (await findMember(merchantId, userId))?.user.email;
}

export function peopleWithRoles(merchantId: MerchantId, roles: string[]) {
  return prisma().user.findMany({
    where: { memberships: { some: { merchant_id: merchantId, status: "active", role: { in: roles } } } },
    select: { email: true, name: true },
  });
}

export function countOwners(tx: Prisma.TransactionClient, merchantId: MerchantId): Promise<number> {
  return tx.membership.count({ where: { merchant_id: merchantId, status: "active", role: "owner" } });
}

export function setMember(
  tx: Prisma.TransactionClient,
  merchantId: MerchantId,
  userId: string,
  data: { role?: string; status?: string },
) {
  return tx.membership.update({ where: { merchant_id_user_id: { merchant_id: merchantId, user_id: userId } }, data });
}

/** Makes the person a member, or again one. */
export function putMember(
  tx: Prisma.TransactionClient,
  merchantId: MerchantId,
  userId: string,
  role: string,
  at: Date,
) {
  const key = { merchant_id: merchantId, user_id: userId };
  return tx.membership.upsert({
    where: { merchant_id_user_id: key },
    create: { ...key, role, created_at: at },
    update: { role, status: "active", created_at: at },
  });
}

export function insertUser(tx: Prisma.TransactionClient, user: Prisma.UserCreateInput) {
  return tx.user.create({ data: user });
}

export async function merchantBySlug(slug: string): Promise<{ id: MerchantId; name: string; slug: string } | null> {
  const found = await prisma().merchant.findUnique({ where: { slug } });
  return found && { id: found.id as MerchantId, name: found.name, slug: found.slug };
}

export async function timeZone(merchantId: MerchantId): Promise<string> {
  const merchant = await prisma().merchant.findUniqueOrThrow({
    where: { id: merchantId },
    select: { time_zone: true },
  });
  return merchant.time_zone;
}

export async function slugs(): Promise<string[]> {
  const rows = await prisma().merchant.findMany({ select: { slug: true }, orderBy: { slug: "asc" }, take: 50 });
  return rows.map((row) => row.slug);
}

/** A merchant, a person, and the person as the merchant's owner. */
export async function insertOwner(
  tx: Prisma.TransactionClient,
  merchant: Prisma.MerchantCreateInput & { id: string },
  user: Prisma.UserCreateInput & { id: string },
) {
  await tx.merchant.create({ data: merchant });
  await tx.user.create({ data: user });
  return tx.membership.create({ data: { merchant_id: merchant.id, user_id: user.id, role: "owner" }, ...withMerchant });
}

export function findUser(userId: string) {
  return prisma().user.findUniqueOrThrow({ where: { id: userId } });
}

export function setPassword(userId: string, password_hash: string, at: Date, tx: Prisma.TransactionClient = prisma()) {
  return tx.user.update({ where: { id: userId }, data: { password_hash, updated_at: at } });
}
