import type { MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

export function list(merchantId: MerchantId) {
  return prisma().ipAllowlistEntry.findMany({ where: { merchant_id: merchantId }, orderBy: { id: "desc" } });
}

export function findByCidr(tx: Prisma.TransactionClient, merchantId: MerchantId, cidr: string) {
  return tx.ipAllowlistEntry.findUnique({ where: { merchant_id_cidr: { merchant_id: merchantId, cidr } } });
}

export function find(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string) {
  return tx.ipAllowlistEntry.findUnique({ where: { merchant_id_id: { merchant_id: merchantId, id } } });
}

export function insert(tx: Prisma.TransactionClient, data: Prisma.IpAllowlistEntryCreateInput) {
  return tx.ipAllowlistEntry.create({ data });
}

export function remove(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string) {
  return tx.ipAllowlistEntry.delete({ where: { merchant_id_id: { merchant_id: merchantId, id } } });
}
