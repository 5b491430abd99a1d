import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import { pool } from "#lib/db/pool.ts";
import { createKey, revokeKey } from "#lib/domain/api-keys/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { createEndpoint } from "#lib/domain/webhooks/endpoints/service.ts";
import { testEndpoint } from "#lib/domain/webhooks/endpoints/trials/service.ts";
import { provideSettings } from "#lib/env.ts";
import { encodeCursor } from "#lib/http/cursor.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { listenableApi } from "#scripts/testing/listener.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { endStreams } from "./service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });
const { listen, address } = await listenableApi();
startSending(8);

const say = (tx: Queryable, ctx: Ctx, n: number, about: { conversation_id?: string; customer_id?: string } = {}) =>
  publish(tx, ctx.merchantId, [{ type: "conversation.updated", data: { n }, ...about }], ctx.now());

const numbers = (heard: { data: { data: Record<string, unknown> } }[]) => heard.map((one) => one.data.data.n);

/** All events of a merchant in commit order, as the database has them. */
const inOrder = async (ctx: Ctx) => {
  const rows = await database.query<{ n: number }>(
    "SELECT (data->>'n')::int AS n FROM events WHERE merchant_id = $1 ORDER BY xid, id",
    [ctx.merchantId],
  );
  return rows.map((row) => row.n);
};

test("an event, its delivery and the attempt are heard in this order, within a second", async () => {
  const { ctx, key } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(503).end());
  const { id } = await createEndpoint(ctx, {
    url: receiver.url,
    event_types: ["*"],
    status: "enabled",
    timeout_seconds: 1,
    metadata: {},
  });
  const all = await listen(key);
  const onlyDeliveries = await listen(key, `events=webhook.delivery.*&endpoint_id=${id}`);
  const started = Date.now();
  await say(database, ctx, 1);
  announce();
  await eventually(() => all.heard.length === 3);
  expect(Date.now() - started).toBeLessThan(1_000);
  expect(all.heard.map((one) => one.event)).toEqual([
    "conversation.updated",
    "webhook.delivery.created",
    "webhook.delivery.attempted",
  ]);
  expect(all.heard[0]?.data).toEqual({
    id: expect.stringMatching(/^evt_/),
    event: "conversation.updated",
    timestamp: expect.any(String),
    data: { n: 1 },
  });
  expect(all.heard[2]?.data.data).toMatchObject({
    id: expect.stringMatching(/^dlv_/),
    status: "retrying",
    next_attempt_at: expect.any(String),
    attempts: [{ status_code: 503 }],
    attempt: { attempt_number: 1, outcome: "failed", status_code: 503, delivery_status: "retrying" },
  });
  await eventually(() => onlyDeliveries.heard.length === 2);
  expect(onlyDeliveries.heard).toEqual(all.heard.slice(1));
});

test("a transaction that commits late is neither lost nor overtaken", async () => {
  const { ctx, key } = await testMerchant();
  const { heard } = await listen(key);
  const late = await pool().connect();
  await late.query("BEGIN");
  await say({ query: async (text, values) => (await late.query(text, values)).rows }, ctx, 1);
  await say(database, ctx, 2);
  announce();
  await sleep(400);
  expect(numbers(heard)).toEqual([]);
  await late.query("COMMIT");
  late.release();
  await eventually(() => heard.length === 2);
  expect(numbers(heard)).toEqual([1, 2]);
});

test("many writers and many cuts: nothing is lost, nothing comes twice, and the order is the order of commits", async () => {
  const { ctx, key } = await testMerchant();
  const { heard: uncut } = await listen(key);
  await say(database, ctx, -1);
  announce();
  await eventually(() => uncut.length === 1);
  const write = async (writer: number) => {
    for (let n = 0; n < 40; n++) {
      await database.transaction(async (tx) => {
        await say(tx, ctx, writer * 100 + n);
        await sleep(Math.random() * 12);
      });
      announce();
    }
  };
  const written = Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));

  const pieces = [...uncut];
  while (pieces.length < 321) {
    const session = await listen(key, "events=conversation.*", pieces.at(-1)?.id);
    await sleep(Math.random() * 60);
    session.close();
    pieces.push(...session.heard);
  }
  await written;
  await eventually(() => uncut.length === 321);
  const order = await inOrder(ctx);
  expect(numbers(uncut)).toEqual(order);
  expect(numbers(pieces)).toEqual(order);
});

