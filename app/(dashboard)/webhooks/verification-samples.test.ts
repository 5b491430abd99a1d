import { expect, test } from "vitest";
import { generateSecret, signedHeaders, signingKey } from "#lib/domain/webhooks/sending/signing.ts";
import { withLibrary, withoutLibrary } from "./verification-samples.ts";

const secret = generateSecret();
const body = '{"id":"evt_1","event":"conversation.started","data":{"initial_message":"Où est ma commande ?"}}';
const message = {
  eventId: "evt_1",
  eventType: "conversation.started",
  deliveryId: "dlv_1",
  attemptNumber: 1,
  test: false,
};
const headers = signedHeaders(message, body, [signingKey(secret)], new Date());
const signature = headers["X-ShopGuide-Signature"] as string;

const nodeCode = (samples: typeof withLibrary) => samples.find((sample) => sample.name === "Node")?.code ?? "";

test("the function without a library accepts our signature and nothing else", async () => {
  const { createRequire } = await import("node:module");
  const define = new Function("require", `${nodeCode(withoutLibrary)}\nreturn verifyWebhook;`);
  const verifyWebhook = define(createRequire(import.meta.url));
  expect(verifyWebhook(body, signature, secret)).toBe(true);
  expect(verifyWebhook(`${body} `, signature, secret)).toBe(false);
  expect(verifyWebhook(body, "short", secret)).toBe(false);
  expect(verifyWebhook(body, undefined, secret)).toBe(false);
});

test("the library's code accepts our headers and refuses another body", async () => {
  const { Webhook } = await import("standardwebhooks");
  const code = nodeCode(withLibrary).replace(/^import .*$/m, "");
  const run = new Function("Webhook", "process", "body", "request", `${code}\nreturn event;`);
  const process = { env: { SHOPGUIDE_WEBHOOK_SECRET: secret } };
  expect(run(Webhook, process, body, { headers })).toEqual(JSON.parse(body));
  expect(() => run(Webhook, process, `${body} `, { headers })).toThrow();
});
