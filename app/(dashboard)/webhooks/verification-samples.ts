import type { CodeSample } from "#components/ui/code-tabs.tsx";

/** The libraries of standardwebhooks.com also refuse what is older than five minutes. */
export const withLibrary: readonly CodeSample[] = [
  {
    name: "Node",
    code: `// npm install standardwebhooks
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.SHOPGUIDE_WEBHOOK_SECRET);

// body: the request's body as it came, before any JSON parsing
// throws when the signature is wrong or older than five minutes
const event = webhook.verify(body, request.headers);`,
  },
  {
    name: "Python",
    code: `# pip install standardwebhooks
import os
from standardwebhooks.webhooks import Webhook

webhook = Webhook(os.environ["SHOPGUIDE_WEBHOOK_SECRET"])

# body: the request's body as it came, before any JSON parsing
# raises when the signature is wrong or older than five minutes
event = webhook.verify(body, dict(request.headers))`,
  },
  {
    name: "PHP",
    code: `<?php // composer require standard-webhooks/standard-webhooks
$webhook = new \\StandardWebhooks\\Webhook(getenv("SHOPGUIDE_WEBHOOK_SECRET"));

// throws when the signature is wrong or older than five minutes
$event = $webhook->verify(file_get_contents("php://input"), [
    "webhook-id" => $_SERVER["HTTP_WEBHOOK_ID"] ?? null,
    "webhook-timestamp" => $_SERVER["HTTP_WEBHOOK_TIMESTAMP"] ?? null,
    "webhook-signature" => $_SERVER["HTTP_WEBHOOK_SIGNATURE"] ?? null,
]);`,
  },
];

/** What our documentation shows: HMAC-SHA256 of the body in hex, in the header X-ShopGuide-Signature. */
export const withoutLibrary: readonly CodeSample[] = [
  {
    name: "Node",
    code: `const crypto = require("crypto");

// payload: the request's body as it came; signature: its header x-shopguide-signature
function verifyWebhook(payload, signature, secret) {
  const expectedSignature = crypto
    .createHmac("sha256", secret)
    .update(payload)
    .digest("hex");
  if (signature?.length !== expectedSignature.length) return false;
  return crypto.timingSafeEqual(
    Buffer.from(signature),
    Buffer.from(expectedSignature),
  );
}`,
  },
  {
    name: "Python",
    code: `import hashlib
import hmac

# payload: the request's body as bytes; signature: its header X-ShopGuide-Signature
def verify_webhook(payload, signature, secret):
    expected_signature = hmac.new(secret.encode(), payload, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature or "", expected_signature)`,
  },
  {
    name: "PHP",
    code: `<?php
// $payload: file_get_contents("php://input")
// $signature: $_SERVER["HTTP_X_SHOPGUIDE_SIGNATURE"] ?? ""
function verifyWebhook(string $payload, string $signature, string $secret): bool
{
    $expectedSignature = hash_hmac("sha256", $payload, $secret);
    return hash_equals($expectedSignature, $signature);
}`,
  },
];
