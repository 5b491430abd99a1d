import crypto from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { getDelivery, listDeliveries, retryDelivery } from "../deliveries/service.ts";
import { createEndpoint, deleteEndpoint, getEndpoint, rotateSecret, updateEndpoint } from "../endpoints/service.ts";
import { testEndpoint } from "../endpoints/trials/service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

const wake = startSending(64);

const defaults = { event_types: ["*"], status: "enabled", timeout_seconds: 1, metadata: {} } as const;
const endpointAt = (ctx: Ctx, url: string) => createEndpoint(ctx, { ...defaults, event_types: ["*"], url });

async function happen(ctx: Ctx, count = 1): Promise<void> {
  const events = Array.from({ length: count }, (_, n) => ({
    type: "conversation.started" as const,
    data: { n, text: "ü 🛒" },
  }));
  await publish(database, ctx.merchantId, events, ctx.now());
  announce();
}

const deliveries = async (ctx: Ctx) =>
  JSON.parse((await listDeliveries(ctx, { limit: 100 } as never)).text).data as {
    id: string;
    status: string;
    attempt_count: number;
    max_attempts: number;
    not_delivered: { reason: string; message: string } | null;
    next_attempt_at: string | null;
    last_error: { code: string; message: string } | null;
    attempts: { outcome: string; status_code: number | null }[];
    test: boolean;
    in_flight: boolean;
  }[];

const settled = (ctx: Ctx, status: string) =>
  eventually(async () => (await deliveries(ctx)).find((delivery) => delivery.status === status));

test("an event arrives once, signed so that the library and the documented function accept it", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const { secret } = await endpointAt(ctx, `${receiver.url}/hooks?a=1`);
  await happen(ctx);
  const [got] = await eventually(() => receiver.received.length > 0 && receiver.received);
  expect(got?.path).toBe("/hooks?a=1");
  const { headers, body } = got as NonNullable<typeof got>;
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ event: "conversation.started", data: { n: 0 } });
  const documented = crypto.createHmac("sha256", secret).update(body).digest("hex");
  expect(headers["x-shopguide-signature"]).toBe(documented);
  expect(JSON.parse(body)).toEqual({
    id: headers["webhook-id"],
    event: "conversation.started",
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: { n: 0, text: "ü 🛒" },
  });
  const delivery = await settled(ctx, "succeeded");
  expect(delivery).toMatchObject({ attempt_count: 1, next_attempt_at: null, last_error: null, in_flight: false });
  expect(headers["x-shopguide-delivery"]).toBe(delivery.id);
  expect(receiver.received).toHaveLength(1);
});

test("a receiver that answers 500 is tried again on schedule, with the same id and the same bytes", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(500).end("no"));
  const { secret } = await endpointAt(ctx, receiver.url);
  await happen(ctx);
  const waiting = await settled(ctx, "retrying");
  const wait = new Date(waiting.next_attempt_at ?? 0).getTime() - (receiver.received[0]?.at ?? 0);
  expect(wait).toBeGreaterThan(3_900);
  expect(wait).toBeLessThan(6_500);
  expect(waiting.last_error).toMatchObject({ code: "http_server_error" });
  expect(waiting.attempts).toMatchObject([{ outcome: "failed", status_code: 500 }]);

  receiver.answerWith((response) => response.end("thanks"));
  await retryDelivery(ctx, waiting.id);
  wake();
  const done = await settled(ctx, "succeeded");
  expect(done.attempt_count).toBe(2);
  const [first, second] = receiver.received;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect([first, second].map((one) => one?.headers["x-shopguide-attempt"])).toEqual(["1", "2"]);
  expect(new Webhook(secret).verify(second?.body ?? "", second?.headers ?? {})).toBeTruthy();

  const detail = await getDelivery(ctx, done.id);
  expect(detail.attempts[0]).toMatchObject({
    status_code: 500,
    error: { code: "http_server_error", remedy: expect.any(String) },
    request: { body: first?.body, headers: { "webhook-id": first?.headers["webhook-id"] } },
    response: { status_code: 500, body: "no" },
    delivery_status: "retrying",
  });
  expect(detail.attempts[0]?.timings.connect_ms).toBeGreaterThan(0);
});

test("410 switches the endpoint off; enabling it again sends what waited", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(410).end());
  const { id } = await endpointAt(ctx, receiver.url);
  await happen(ctx);
  await settled(ctx, "failed");
  const endpoint = await eventually(async () => {
    const found = await getEndpoint(ctx, id);
    return found.status === "disabled" && found;
  });
  expect(endpoint.status_reason).toContain("410");
  const audit = await database.query(
    "SELECT action FROM audit_logs WHERE merchant_id = $1 AND target_id LIKE 'we_%' ORDER BY created_at",
    [ctx.merchantId],
  );
  expect(audit).toEqual([{ action: "webhook_endpoint.created" }, { action: "webhook_endpoint.disabled" }]);
});

test("what happens while an endpoint is paused is held, and sent when it is enabled", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const { id } = await endpointAt(ctx, receiver.url);
  await updateEndpoint(ctx, id, { status: "paused" });
  await happen(ctx, 3);
  wake();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(receiver.received).toHaveLength(0);
  expect((await getEndpoint(ctx, id)).health).toMatchObject({ waiting: 3, next_attempt_at: null });
  await updateEndpoint(ctx, id, { status: "enabled" });
  wake();
  await eventually(() => receiver.received.length === 3);
});

