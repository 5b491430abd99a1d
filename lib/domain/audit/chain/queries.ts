import type { MerchantId } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import type { Content, Fault, Head, Sealed } from "./rules.ts";

const content = `merchant_id, id, actor_type, actor_id, actor_name, address, action, target_type, target_id,
  changes::text AS changes, request_id, created_at`;

// An entry is ready when no transaction that is still open can put another before it.
const ready = "seq IS NULL AND xid < pg_snapshot_xmin(pg_current_snapshot())";

/** Merchants with entries that are ready to be sealed, in any order, so that one that fails holds no other up. */
export async function merchantsToSeal(limit: number): Promise<MerchantId[]> {
  const rows = await database.query<{ merchant_id: MerchantId }>(
    `SELECT merchant_id FROM (SELECT merchant_id FROM audit_logs WHERE ${ready} ORDER BY xid, id LIMIT 5000) a
     GROUP BY merchant_id ORDER BY random() LIMIT $1`,
    [limit],
  );
  return rows.map((row) => row.merchant_id);
}

/** The chain's head, locked; null while another worker holds it. A chain that has not begun is begun. */
export async function lockHead(tx: Queryable, merchantId: MerchantId, begin: Head, signature: string, now: Date) {
  await tx.query(
    `INSERT INTO audit_chains (merchant_id, seq, hash, signature, sealed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [merchantId, begin.seq, begin.hash, signature, now],
  );
  const [head] = await tx.query<Head>(
    `SELECT seq::float8 AS seq, hash FROM audit_chains WHERE merchant_id = $1 FOR UPDATE SKIP LOCKED`,
    [merchantId],
  );
  return head ?? null;
}

/** The entries to seal next, in the order in which they were committed. */
export function entriesToSeal(tx: Queryable, merchantId: MerchantId, limit: number): Promise<Content[]> {
  return tx.query<Content>(
    `SELECT ${content} FROM audit_logs WHERE merchant_id = $1 AND ${ready} ORDER BY xid, id LIMIT $2`,
    [merchantId, limit],
  );
}

export async function writeSeals(tx: Queryable, merchantId: MerchantId, links: readonly Sealed[]): Promise<void> {
  await tx.query(
    `UPDATE audit_logs a SET seq = s.seq, prev_hash = s.prev_hash, hash = s.hash
     FROM unnest($2::text[], $3::int8[], $4::text[], $5::text[]) AS s (id, seq, prev_hash, hash)
     WHERE a.merchant_id = $1 AND a.id = s.id`,
    [merchantId, ...(["id", "seq", "prev_hash", "hash"] as const).map((column) => links.map((link) => link[column]))],
  );
}

export async function writeHead(tx: Queryable, merchantId: MerchantId, head: Head, signature: string, now: Date) {
  await tx.query("UPDATE audit_chains SET seq = $2, hash = $3, signature = $4, sealed_at = $5 WHERE merchant_id = $1", [
    merchantId,
    head.seq,
    head.hash,
    signature,
    now,
  ]);
}

/** Sealed entries after one number and up to another, in the order of the chain. */
export function sealedBetween(db: Queryable, merchantId: MerchantId, after: number, through: number, limit: number) {
  return db.query<Sealed>(
    `SELECT ${content}, seq::float8 AS seq, prev_hash, hash FROM audit_logs
     WHERE merchant_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4`,
    [merchantId, after, through, limit],
  );
}

/** The sealed entry that has this hash. */
export async function ownerOf(db: Queryable, merchantId: MerchantId, hash: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(
    "SELECT id FROM audit_logs WHERE merchant_id = $1 AND seq IS NOT NULL AND hash = $2 LIMIT 1",
    [merchantId, hash],
  );
  return row?.id ?? null;
}

export type Chain = Head & {
  signature: string;
  sealed_at: Date;
  verified_at: Date | null;
  verified_seq: number | null;
  faults: Fault[] | null;
};

/** The chain's head, and what the last check found. */
export async function chainOf(db: Queryable, merchantId: MerchantId): Promise<Chain | null> {
  const [chain] = await db.query<Chain>(
    `SELECT seq::float8 AS seq, hash, signature, sealed_at, verified_at, verified_seq::float8 AS verified_seq, faults
     FROM audit_chains WHERE merchant_id = $1`,
    [merchantId],
  );
  return chain ?? null;
}

export async function lastNumber(db: Queryable, merchantId: MerchantId): Promise<number> {
  const [row] = await db.query<{ seq: number | null }>(
    "SELECT max(seq)::float8 AS seq FROM audit_logs WHERE merchant_id = $1",
    [merchantId],
  );
  return row?.seq ?? 0;
}

export async function countWaiting(db: Queryable, merchantId: MerchantId): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_logs WHERE merchant_id = $1 AND seq IS NULL",
    [merchantId],
  );
  return row?.count ?? 0;
}

export async function writeVerdict(db: Queryable, merchantId: MerchantId, seq: number, faults: Fault[], at: Date) {
  await db.query(
    "UPDATE audit_chains SET verified_at = $2, verified_seq = $3, faults = $4::json WHERE merchant_id = $1",
    [merchantId, at, seq, JSON.stringify(faults)],
  );
}

/** Every merchant whose audit log was ever sealed. */
export async function sealedMerchants(): Promise<{ id: MerchantId; slug: string }[]> {
  return database.query(
    `SELECT m.id, m.slug FROM merchants m
     WHERE EXISTS (SELECT FROM audit_chains c WHERE c.merchant_id = m.id)
        OR EXISTS (SELECT FROM audit_logs a WHERE a.merchant_id = m.id AND a.seq IS NOT NULL)
     ORDER BY m.slug`,
  );
}
