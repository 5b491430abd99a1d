import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A new signing secret as Standard Webhooks writes it. */
export function generateSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/** A secret made ready for signing, which costs as much as the signing itself. */
export type SigningKey = { decoded: KeyObject; whole: KeyObject };

export function signingKey(secret: string): SigningKey {
  return {
    decoded: createSecretKey(secret.slice(prefix.length), "base64"),
    whole: createSecretKey(secret, "utf8"),
  };
}

type Message = { eventId: string; eventType: string; deliveryId: string; attemptNumber: number; test: boolean };

/**
 * The headers of one attempt. `webhook-*` follow Standard Webhooks; `X-ShopGuide-Signature` is what the function in
 * our documentation checks: HMAC-SHA256 of the body in hex, under the newest secret as it was shown. A replaced secret
 * that has not expired signs `webhook-signature` as well.
 */
export function signedHeaders(
  message: Message,
  body: string,
  keys: readonly [SigningKey, ...SigningKey[]],
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const content = `${message.eventId}.${timestamp}.${body}`;
  const signatures = keys.map(({ decoded }) => `v1,${createHmac("sha256", decoded).update(content).digest("base64")}`);
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
