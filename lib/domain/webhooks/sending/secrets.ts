import { decrypt } from "#lib/crypto.ts";
import type { ClientCertificate } from "#lib/http/dial.ts";
import { authContext, secretContext, signingKeyContext } from "../endpoints/rules.ts";
import type { Claim } from "./queries.ts";
import { type SigningKey, signingKey } from "./signing.ts";
import type { TokenClient } from "./tokens.ts";

/** How we prove who we are. `shown` is what the log may say of `authorization`. */
type Proof = {
  authorization: Record<string, string>;
  shown: Record<string, string>;
  /** A token is to be fetched first. */
  tokenClient?: TokenClient;
  client?: { id: string; certificate: ClientCertificate };
};

/** What a delivery is sent with. */
export type Credentials = Proof & { keys: [SigningKey, ...SigningKey[]] };

const maxKept = 1_000;
const kept = new Map<string, SigningKey>();
const masked = "•••";

/** A bearer token as a header, and as the log shows it. */
export const bearer = (token: string) => ({
  authorization: { authorization: `Bearer ${token}` },
  shown: { authorization: `Bearer ${masked}` },
});

/** The endpoint's secrets, the newest key first; null when one cannot be read. */
export function credentialsOf(claim: Claim, now: Date): Credentials | null {
  const { secret_ciphertext, signing_key_ciphertext, previous_secrets } = claim;
  const previous = previous_secrets.filter(({ expires_at }) => Date.parse(expires_at) > now.getTime());
  try {
    return {
      keys: [
        keyOf(claim, secret_ciphertext, signing_key_ciphertext),
        ...previous.map(({ ciphertext, signing_key }) =>
          keyOf(claim, ciphertext, signing_key_ciphertext && signing_key),
        ),
      ],
      ...proofOf(claim),
    };
  } catch {
    return null;
  }
}

function keyOf({ merchant_id, endpoint_id }: Claim, secret: string, privateKey?: string | null): SigningKey {
  const name = `${secret} ${privateKey ?? ""}`;
  const known = kept.get(name);
  if (known) return known;
  const key = signingKey(
    decrypt(secret, secretContext(merchant_id, endpoint_id)),
    privateKey ? decrypt(privateKey, signingKeyContext(merchant_id, endpoint_id)) : undefined,
  );
  if (kept.size >= maxKept) kept.clear();
  kept.set(name, key);
  return key;
}

function proofOf({ merchant_id, endpoint_id, authentication, auth_ciphertext }: Claim): Proof {
  if (authentication.type === "none" || auth_ciphertext === null) return { authorization: {}, shown: {} };
  const secret = decrypt(auth_ciphertext, authContext(merchant_id, endpoint_id));
  switch (authentication.type) {
    case "basic": {
      const pair = Buffer.from(`${authentication.username}:${secret}`).toString("base64");
      return { authorization: { authorization: `Basic ${pair}` }, shown: { authorization: `Basic ${masked}` } };
    }
    case "bearer":
      return bearer(secret);
    case "header":
      return { authorization: { [authentication.name]: secret }, shown: { [authentication.name]: masked } };
    case "oauth2":
      return {
        authorization: {},
        shown: {},
        tokenClient: tokenClient(endpoint_id, auth_ciphertext, authentication, secret),
      };
    case "client_certificate":
      return { authorization: {}, shown: {}, client: { id: auth_ciphertext, certificate: JSON.parse(secret) } };
  }
}

type OAuth = Extract<Claim["authentication"], { type: "oauth2" }>;

function tokenClient(endpointId: string, ciphertext: string, known: OAuth, clientSecret: string): TokenClient {
  return {
    id: `${endpointId} ${ciphertext}`,
    tokenUrl: known.token_url,
    clientId: known.client_id,
    clientSecret,
    scope: known.scope,
    audience: known.audience,
    inBody: known.client_authentication === "body",
  };
}
