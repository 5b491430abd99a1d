import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { getDelivery, listDeliveries } from "../deliveries/service.ts";
import { createEndpoint, updateEndpoint } from "../endpoints/service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

startSending(64);

const defaults = { event_types: ["*" as const], status: "enabled" as const, timeout_seconds: 2, metadata: {} };
const endless = "($f := function($n) { $f($n + 1) }; $f(1))";

async function shop(transformation: string, pauses: number[] = []) {
  const { ctx, key } = await testMerchant();
  const receiver = await startReceiver();
  const retry_schedule = { preset: "own" as const, delays_seconds: pauses };
  const endpoint = await createEndpoint(ctx, { ...defaults, retry_schedule, url: receiver.url, transformation });
  return { ctx, key, receiver, endpoint };
}

async function happen(ctx: Ctx, data: Record<string, unknown> = { n: 7 }) {
  await publish(database, ctx.merchantId, [{ type: "conversation.started", data }], ctx.now());
  announce();
}

async function settled(ctx: Ctx, status: string) {
  const found = await eventually(async () => {
    const { data } = JSON.parse((await listDeliveries(ctx, { limit: 100 } as never)).text);
    return (data as { id: string; status: string }[]).find((delivery) => delivery.status === status);
  });
  return getDelivery(ctx, found.id);
}

test("what a transformation makes is what is sent, signed and shown in the log", async () => {
  const { ctx, receiver, endpoint } = await shop('{ "text": "No. " & data.n & " 🛒", "kind": event }');
  await happen(ctx);
  const delivery = await settled(ctx, "succeeded");
  const [got] = receiver.received;
  expect(got?.body).toBe('{"text":"No. 7 🛒","kind":"conversation.started"}');
  expect(new Webhook(endpoint.secret).verify(got?.body ?? "", got?.headers ?? {})).toEqual(JSON.parse(got?.body ?? ""));
  expect(delivery.attempts[0].request.body).toBe(got?.body);
});

test("every attempt sends the same bytes, also when the transformation was changed in between", async () => {
  const { ctx, receiver, endpoint } = await shop('{ "at": $millis(), "luck": $random() }', [1]);
  receiver.answerWith((response, _, count) => response.writeHead(count === 1 ? 500 : 200).end());
  await happen(ctx);
  await settled(ctx, "retrying");
  await updateEndpoint(ctx, endpoint.id, { transformation: '"changed"' });
  await settled(ctx, "succeeded");
  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
});

test("a transformation that fails is seen as a failure with a plain sentence, and nothing is sent", async () => {
  const { ctx, receiver } = await shop("data.n.($x(1))");
  await happen(ctx);
  const delivery = await settled(ctx, "failed");
  expect(delivery.last_error).toMatchObject({
    code: "transformation_failed",
    message: expect.stringMatching(/^The transformation failed: .*\.$/),
  });
  expect(delivery.attempts[0]).toMatchObject({ request: { headers: {}, body: "" }, response: null });
  expect(delivery.attempts[0].error.remedy).toContain("preview");
  expect(receiver.received).toHaveLength(0);
});

test("once a transformation is corrected, what it had failed for is sent", async () => {
  const { ctx, receiver, endpoint } = await shop('$error("no")', [1]);
  await happen(ctx);
  await settled(ctx, "retrying");
  await updateEndpoint(ctx, endpoint.id, { transformation: "data" });
  await settled(ctx, "succeeded");
  expect(receiver.received.map(({ body }) => body)).toEqual(['{"n":7}']);
});

test("transformations without an end fail by themselves and hold up no other merchant's", async () => {
  const hung = await shop(endless);
  const { ctx, receiver } = await shop('{ "n": data.n }');
  for (let n = 0; n < 6; n++) await happen(hung.ctx);
  const started = Date.now();
  await happen(ctx);
  await eventually(() => receiver.received.length === 1);
  expect(Date.now() - started).toBeLessThan(2_000);
  const delivery = await settled(hung.ctx, "failed");
  expect(delivery.last_error.code).toMatch(/transformation_too_heavy|transformation_delayed/);
});

test("a transformation that cannot be read is refused when it is saved, and the field is named", async () => {
  const { key, endpoint } = await shop("data");
  const path = `/v1/webhook-endpoints/${endpoint.id}`;
  for (const transformation of ["{ 1 +", "$match(a, /(?=x)/)", "x".repeat(10_001), " "]) {
    const { status, json } = await call("PUT", path, { key, body: { transformation } });
    expect(status).toBe(400);
    expect(json.error.details.invalid_fields).toMatchObject([{ field: "transformation" }]);
  }
  expect((await call("PUT", path, { key, body: { transformation: null } })).json.transformation).toBeNull();
});

test("a preview shows the very bytes, for an example and for an event that happened, or what is wrong", async () => {
  const { ctx, key } = await shop("data");
  const trying = async (body: object) => (await call("POST", "/v1/webhook-transformations/test", { key, body })).json;
  expect(await trying({ transformation: '{ "kind": event }' })).toMatchObject({
    body: '{"kind":"conversation.started"}',
    problem: null,
    input: { event: "conversation.started" },
  });
  await happen(ctx, { n: 41 });
  const [event] = (await call("GET", "/v1/events", { key })).json.data;
  expect((await trying({ transformation: "data.n + 1", event_id: event?.id })).body).toBe("42");
  for (const [transformation, code] of [
    ["nothing.here", "transformation_empty"],
    [endless, "transformation_too_heavy"],
    ['$pad("", 300000, "x")', "transformation_too_large"],
    ["{ 1 +", "transformation_failed"],
  ]) {
    const { body, problem } = await trying({ transformation });
    expect(body).toBeNull();
    expect(problem).toMatchObject({ code, message: expect.any(String), remedy: expect.any(String) });
  }
  const { key: stranger } = await testMerchant();
  const foreign = { key: stranger, body: { transformation: "data", event_id: event?.id } };
  expect((await call("POST", "/v1/webhook-transformations/test", foreign)).status).toBe(404);
});
