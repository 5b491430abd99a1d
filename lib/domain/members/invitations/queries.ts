import type { MerchantId } from "#lib/context.ts";
import type { Invitation, Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

export type InvitationRow = Invitation;

type Filter = { states?: readonly string[]; after?: string; limit: number; now: Date };

export function list(merchantId: MerchantId, { states, after, limit, now }: Filter): Promise<InvitationRow[]> {
  const byState: Record<string, Prisma.InvitationWhereInput> = {
    accepted: { accepted_at: { not: null } },
    withdrawn: { accepted_at: null, withdrawn_at: { not: null } },
    expired: { accepted_at: null, withdrawn_at: null, expires_at: { lte: now } },
    open: { accepted_at: null, withdrawn_at: null, expires_at: { gt: now } },
  };
  return prisma().invitation.findMany({
    where: {
      merchant_id: merchantId,
      ...(after && { id: { lt: after } }),
      ...(states && { AND: [{ OR: states.map((state) => byState[state] ?? {}) }] }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}

export function find(merchantId: MerchantId, id: string, tx: Prisma.TransactionClient = prisma()) {
  return tx.invitation.findUnique({ where: { merchant_id_id: { merchant_id: merchantId, id } } });
}

export function insert(tx: Prisma.TransactionClient, data: Prisma.InvitationCreateInput): Promise<InvitationRow> {
  return tx.invitation.create({ data });
}

export function update(
  tx: Prisma.TransactionClient,
  merchantId: MerchantId,
  id: string,
  data: Prisma.InvitationUpdateInput,
): Promise<InvitationRow> {
  return tx.invitation.update({ where: { merchant_id_id: { merchant_id: merchantId, id } }, data });
}

export async function lockOpenOf(
  tx: Prisma.TransactionClient,
  email: string,
  now: Date,
): Promise<InvitationRow | null> {
  const [row] = await tx.$queryRaw<InvitationRow[]>`
    SELECT * FROM invitations
    WHERE email = ${email} AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > ${now}
    ORDER BY created_at DESC LIMIT 1 FOR UPDATE`;
  return row ?? null;
}

/** Invitations of this address that were neither accepted nor withdrawn. */
export function findUnanswered(tx: Prisma.TransactionClient, merchantId: MerchantId, email: string) {
  return tx.invitation.findMany({
    where: { merchant_id: merchantId, email, accepted_at: null, withdrawn_at: null },
  });
}
