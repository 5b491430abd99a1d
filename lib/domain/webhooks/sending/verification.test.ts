import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { accepted, languages, missing } from "#scripts/testing/languages.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { createEndpoint } from "../endpoints/service.ts";
import { testEndpoint } from "../endpoints/trials/service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

startSending(4);

const guide = readFileSync(new URL("../../../../docs/webhooks.md", import.meta.url), "utf8");

/** The guide's block of code in this language that defines the function. */
function codeOf(language: string, name: RegExp): string {
  const blocks = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const code = blocks.find(([, given, text = ""]) => given === language && name.test(text))?.[2];
  if (!code) throw new Error(`The guide has no ${language} code for ${name}.`);
  return code;
}

/** A real delivery with letters beyond ASCII, as a receiver got it. */
async function delivery() {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const fields = { event_types: ["*" as const], status: "enabled" as const, timeout_seconds: 5, metadata: {} };
  const transformation = '{ "text": "Où est ma commande ? 🛒", "event": event }';
  const wishes = { transformation, asymmetric_signature: true };
  const endpoint = await createEndpoint(ctx, { ...fields, ...wishes, url: receiver.url });
  await testEndpoint(ctx, endpoint.id, { event_type: "conversation.started", wait: true });
  const [got] = receiver.received;
  if (!got) throw new Error("Nothing arrived.");
  return { ...got, secret: endpoint.secret, publicKey: endpoint.public_key ?? "" };
}

const got = await delivery();
const signature = got.headers["x-shopguide-signature"] ?? "";

for (const [name, language] of Object.entries(languages)) {
  const lacking = missing(language);
  const why = lacking.length > 0 ? ` (not run: ${lacking.join(" and ")} is not installed here)` : "";
  test.skipIf(lacking.length > 0)(
    `the guide's ${name} code accepts a real delivery and nothing else${why}`,
    () => {
      const good = { body: got.body, signature, secret: got.secret };
      const wrong = [{ body: `${got.body} ` }, { secret: `${got.secret}x` }, { signature: signature.slice(1) }];
      const cases = [good, ...wrong.map((change) => ({ ...good, ...change }))];
      expect(accepted(language, codeOf(name, /verify_?webhook\(/i), cases)).toEqual([true, false, false, false]);
    },
    120_000,
  );
}

test("the guide's code for the library accepts a real delivery", () => {
  const code = codeOf("js", /new Webhook\(/).replace(/^import .*$/m, "");
  const run = new Function("Webhook", "process", "body", "request", `${code}\nreturn event;`);
  const process = { env: { SHOPGUIDE_WEBHOOK_SECRET: got.secret } };
  expect(run(Webhook, process, got.body, got)).toEqual(JSON.parse(got.body));
  expect(() => run(Webhook, process, `${got.body} `, got)).toThrow();
});

test("the guide's code for the public key accepts a real delivery and nothing else", () => {
  const code = codeOf("js", /verifyAsymmetric\(/);
  const verify = new Function("require", `${code}\nreturn verifyAsymmetric;`)(createRequire(import.meta.url));
  expect(verify(got.body, got.headers, got.publicKey)).toBe(true);
  expect(verify(`${got.body} `, got.headers, got.publicKey)).toBe(false);
  const other = `whpk_${Buffer.alloc(32, 7).toString("base64")}`;
  expect(verify(got.body, got.headers, other)).toBe(false);
});
