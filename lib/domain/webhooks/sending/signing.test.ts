import crypto from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { generateSecret, signedHeaders, signingKey } from "./signing.ts";

const message = {
  eventId: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  eventType: "conversation.started",
  deliveryId: "dlv_1",
  attemptNumber: 3,
  test: false,
};

/** Word for word from the product's documentation. */
function verifyWebhook(payload: string, signature: string, secret: string) {
  const expectedSignature = crypto.createHmac("sha256", secret).update(payload).digest("hex");
  return crypto.timingSafeEqual(Buffer.from(signature), Buffer.from(expectedSignature));
}

test("the published vector of Standard Webhooks comes out", () => {
  const headers = signedHeaders(
    message,
    '{"test": 2432232314}',
    [signingKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")],
    new Date(1_614_265_330_000),
  );
  expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("the library and the documented function accept what we sign, and nothing that was changed", () => {
  const secret = generateSecret();
  const body = '{"id":"evt_1","data":{"text":"ü 🛒"}}';
  const headers = signedHeaders(message, body, [signingKey(secret)], new Date());
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(verifyWebhook(body, headers["X-ShopGuide-Signature"] as string, secret)).toBe(true);
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  expect(() => new Webhook(generateSecret()).verify(body, headers)).toThrow();
  expect(verifyWebhook(`${body} `, headers["X-ShopGuide-Signature"] as string, secret)).toBe(false);
});

test("a secret is whsec_ and 32 bytes; attempt, delivery and test are told in headers", () => {
  const secret = generateSecret();
  expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(32);
  const headers = signedHeaders({ ...message, test: true }, "{}", [signingKey(secret)], new Date());
  expect(headers).toMatchObject({
    "X-ShopGuide-Attempt": "3",
    "X-ShopGuide-Delivery": "dlv_1",
    "X-ShopGuide-Event": "conversation.started",
    "X-ShopGuide-Test": "true",
  });
});

test("while two secrets sign, the library accepts either, and the documented function the new one", () => {
  const [fresh, old] = [generateSecret(), generateSecret()];
  const headers = signedHeaders(message, "{}", [signingKey(fresh), signingKey(old)], new Date());
  for (const secret of [fresh, old]) expect(new Webhook(secret).verify("{}", headers)).toEqual({});
  expect(() => new Webhook(generateSecret()).verify("{}", headers)).toThrow();
  expect(verifyWebhook("{}", headers["X-ShopGuide-Signature"] as string, fresh)).toBe(true);
  expect(verifyWebhook("{}", headers["X-ShopGuide-Signature"] as string, old)).toBe(false);
});

test("what the specification's own tests refuse is refused of our headers too, and what they accept is accepted", () => {
  const secret = generateSecret();
  const signed = (at = new Date()) => signedHeaders(message, "{}", [signingKey(secret)], at);
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const verify = (headers: Record<string, string>, body = "{}") => new Webhook(secret).verify(body, headers);
  const other = signedHeaders(message, "{}", [signingKey(generateSecret())], new Date())["webhook-signature"];
  const headers = signed();
  const signature = headers["webhook-signature"] as string;
  const accepted = [headers, { ...headers, "webhook-signature": `${other} v2,abc ${signature}` }, signed(minutes(-4))];
  for (const given of accepted) expect(verify(given)).toEqual({});
  const without = (name: string) => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
  const refused: Record<string, string>[] = [
    ...["webhook-id", "webhook-timestamp", "webhook-signature"].map(without),
    { ...headers, "webhook-timestamp": "hello" },
    { ...headers, "webhook-id": "msg_other" },
    { ...headers, "webhook-signature": signature.slice(0, -8) },
    { ...headers, "webhook-signature": "v1," },
    { ...headers, "webhook-signature": signature.replace("v1,", "v2,") },
    { ...headers, "webhook-signature": other as string },
    signed(minutes(-6)),
    signed(minutes(6)),
  ];
  for (const given of refused) expect(() => verify(given)).toThrow();
  expect(() => verify(headers, '{"more":1}')).toThrow();
});
