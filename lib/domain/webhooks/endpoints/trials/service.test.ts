import { expect, test } from "vitest";
import type { z } from "zod";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import type { WebhookAttempt } from "../../deliveries/contract.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

startSending(16);

async function shop() {
  const { ctx, key } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(201, { "x-a": "b" }).end("thanks"));
  const body = { url: receiver.url, timeout_seconds: 1, status: "paused" };
  const { json } = await call("POST", "/v1/webhook-endpoints", { key, body });
  const path = `/v1/webhook-endpoints/${json.id}/test`;
  const trial = (more: object, headers = {}) => call("POST", path, { key, body: more, headers });
  return { ctx, key, receiver, trial };
}

test("a test that is waited for answers with the whole exchange", async () => {
  const { receiver, trial } = await shop();
  const { status, json } = await trial({ event_type: "customer.created", wait: true });
  expect(status).toBe(200);
  const [attempt] = (json as unknown as { attempts: z.infer<typeof WebhookAttempt>[] }).attempts;
  expect(json).toMatchObject({ status: "succeeded", test: true, event_type: "customer.created" });
  expect(attempt).toMatchObject({ response: { status_code: 201, headers: { "x-a": "b" }, body: "thanks" } });
  expect(attempt?.request.body).toBe(receiver.received[0]?.body);
  expect(attempt?.request.headers["webhook-signature"]).toBe(receiver.received[0]?.headers["webhook-signature"]);
  expect(attempt?.timings.total_ms).toBeGreaterThan(0);
});

test("a test that is waited for can be sent again with its Idempotency-Key, and arrives once", async () => {
  const { receiver, trial } = await shop();
  const again = () => trial({ event_type: "customer.created", wait: true }, { "idempotency-key": "waiting" });
  const [first, second] = [await again(), await again()];
  expect([first.status, first.json.status, second.text]).toEqual([200, "succeeded", first.text]);
  expect(receiver.received).toHaveLength(1);
});

test("a test can carry what an event that happened said", async () => {
  const { ctx, key, receiver, trial } = await shop();
  await publish(database, ctx.merchantId, [{ type: "conversation.updated", data: { n: 5 } }], ctx.now());
  const [event] = (await call("GET", "/v1/events", { key })).json.data;
  const { json } = await trial({ event_id: event?.id, wait: true });
  const sent = JSON.parse(receiver.received[0]?.body ?? "");
  expect(sent).toMatchObject({ event: "conversation.updated", data: { n: 5 }, id: json.event_id });
  expect(sent.id).not.toBe(event?.id);
  expect((await trial({ event_id: "evt_01kpvyzg2s8m4q6t7x9b1c3d5f" })).status).toBe(404);
});

test("a receiver that hangs is told within its timeout, with the remedy", async () => {
  const { receiver, trial } = await shop();
  receiver.answerWith(() => undefined);
  const started = Date.now();
  const { status, json } = await trial({ wait: true });
  expect(status).toBe(200);
  expect(Date.now() - started).toBeLessThan(3_000);
  expect(json).toMatchObject({ status: "failed", last_error: { code: "answer_timeout" }, remedy: expect.any(String) });
});

test("a test that is not waited for is answered at once, before it was sent", async () => {
  const { trial } = await shop();
  const { status, json } = await trial({});
  expect(status).toBe(202);
  expect(json).toMatchObject({ status: "pending", test: true });
});