test("what happens to another merchant is never heard", async () => {
  const [mine, other] = await Promise.all([testMerchant(), testMerchant()]);
  const { heard } = await listen(mine.key);
  await say(database, other.ctx, 1);
  await say(database, mine.ctx, 2);
  announce();
  await eventually(() => heard.length > 0);
  await sleep(100);
  expect(numbers(heard)).toEqual([2]);
});

test("filters narrow the stream to a conversation, a customer, or types", async () => {
  const { ctx, key } = await testMerchant();
  const ids = { conversation_id: "conv_1", customer_id: "cust_1" };
  const [conversation, customer, types] = await Promise.all([
    listen(key, "conversation_id=conv_1"),
    listen(key, "customer_id=cust_1"),
    listen(key, "events=customer.*,conversation.completed"),
  ]);
  await say(database, ctx, 1, { conversation_id: "conv_2", customer_id: "cust_1" });
  await say(database, ctx, 2, ids);
  await publish(database, ctx.merchantId, [{ type: "conversation.completed", data: { n: 3 } }], ctx.now());
  announce();
  await eventually(() => types.heard.length === 1);
  expect(numbers(conversation.heard)).toEqual([2]);
  expect(numbers(customer.heard)).toEqual([1, 2]);
  expect(numbers(types.heard)).toEqual([3]);
});

test("a test event is no fact: only its delivery is heard", async () => {
  const { ctx, key } = await testMerchant();
  const { id } = await createEndpoint(ctx, {
    url: "http://127.0.0.1:9/",
    event_types: ["*"],
    status: "enabled",
    timeout_seconds: 1,
    metadata: {},
  });
  const { heard } = await listen(key);
  await testEndpoint(ctx, id, { event_type: "customer.created", wait: false });
  await eventually(() => heard.length > 0);
  expect(heard[0]).toMatchObject({ event: "webhook.delivery.created", data: { data: { test: true } } });
});

test("a cursor of another database says so instead of skipping in silence", async () => {
  const { ctx, key } = await testMerchant();
  const { heard } = await listen(
    key,
    "",
    encodeCursor("stream", ["elsewhere.1", "5", 0, "evt_01kpt2q4000000000000000000"]),
  );
  await say(database, ctx, 1);
  announce();
  await eventually(() => heard.length === 2);
  expect(heard[0]).toMatchObject({
    event: "gap",
    data: { fetch_from: expect.stringMatching(/^\/v1\/events\?created_after=20/) },
  });
  expect(numbers(heard.slice(1))).toEqual([1]);
});

test("a cursor that we did not make and a type that does not exist are refused", async () => {
  const { key } = await testMerchant();
  const ask = async (query: string) => {
    const response = await fetch(`${address}/v1/stream?${query}`, { headers: { authorization: `Bearer ${key}` } });
    return [response.status, (await response.json()).error.code];
  };
  expect(await ask("cursor=made-up")).toEqual([400, "INVALID_CURSOR"]);
  expect(await ask("events=conversations.*")).toEqual([400, "INVALID_REQUEST"]);
});

test("a revoked key hears nothing more", async () => {
  const { ctx, key } = await testMerchant();
  const second = await createKey(ctx, { name: "Soon gone", scopes: ["events:read"] });
  const { failed } = await listen(second.key);
  await revokeKey(ctx, second.id);
  const started = Date.now();
  expect(await failed).toBe(0);
  expect(Date.now() - started).toBeLessThan(3_000);
  await expect(listen(second.key)).rejects.toThrow("401");
  await expect(listen(key)).resolves.toBeDefined();
});

test("without webhooks:read there are no deliveries, and asking for them is refused", async () => {
  const { ctx } = await testMerchant();
  const { key } = await createKey(ctx, { name: "Events only", scopes: ["events:read"] });
  await createEndpoint(ctx, {
    url: "http://127.0.0.1:9/",
    event_types: ["*"],
    status: "paused",
    timeout_seconds: 1,
    metadata: {},
  });
  const { heard } = await listen(key);
  await say(database, ctx, 1);
  await say(database, ctx, 2);
  announce();
  await eventually(() => heard.length === 2);
  expect(heard.map((one) => one.event)).toEqual(["conversation.updated", "conversation.updated"]);
  await expect(listen(key, "events=webhook.delivery.created")).rejects.toThrow("403");
});

test("a process that stops tells its readers, and when each is to come back", async () => {
  const { key } = await testMerchant();
  const response = await fetch(`${address}/v1/stream`, { headers: { authorization: `Bearer ${key}` } });
  const whole = response.text();
  endStreams();
  expect(await whole).toMatch(/\n\n: This server stops\. Connect again with your last cursor\.\nretry: \d{3,4}\n\n$/);
});
