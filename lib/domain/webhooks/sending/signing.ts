import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A new signing secret as Standard Webhooks writes it. */
export function generateSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

type Message = { eventId: string; eventType: string; deliveryId: string; attemptNumber: number; test: boolean };

/**
 * The headers of one attempt. `webhook-*` follow Standard Webhooks; `X-ShopGuide-Signature` is what the function in
 * our documentation checks: HMAC-SHA256 of the body in hex, under the secret as it was shown.
 */
export function signedHeaders(message: Message, body: string, secret: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  const signed = createHmac("sha256", key).update(`${message.eventId}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "user-agent": "ShopGuide-Webhooks/1.0",
    "webhook-id": message.eventId,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signed}`,
    "X-ShopGuide-Signature": createHmac("sha256", secret).update(body).digest("hex"),
    "X-ShopGuide-Event": message.eventType,
    "X-ShopGuide-Delivery": message.deliveryId,
    "X-ShopGuide-Attempt": String(message.attemptNumber),
    ...(message.test && { "X-ShopGuide-Test": "true" }),
  };
}
