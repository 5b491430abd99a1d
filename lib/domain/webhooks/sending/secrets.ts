import { decrypt } from "#lib/crypto.ts";
import { secretContext } from "../endpoints/rules.ts";
import type { Claim } from "./queries.ts";
import { type SigningKey, signingKey } from "./signing.ts";

const maxKept = 1_000;
const kept = new Map<string, SigningKey>();

/** The key that an endpoint's deliveries are signed with; null when its stored secret cannot be read. */
export function keyOf({ merchant_id, endpoint_id, secret_ciphertext }: Claim): SigningKey | null {
  const known = kept.get(secret_ciphertext);
  if (known) return known;
  try {
    const key = signingKey(decrypt(secret_ciphertext, secretContext(merchant_id, endpoint_id)));
    if (kept.size >= maxKept) kept.clear();
    kept.set(secret_ciphertext, key);
    return key;
  } catch {
    return null;
  }
}
