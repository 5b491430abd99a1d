import type { MerchantId } from "#lib/context.ts";
import { decrypt, encrypt } from "#lib/crypto.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import { together } from "#lib/db/together.ts";
import { announce } from "#lib/domain/events/service.ts";
import { type IdempotencyStore, inUse, isKept, type Kept, type Run } from "#lib/http/idempotency.ts";
import { log } from "#lib/log.ts";
import * as queries from "./queries.ts";

const keptForMs = 24 * 60 * 60 * 1000;
/** A run that has not renewed its lease for so long has died. */
const usualLeaseMs = 10_000;
const renewalsInLease = 3;

const recordKey = ({ identity, key }: Run) => ({ actorId: identity.actor.id, key });
// An answer may hold a new key or a customer's data, so every one of them is stored encrypted.
const contextFor = (merchantId: string, actorId: string, key: string) => `idempotency ${merchantId} ${actorId} ${key}`;
const contextOf = ({ identity, key }: Run) => contextFor(identity.merchantId, identity.actor.id, key);

const page = 500;

/**
 * Takes kept answers away that hold one of these words; a repetition is then refused. As answers are encrypted, every one
 * of the merchant's last day is looked at.
 */
export async function eraseAnswers(tx: Queryable, merchantId: MerchantId, words: readonly string[]): Promise<void> {
  let last = { actor_id: "", key: "" };
  for (;;) {
    const answers = await queries.kept(tx, merchantId, last, page);
    const telling = answers.filter(({ actor_id, key, response_body }) => {
      const body = decrypt(response_body, contextFor(merchantId, actor_id, key));
      return words.some((word) => body.includes(word));
    });
    const keys = telling.map(({ actor_id, key }) => ({ actorId: actor_id, key }));
    if (keys.length > 0) await queries.forget(tx, merchantId, keys);
    const end = answers.at(-1);
    if (!end || answers.length < page) return;
    last = end;
  }
}

/** In the transaction of what was changed, so that both are there or neither is. */
async function keep(run: Run, { status, headers, body }: Kept): Promise<void> {
  const sealed = body === null ? null : encrypt(body, contextOf(run));
  const answer = { status, headers, body: sealed, at: new Date() };
  if (!(await queries.complete(database, run.identity.merchantId, recordKey(run), run.id, answer))) throw inUse();
}

const release = (run: Run) => queries.remove(database, run.identity.merchantId, recordKey(run), run.id);

function keepRenewing(run: Run, leaseMs: number): () => void {
  const renew = () =>
    queries
      .renew(database, run.identity.merchantId, recordKey(run), run.id, new Date(Date.now() + leaseMs))
      .catch((error) => log.warn({ err: error, requestId: run.id }, "an idempotency key was not held for longer"));
  const timer = setInterval(renew, leaseMs / renewalsInLease);
  return () => clearInterval(timer);
}

/** Idempotency keys in the database, so that a repetition may reach any process. */
export const createIdempotencyRecords = (leaseMs: number): IdempotencyStore => ({
  async claim(run, fingerprint) {
    const { merchantId } = run.identity;
    const now = Date.now();
    const taken = await queries.claim(database, merchantId, recordKey(run), {
      id: run.id,
      hash: fingerprint,
      now: new Date(now),
      lockedUntil: new Date(now + leaseMs),
      expiresAt: new Date(now + keptForMs),
    });
    if (taken) return { state: "ours" };
    const stored = await queries.get(database, merchantId, recordKey(run));
    // Gone between the two statements: its run has just failed, and the client may try again.
    if (!stored) return { state: "running" };
    if (stored.request_hash !== fingerprint) return { state: "other request" };
    if (stored.response_status === null) return { state: "running" };
    const body = stored.response_body === null ? null : decrypt(stored.response_body, contextOf(run));
    return { state: "done", answer: { status: stored.response_status, headers: stored.response_headers ?? {}, body } };
  },

  async carryOut(run, work) {
    const stop = keepRenewing(run, leaseMs);
    try {
      return await together(async () => {
        const answer = await work();
        await (isKept(answer) ? keep(run, answer) : release(run));
        return answer;
      });
    } finally {
      stop();
      // What the work itself announced was not committed yet.
      announce();
    }
  },

  release,
});

export const idempotencyRecords = createIdempotencyRecords(usualLeaseMs);
