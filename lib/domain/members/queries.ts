import type { MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

const withMerchant = { include: { merchant: true, user: true } } as const;

export function findUserByEmail(email: string) {
  return prisma().user.findUnique({ where: { email } });
}

export function firstMembership(userId: string) {
  return prisma().membership.findFirst({
    where: { user_id: userId, status: "active" },
    orderBy: { created_at: "asc" },
    ...withMerchant,
  });
}

export function activeMembership(merchantId: string, userId: string) {
  return prisma().membership.findFirst({
    where: { merchant_id: merchantId, user_id: userId, status: "active" },
    ...withMerchant,
  });
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

export function setPassword(userId: string, password_hash: string, at: Date) {
  return prisma().user.update({ where: { id: userId }, data: { password_hash, updated_at: at } });
}
