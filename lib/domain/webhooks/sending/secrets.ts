import type { MerchantId } from "#lib/context.ts";
import { decrypt } from "#lib/crypto.ts";
import { authContext, secretContext } from "../endpoints/rules.ts";
import type { Claim } from "./queries.ts";
import { type SigningKey, signingKey } from "./signing.ts";

/** What a delivery is sent with. `shown` is what the log may say of `authorization`. */
export type Credentials = {
  keys: [SigningKey, ...SigningKey[]];
  authorization: Record<string, string>;
  shown: Record<string, string>;
};

const maxKept = 1_000;
const kept = new Map<string, SigningKey>();
const masked = "•••";

/** The endpoint's secrets, the newest key first; null when one cannot be read. */
export function credentialsOf(claim: Claim, now: Date): Credentials | null {
  const { merchant_id, endpoint_id, secret_ciphertext, previous_secrets } = claim;
  const previous = previous_secrets.filter(({ expires_at }) => Date.parse(expires_at) > now.getTime());
  try {
    return {
      keys: [
        keyOf(merchant_id, endpoint_id, secret_ciphertext),
        ...previous.map(({ ciphertext }) => keyOf(merchant_id, endpoint_id, ciphertext)),
      ],
      ...authorizationOf(claim),
    };
  } catch {
    return null;
  }
}

function keyOf(merchantId: MerchantId, endpointId: string, ciphertext: string): SigningKey {
  const known = kept.get(ciphertext);
  if (known) return known;
  const key = signingKey(decrypt(ciphertext, secretContext(merchantId, endpointId)));
  if (kept.size >= maxKept) kept.clear();
  kept.set(ciphertext, key);
  return key;
}

function authorizationOf({ merchant_id, endpoint_id, authentication, auth_ciphertext }: Claim) {
  if (authentication.type === "none" || auth_ciphertext === null) return { authorization: {}, shown: {} };
  const secret = decrypt(auth_ciphertext, authContext(merchant_id, endpoint_id));
  switch (authentication.type) {
    case "basic": {
      const pair = Buffer.from(`${authentication.username}:${secret}`).toString("base64");
      return { authorization: { authorization: `Basic ${pair}` }, shown: { authorization: `Basic ${masked}` } };
    }
    case "bearer":
      return { authorization: { authorization: `Bearer ${secret}` }, shown: { authorization: `Bearer ${masked}` } };
    case "header":
      return { authorization: { [authentication.name]: secret }, shown: { [authentication.name]: masked } };
  }
}
