import { prisma } from "#lib/db/prisma.ts";

/** Who owns the merchant of this slug; null when there is no such merchant. */
export async function ownerOf(slug: string): Promise<{ id: string; email: string } | null> {
  const membership = await prisma().membership.findFirst({
    where: { merchant: { slug }, role: "owner" },
    orderBy: { created_at: "asc" },
    select: { user: { select: { id: true, email: true } } },
  });
  return membership?.user ?? null;
}
