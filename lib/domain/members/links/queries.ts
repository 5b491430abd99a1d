import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

export type Kind = "invitation" | "password_reset";

/** A new link for the subject; the ones before stop working. */
export async function replace(tx: Prisma.TransactionClient, data: Prisma.LinkTokenCreateInput & { kind: Kind }) {
  await drop(tx, data.subject_id);
  await tx.linkToken.create({ data });
}

export async function drop(tx: Prisma.TransactionClient, subjectId: string): Promise<void> {
  await tx.linkToken.deleteMany({ where: { subject_id: subjectId } });
}

export function find(hash: string, kind: Kind, now: Date) {
  return prisma().linkToken.findFirst({ where: { hash, kind, expires_at: { gt: now } } });
}

/** Uses the link up; false when somebody else just did. */
export async function use(tx: Prisma.TransactionClient, hash: string): Promise<boolean> {
  const { count } = await tx.linkToken.deleteMany({ where: { hash } });
  return count > 0;
}

export async function forget(now: Date): Promise<void> {
  await prisma().linkToken.deleteMany({ where: { expires_at: { lt: now } } });
}
