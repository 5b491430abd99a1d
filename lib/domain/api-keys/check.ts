import type { MerchantId } from "#lib/context.ts";
import { type AddressMatcher, matchAddresses } from "#lib/http/addresses.ts";
import type { Identity } from "#lib/http/call.ts";
import { AppError } from "#lib/http/errors.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { type CheckedKey, findByHash, findMany, touch } from "./queries.ts";
import { assertUsable, hashKey, isWellFormed, stateOf } from "./rules.ts";

// A revocation, an allowlist or a scope change reaches every process when its copy is this old.
const staleAfterMs = 900;
const flushEveryMs = 10_000;
const maxCached = 10_000;

type Known = { until: number; identity: Promise<{ key: CheckedKey; identity: Identity } | null> };

const known = shared("known-keys", () => new Map<string, Known>());
const uses = shared(
  "key-uses",
  () => new Map<string, { merchant_id: string; id: string; at: Date; address: string | null }>(),
);

function identify(key: CheckedKey): Identity {
  const both = [key.allowlist, key.allowed_addresses].filter((list) => list.length > 0).map(matchAddresses);
  const allowed: AddressMatcher = (address) => both.every((matches) => matches(address));
  return {
    merchantId: key.merchant_id,
    actor: { type: "key", id: key.id, name: key.name },
    scopes: key.scopes,
    allowedAddresses: both.length > 0 ? allowed : null,
    rateLimit: key.rate_limit === null ? null : { perMinute: key.rate_limit },
  };
}

async function load(hash: string) {
  const key = await findByHash(hash);
  return key ? { key, identity: identify(key) } : null;
}

function lookUp(hash: string, now: number): Known["identity"] {
  const cached = known.get(hash);
  if (cached && cached.until > now) return cached.identity;
  if (known.size >= maxCached) known.clear();
  const identity = load(hash);
  known.set(hash, { until: now + staleAfterMs, identity });
  identity.catch(() => known.delete(hash));
  return identity;
}

/** Who holds this key. Throws 401 with a sentence on what to do when it is wrong, expired or revoked. */
export async function checkKey(key: string, address: string | null): Promise<Identity> {
  if (!isWellFormed(key)) throw unknownKey();
  return checkKeyHash(hashKey(key), address);
}

const unknownKey = () =>
  new AppError("INVALID_API_KEY", "This is not a valid API key. Check that it was copied whole.");

/** The same for somebody who has proved to hold the key of this hash. */
export async function checkKeyHash(hash: string, address: string | null): Promise<Identity> {
  const found = await lookUp(hash, Date.now());
  if (!found) throw unknownKey();
  assertUsable(found.key, new Date());
  const { allowedAddresses } = found.identity;
  if (!allowedAddresses || allowedAddresses(address)) noteUse(found.key, address);
  return found.identity;
}

type Use = { merchant_id: MerchantId; id: string; address: string | null };

/** How keys in use stand, in one query. Those that no longer work are left out, and refused from now on. */
export async function checkKeysInUse(uses: readonly Use[], now: Date): Promise<Map<string, Identity>> {
  const until = Date.now() + staleAfterMs;
  const standing = new Map<string, Identity>();
  for (const { hash, ...key } of await findMany(uses)) {
    const identity = identify(key);
    known.set(hash, { until, identity: Promise.resolve({ key, identity }) });
    if (stateOf(key, now) === "working") standing.set(key.id, identity);
  }
  for (const use of uses) if (standing.has(use.id)) noteUse(use, use.address);
  return standing;
}

function noteUse(key: Pick<CheckedKey, "merchant_id" | "id">, address: string | null): void {
  if (uses.size === 0) setTimeout(flushUses, flushEveryMs).unref();
  uses.set(key.id, { merchant_id: key.merchant_id, id: key.id, at: new Date(), address });
}

/** Writes when keys were last used; also called once before the process ends. */
export async function flushUses(): Promise<void> {
  const batch = [...uses.values()];
  uses.clear();
  if (batch.length === 0) return;
  await touch(batch).catch((error) => log.warn({ err: error }, "last use of keys not written"));
}