test("deleting an endpoint cancels what it still had to get and keeps the log", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { id } = await endpointAt(ctx, receiver.url);
  await happen(ctx);
  const waiting = await settled(ctx, "retrying");
  await deleteEndpoint(ctx, id);
  expect(await settled(ctx, "canceled")).toMatchObject({ id: waiting.id, next_attempt_at: null });
  await expect(retryDelivery(ctx, waiting.id)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(getEndpoint(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a test event goes to a paused endpoint too, once, marked, ahead of what waits", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { id } = await endpointAt(ctx, receiver.url);
  await updateEndpoint(ctx, id, { status: "paused" });
  await testEndpoint(ctx, id, { event_type: "conversation.escalated", wait: false });
  wake();
  const failed = await settled(ctx, "failed");
  expect(failed).toMatchObject({ test: true, attempt_count: 1 });
  const [got] = receiver.received;
  expect(got?.headers["x-shopguide-test"]).toBe("true");
  expect(JSON.parse(got?.body ?? "").data).toEqual({
    conversation_id: "conv_123456",
    escalation_reason: "complex_technical_issue",
    agent_required: true,
    priority: "high",
  });
});

test("an endpoint's headers and authentication are sent, and the log does not give the secret away", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  await createEndpoint(ctx, {
    ...defaults,
    event_types: ["*"],
    url: receiver.url,
    headers: { "X-Shop": "north" },
    authentication: { type: "bearer", token: "token-of-the-receiver" },
  });
  await happen(ctx);
  const { id } = await settled(ctx, "succeeded");
  expect(receiver.received[0]?.headers).toMatchObject({
    "x-shop": "north",
    authorization: "Bearer token-of-the-receiver",
  });
  const detail = await getDelivery(ctx, id);
  expect(detail.attempts[0]?.request.headers).toMatchObject({ "X-Shop": "north", authorization: "Bearer •••" });
  expect(JSON.stringify(await database.query("SELECT * FROM webhook_attempts"))).not.toContain("token-of-the-receiver");
});

test("an event that the filter leaves out is not sent, and its delivery says why; a test is sent all the same", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const filter = { all: [{ field: "data.n", op: "gte" as const, value: 2 }] };
  const { id } = await createEndpoint(ctx, { ...defaults, event_types: ["*"], url: receiver.url, filter });
  await happen(ctx, 3);
  await settled(ctx, "succeeded");
  const left = await eventually(async () => {
    const found = (await deliveries(ctx)).filter((delivery) => delivery.status === "filtered");
    return found.length === 2 && found;
  });
  expect(left.map(({ not_delivered }) => not_delivered?.message)).toEqual(
    expect.arrayContaining([expect.stringContaining("data.n is 1; wanted: data.n gte 2")]),
  );
  expect(receiver.received.map(({ body }) => JSON.parse(body).data.n)).toEqual([2]);
  await testEndpoint(ctx, id, { event_type: "customer.created", wait: false });
  wake();
  await eventually(() => receiver.received.length === 2);
});

test("while a replaced secret lasts, the library accepts a delivery with either", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const before = await endpointAt(ctx, receiver.url);
  const after = await rotateSecret(ctx, before.id, { overlap_hours: 24 });
  const lasts = Date.parse(after.previous_secret_expires_at ?? "") - Date.now();
  expect(Math.round(lasts / 3_600_000)).toBe(24);
  await happen(ctx);
  const [got] = await eventually(() => receiver.received.length > 0 && receiver.received);
  for (const { secret } of [before, after]) {
    expect(new Webhook(secret).verify(got?.body ?? "", got?.headers ?? {})).toBeTruthy();
  }
  const last = await rotateSecret(ctx, before.id, { overlap_hours: 0 });
  await happen(ctx);
  const [, second] = await eventually(() => receiver.received.length > 1 && receiver.received);
  expect(new Webhook(last.secret).verify(second?.body ?? "", second?.headers ?? {})).toBeTruthy();
  expect(() => new Webhook(after.secret).verify(second?.body ?? "", second?.headers ?? {})).toThrow();
});

test("an endpoint with pauses of its own is tried as often as those say", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { id } = await endpointAt(ctx, receiver.url);
  await updateEndpoint(ctx, id, { retry_schedule: { preset: "own", delays_seconds: [] } });
  await happen(ctx);
  expect(await settled(ctx, "failed")).toMatchObject({ attempt_count: 1, max_attempts: 1 });
});

test("an endpoint that hangs does not hold up the others", async () => {
  const { ctx } = await testMerchant();
  const hanging = await startReceiver(() => undefined);
  const healthy = await startReceiver();
  await endpointAt(ctx, hanging.url);
  await happen(ctx, 500);
  const { ctx: other } = await testMerchant();
  await endpointAt(other, healthy.url);
  const started = Date.now();
  await happen(other, 50);
  wake();
  await eventually(() => healthy.received.length === 50);
  expect(Date.now() - started).toBeLessThan(2_000);
});

test("what a receiver answers is kept whatever its bytes are", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) =>
    response.writeHead(200, { "x-odd": "\x80" }).end(Buffer.from([0, 1, 0xff, 65])),
  );
  await endpointAt(ctx, receiver.url);
  await happen(ctx);
  const done = await settled(ctx, "succeeded");
  const detail = await getDelivery(ctx, done.id);
  expect(detail.attempts[0]?.response).toMatchObject({ body: "\ufffd\u0001\ufffdA" });
});
