import type { Ctx, MerchantId } from "#lib/context.ts";
import { type Database, database } from "#lib/db/database.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import * as queries from "./queries.ts";
import { type Fault, headMissing, origin, seal, sign, Walk } from "./rules.ts";

const batchRows = 500;
const secret = () => env().ENCRYPTION_KEY;

/** For the worker: takes merchants whose entries wait to be sealed. */
export const merchantsToSeal = queries.merchantsToSeal;

/** Seals what a merchant's writers have committed. They never wait for it: it touches no row that they write. */
export async function sealEntries(merchantId: MerchantId, now: Date): Promise<number> {
  return database.transaction(async (tx) => {
    const begin = { seq: 0, hash: origin };
    const before = await queries.lockHead(tx, merchantId, begin, sign(merchantId, begin, secret()), now);
    if (!before) return 0;
    const entries = await queries.entriesToSeal(tx, merchantId, batchRows);
    if (entries.length === 0) return 0;
    const { links, head } = seal(before, entries);
    await queries.writeSeals(tx, merchantId, links);
    await queries.writeHead(tx, merchantId, head, sign(merchantId, head, secret()), now);
    return entries.length;
  });
}

/** Reads a merchant's whole chain and names what was altered, deleted, reordered or cut off. */
export async function verifyChain(
  db: Database,
  merchantId: MerchantId,
  now: Date,
): Promise<{ sealed: number; faults: Fault[] }> {
  // The number before the head: what is sealed meanwhile moves the head on and lies beyond the number.
  const last = await queries.lastNumber(db, merchantId);
  const head = await queries.chainOf(db, merchantId);
  const through = Math.max(last, head?.seq ?? 0);
  const walk = new Walk();
  for (let more = true; more && !walk.done; ) {
    const rows = await queries.sealedBetween(db, merchantId, walk.seq, through, batchRows);
    for (const row of rows) await walk.step(row, (hash) => queries.ownerOf(db, merchantId, hash));
    more = rows.length === batchRows;
  }
  const faults = walk.finish(merchantId, head, secret());
  await queries.writeVerdict(db, merchantId, head?.seq ?? 0, faults, now);
  return { sealed: walk.seq, faults };
}

/** How far entries are sealed and what the last check found. */
export async function getChain(ctx: Ctx) {
  const [chain, waiting, last] = await Promise.all([
    queries.chainOf(ctx.db, ctx.merchantId),
    queries.countWaiting(ctx.db, ctx.merchantId),
    queries.lastNumber(ctx.db, ctx.merchantId),
  ]);
  const faults = chain ? (chain.faults ?? []) : headMissing(last);
  return {
    sealed: chain?.seq ?? 0,
    head: chain && chain.seq > 0 ? chain.hash : null,
    sealed_at: chain?.sealed_at ?? null,
    waiting,
    verified_at: chain?.verified_at ?? null,
    verified_through: chain?.verified_seq ?? null,
    intact: chain?.verified_at || faults.length > 0 ? faults.length === 0 : null,
    faults,
  };
}

export async function verifyNow(ctx: Ctx) {
  await verifyChain(ctx.db, ctx.merchantId, ctx.now());
  return getChain(ctx);
}

/** Every merchant that has a chain. */
export const sealedMerchants = queries.sealedMerchants;

/** For the nightly job: checks every chain; a fault is kept for its merchant and told in the log. */
export async function verifyAllChains(now: Date): Promise<void> {
  for (const { id, slug } of await queries.sealedMerchants()) {
    const { faults } = await verifyChain(database, id, now);
    if (faults.length > 0) log.error({ merchant: slug, faults }, "the audit log was tampered with");
  }
}
