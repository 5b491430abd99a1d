import type { MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

export function list(merchantId: MerchantId) {
  return prisma().ipAllowlistEntry.findMany({ where: { merchant_id: merchantId }, orderBy: { id: "desc" } });
}

export async function cidrs(tx: Prisma.TransactionClient, merchantId: MerchantId): Promise<string[]> {
  const rows = await tx.ipAllowlistEntry.findMany({ where: { merchant_id: merchantId }, select: { cidr: true } });
  return rows.map((row) => row.cidr);
}

export function insert(tx: Prisma.TransactionClient, data: Prisma.IpAllowlistEntryCreateInput) {
  return tx.ipAllowlistEntry.create({ data });
}

/** Takes an entry off the list, or returns nothing when it is not there. */
export async function remove(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string) {
  const found = await tx.ipAllowlistEntry.findUnique({ where: { merchant_id_id: { merchant_id: merchantId, id } } });
  const { count } = await tx.ipAllowlistEntry.deleteMany({ where: { merchant_id: merchantId, id } });
  return count > 0 ? found : null;
}
