import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

const withCount = { include: { _count: { select: { recovery_codes: true } } } } as const;

export function find(userId: string) {
  return prisma().oneTimeCodes.findUnique({ where: { user_id: userId }, ...withCount });
}

/** A secret that waits for its first code; false when one is confirmed already. */
export async function begin(userId: string, secret: string, at: Date): Promise<boolean> {
  const [, { count }] = await prisma().$transaction([
    prisma().oneTimeCodes.deleteMany({ where: { user_id: userId, confirmed_at: null } }),
    prisma().oneTimeCodes.createMany({ data: [{ user_id: userId, secret, created_at: at }], skipDuplicates: true }),
  ]);
  return count > 0;
}

/** Uses the code of this step up; false when it, or a later one, was used already. */
export async function spendStep(
  userId: string,
  step: number,
  tx: Prisma.TransactionClient = prisma(),
): Promise<boolean> {
  const { count } = await tx.oneTimeCodes.updateMany({
    where: { user_id: userId, last_step: { lt: step } },
    data: { last_step: step },
  });
  return count > 0;
}

/** False when somebody else just did. */
export async function confirm(tx: Prisma.TransactionClient, userId: string, at: Date): Promise<boolean> {
  const { count } = await tx.oneTimeCodes.updateMany({
    where: { user_id: userId, confirmed_at: null },
    data: { confirmed_at: at },
  });
  return count > 0;
}

export async function replaceRecoveryCodes(tx: Prisma.TransactionClient, userId: string, hashes: readonly string[]) {
  await tx.recoveryCode.deleteMany({ where: { user_id: userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ user_id: userId, hash })) });
}

/** Uses a recovery code up; false when there is none like it. */
export async function spendRecoveryCode(tx: Prisma.TransactionClient, userId: string, hash: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { user_id: userId, hash } });
  return count > 0;
}

export async function remove(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.oneTimeCodes.deleteMany({ where: { user_id: userId } });
}
