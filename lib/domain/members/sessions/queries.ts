import type { MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

export function insert(data: Prisma.SessionUncheckedCreateInput) {
  return prisma().session.create({ data });
}

const isOpen = (now: Date) => ({ ended_at: null, expires_at: { gt: now }, membership: { status: "active" } });
const withMembership = { include: { membership: { include: { merchant: true, user: true } } } } as const;

/** A session that is still open, with the person and the merchant it shows. */
export function findOpen(id: string, userId: string, now: Date) {
  return prisma().session.findFirst({ where: { id, user_id: userId, ...isOpen(now) }, ...withMembership });
}

/** Of these sessions the open ones. */
export function findManyOpen(ids: readonly string[], now: Date) {
  return prisma().session.findMany({ where: { id: { in: [...ids] }, ...isOpen(now) }, ...withMembership });
}

export async function extend(ids: readonly string[], last_seen_at: Date, expires_at: Date): Promise<void> {
  const where = { id: { in: [...ids] }, ended_at: null };
  await prisma().session.updateMany({ where, data: { last_seen_at, expires_at } });
}

/** A person's open sessions, the last used first, whichever of their merchants they show. */
export function listOpen(userId: string, now: Date) {
  return prisma().session.findMany({
    where: { user_id: userId, ended_at: null, expires_at: { gt: now } },
    orderBy: [{ last_seen_at: "desc" }, { id: "desc" }],
    take: 100,
  });
}

/** Ends sessions and answers how many. */
export async function end(
  where: Prisma.SessionWhereInput,
  now: Date,
  tx: Prisma.TransactionClient = prisma(),
): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { ...where, ended_at: null }, data: { ended_at: now } });
  return count;
}

/** Moves a session to another merchant of the same person. */
export async function move(id: string, userId: string, merchantId: MerchantId): Promise<void> {
  await prisma().session.updateMany({ where: { id, user_id: userId }, data: { merchant_id: merchantId } });
}
