import {
  createHmac,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";

const prefix = "whsec_";

/** A new signing secret as Standard Webhooks writes it. */
export function generateSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/** A secret made ready for signing, which costs as much as the signing itself. */
export type SigningKey = { decoded: KeyObject; whole: KeyObject; ed25519?: KeyObject };

export function signingKey(secret: string, privateKey?: string): SigningKey {
  return {
    decoded: createSecretKey(secret.slice(prefix.length), "base64"),
    whole: createSecretKey(secret, "utf8"),
    ...(privateKey && {
      ed25519: createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" }),
    }),
  };
}

/** A new ed25519 pair: the public key as Standard Webhooks writes it (its 32 bytes), the private one in PKCS #8. */
export function generateKeyPair(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  return {
    publicKey: `whpk_${Buffer.from(x, "base64url").toString("base64")}`,
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  };
}

type Message = { eventId: string; eventType: string; deliveryId: string; attemptNumber: number; test: boolean };

/**
 * The headers of one attempt. `webhook-*` follow Standard Webhooks; `X-ShopGuide-Signature` is what the function in
 * our documentation checks: HMAC-SHA256 of the body in hex, under the newest secret as it was shown. A replaced secret
 * that has not expired signs `webhook-signature` as well. `v1a` stands there for keys with an ed25519 part.
 */
export function signedHeaders(
  message: Message,
  body: string,
  keys: readonly [SigningKey, ...SigningKey[]],
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const content = `${message.eventId}.${timestamp}.${body}`;
  const signatures = [
    ...keys.map(({ decoded }) => `v1,${createHmac("sha256", decoded).update(content).digest("base64")}`),
    ...keys.flatMap(({ ed25519 }) =>
      ed25519 ? [`v1a,${sign(null, Buffer.from(content), ed25519).toString("base64")}`] : [],
    ),
  ];
  return {
    "content-type": "application/json",
    "user-agent": "ShopGuide-Webhooks/1.0",
    "webhook-id": message.eventId,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures.join(" "),
    "X-ShopGuide-Signature": createHmac("sha256", keys[0].whole).update(body).digest("hex"),
    "X-ShopGuide-Event": message.eventType,
    "X-ShopGuide-Delivery": message.deliveryId,
    "X-ShopGuide-Attempt": String(message.attemptNumber),
    ...(message.test && { "X-ShopGuide-Test": "true" }),
  };
}
