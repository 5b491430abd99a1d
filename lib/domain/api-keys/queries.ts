import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import type { ApiKey, Prisma } from "#lib/db/generated/client.ts";
import { prisma } from "#lib/db/prisma.ts";

export type KeyRow = ApiKey;

/** All that authentication needs, in one query by the key's hash. */
export type CheckedKey = {
  merchant_id: MerchantId;
  id: string;
  name: string;
  scopes: string[];
  expires_at: Date | null;
  revoked_at: Date | null;
  allowed_addresses: string[];
  rate_limit: number | null;
  allowlist: string[];
};

const checked = `k.merchant_id, k.id, k.name, k.scopes, k.expires_at, k.revoked_at, k.allowed_addresses, k.rate_limit,
  ARRAY(SELECT cidr FROM ip_allowlist a WHERE a.merchant_id = k.merchant_id) AS allowlist`;

export async function findByHash(hash: string): Promise<CheckedKey | undefined> {
  const rows = await database.query<CheckedKey>(
    `SELECT ${checked}
     FROM api_key_hashes h JOIN api_keys k ON k.merchant_id = h.merchant_id AND k.id = h.key_id
     WHERE h.hash = $1`,
    [hash],
  );
  return rows[0];
}

/** Many keys at once, each known by its merchant and its id, with its hash. */
export function findMany(
  keys: readonly { merchant_id: MerchantId; id: string }[],
): Promise<(CheckedKey & { hash: string })[]> {
  return database.query(
    `SELECT ${checked}, h.hash FROM unnest($1::text[], $2::text[]) AS wanted (merchant_id, id)
     JOIN api_keys k ON k.merchant_id = wanted.merchant_id AND k.id = wanted.id
     JOIN api_key_hashes h ON h.merchant_id = k.merchant_id AND h.key_id = k.id`,
    [keys.map((key) => key.merchant_id), keys.map((key) => key.id)],
  );
}

/** Notes when and from where keys were last used, many at once. */
export async function touch(
  uses: { merchant_id: string; id: string; at: Date; address: string | null }[],
): Promise<void> {
  await database.query(
    `UPDATE api_keys k SET last_used_at = u.at, last_used_address = coalesce(u.address, k.last_used_address)
     FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) AS u (merchant_id, id, at, address)
     WHERE k.merchant_id = u.merchant_id AND k.id = u.id AND (k.last_used_at IS NULL OR k.last_used_at < u.at)`,
    [uses.map((u) => u.merchant_id), uses.map((u) => u.id), uses.map((u) => u.at), uses.map((u) => u.address)],
  );
}

type Filter = { states?: readonly string[]; after?: string; limit: number; now: Date };

export function list(merchantId: MerchantId, { states, after, limit, now }: Filter): Promise<KeyRow[]> {
  const byState: Record<string, Prisma.ApiKeyWhereInput> = {
    revoked: { revoked_at: { not: null } },
    expired: { revoked_at: null, expires_at: { lte: now } },
    working: { revoked_at: null, OR: [{ expires_at: null }, { expires_at: { gt: now } }] },
  };
  return prisma().apiKey.findMany({
    where: {
      merchant_id: merchantId,
      ...(after && { id: { lt: after } }),
      ...(states && { AND: [{ OR: states.map((state) => byState[state] ?? {}) }] }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}

export async function insert(
  tx: Prisma.TransactionClient,
  row: Prisma.ApiKeyCreateInput,
  hash: string,
): Promise<KeyRow> {
  const made = await tx.apiKey.create({ data: row });
  await tx.apiKeyHash.create({ data: { hash, merchant_id: row.merchant_id, key_id: row.id } });
  return made;
}

export function find(
  merchantId: MerchantId,
  id: string,
  tx: Prisma.TransactionClient = prisma(),
): Promise<KeyRow | null> {
  return tx.apiKey.findUnique({ where: { merchant_id_id: { merchant_id: merchantId, id } } });
}

/** The key, which nothing else changes until the transaction ends. */
export async function lock(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string): Promise<KeyRow | null> {
  await tx.$queryRaw`SELECT 1 FROM api_keys WHERE merchant_id = ${merchantId} AND id = ${id} FOR NO KEY UPDATE`;
  return find(merchantId, id, tx);
}

export function update(
  tx: Prisma.TransactionClient,
  merchantId: MerchantId,
  id: string,
  data: Prisma.ApiKeyUpdateInput,
): Promise<KeyRow> {
  return tx.apiKey.update({ where: { merchant_id_id: { merchant_id: merchantId, id } }, data });
}

export function countWorking(tx: Prisma.TransactionClient, merchantId: MerchantId, now: Date): Promise<number> {
  return tx.apiKey.count({
    where: { merchant_id: merchantId, revoked_at: null, OR: [{ expires_at: null }, { expires_at: { gt: now } }] },
  });
}

/** Revokes the key unless that has been done already: then there is nothing to return. */
export async function setRevoked(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string, at: Date) {
  const where = { merchant_id: merchantId, id, revoked_at: null };
  const [row] = await tx.apiKey.updateManyAndReturn({ where, data: { revoked_at: at } });
  return row;
}
