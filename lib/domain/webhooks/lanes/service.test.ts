import { expect, test } from "vitest";
import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, type NewEvent, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { cancelDelivery, listDeliveries, retryDelivery } from "../deliveries/service.ts";
import { CreateWebhookEndpoint } from "../endpoints/contract.ts";
import { createEndpoint, getEndpoint, updateEndpoint } from "../endpoints/service.ts";
import { releaseForgottenOrders } from "./service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

/** Two workers, which know of each other only through the database. */
const workers = [startSending(64), startSending(64)];
const wake = () => workers.forEach((wakeOne) => void wakeOne());

type Input = Partial<z.input<typeof CreateWebhookEndpoint>>;
const endpointAt = (ctx: Ctx, url: string, input: Input = {}) =>
  createEndpoint(ctx, CreateWebhookEndpoint.parse({ url, timeout_seconds: 2, ...input }));

const numbered = (count: number, more: (n: number) => Partial<NewEvent> = () => ({})) =>
  Array.from({ length: count }, (_, n) => ({ type: "conversation.updated" as const, data: { n }, ...more(n) }));

async function happen(ctx: Ctx, events: NewEvent[]): Promise<void> {
  await publish(database, ctx.merchantId, events, new Date());
  announce();
  wake();
}

type Delivery = {
  id: string;
  status: string;
  in_flight: boolean;
  event_id: string;
  attempt_count: number;
  conversation_id: string | null;
  not_delivered: { reason: string; message: string } | null;
};
const deliveries = async (ctx: Ctx): Promise<Delivery[]> =>
  JSON.parse((await listDeliveries(ctx, { limit: 100 } as never)).text).data;
const all = (ctx: Ctx, status: string, count: number) =>
  eventually(async () => {
    const found = (await deliveries(ctx)).filter((delivery) => delivery.status === status);
    return found.length === count && found;
  }, 15_000);
const numberOf = ({ body }: { body: string }) => JSON.parse(body).data.n as number;

test("two workers together keep to an endpoint's rate and burst, and say until when the rest waits", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const rate_limit = { deliveries_per_second: 20, burst: 5 };
  await endpointAt(ctx, receiver.url, { rate_limit });
  const began = Date.now();
  await happen(ctx, numbered(40));
  const limited = await eventually(async () =>
    (await deliveries(ctx)).find(({ not_delivered }) => not_delivered?.reason === "limited"),
  );
  expect(limited.not_delivered?.message).toMatch(
    /^The endpoint gets at most 20 deliveries a second, so it waits until \d{4}-.*Z at least\.$/,
  );
  await all(ctx, "succeeded", 40);
  const times = receiver.received.map(({ at }) => at).sort((a, b) => a - b);
  // A busy machine makes some late, none early.
  for (const [index, at] of times.entries()) expect(at - began).toBeGreaterThanOrEqual(((index + 1 - 5) / 20) * 1_000);
});

test("two workers together send an endpoint no more at a time than it wants", async () => {
  const { ctx } = await testMerchant();
  let [now, most] = [0, 0];
  const receiver = await startReceiver((response) => {
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      response.end();
    }, 20);
  });
  await endpointAt(ctx, receiver.url, { max_in_flight: 3 });
  await happen(ctx, numbered(30));
  await all(ctx, "succeeded", 30);
  expect(most).toBe(3);
});

test("endpoints with turns share them: those whose deliveries wait for later do not hold up the others", async () => {
  const { ctx } = await testMerchant();
  const [down, up] = [await startReceiver((response) => response.writeHead(500).end()), await startReceiver()];
  const policy = { max_in_flight: 500, retry_schedule: { preset: "fixed" as const }, circuit_breaker: null };
  for (let n = 0; n < 12; n++) await endpointAt(ctx, `${down.url}/${n}`, policy);
  for (let n = 0; n < 4; n++) await endpointAt(ctx, `${up.url}/${n}`, policy);
  await happen(ctx, numbered(1));
  await eventually(() => down.received.length === 12);
  await happen(ctx, numbered(10));
  await eventually(() => up.received.length === 4 * 11, 20_000);
});

test("a limit that is taken away, or set, counts for what waits already", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const { id } = await endpointAt(ctx, receiver.url, { status: "paused" });
  await happen(ctx, numbered(30));
  const slow = { deliveries_per_second: 0.01, burst: 2 };
  await updateEndpoint(ctx, id, { rate_limit: slow, status: "enabled" });
  wake();
  await all(ctx, "succeeded", 2);
  await updateEndpoint(ctx, id, { rate_limit: null });
  wake();
  await all(ctx, "succeeded", 30);
  expect((await getEndpoint(ctx, id)).rate_limit).toBeNull();
});

const of = (conversation: string) => ({ conversation_id: `conv_${conversation}` });

test("events of one conversation arrive in order however often one fails; others do not wait for it", async () => {
  const { ctx } = await testMerchant();
  const failed = new Set<number>();
  const arrived: number[] = [];
  const receiver = await startReceiver((response, got) => {
    const n = numberOf(got);
    const fails = n % 5 === 0 && !failed.has(n);
    if (fails) failed.add(n);
    else arrived.push(n);
    response.writeHead(fails ? 500 : 200).end();
  });
  const retry_schedule = { preset: "own" as const, delays_seconds: [1, 1] };
  await endpointAt(ctx, receiver.url, { ordering: "conversation", retry_schedule });
  for (let from = 0; from < 20; from += 5) {
    const events = numbered(5, (n) => ({ data: { n: from + n }, ...of(n % 2 ? "odd" : "even") }));
    await happen(ctx, events);
  }
  const behind = await eventually(async () =>
    (await deliveries(ctx)).find(({ not_delivered }) => not_delivered?.reason === "behind"),
  );
  expect(behind.not_delivered?.message).toMatch(/^It waits for an earlier delivery about the same conversation: dlv_/);
  await all(ctx, "succeeded", 20);
  const keyOf = (n: number) => (n % 5) % 2;
  for (const key of [0, 1]) {
    const own = arrived.filter((n) => keyOf(n) === key);
    expect(own).toEqual([...own].sort((a, b) => a - b));
  }
  expect(arrived).toHaveLength(20);
});

test("one that is given up or canceled lets the next go", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response, got) => response.writeHead(numberOf(got) === 0 ? 500 : 200).end());
  await endpointAt(ctx, receiver.url, {
    ordering: "customer",
    retry_schedule: { preset: "own", delays_seconds: [] },
  });
  await happen(
    ctx,
    numbered(3, () => ({ customer_id: "cust_1" })),
  );
  await all(ctx, "failed", 1);
  await all(ctx, "succeeded", 2);

  const { ctx: other } = await testMerchant();
  const down = await startReceiver((response, got) => response.writeHead(numberOf(got) === 0 ? 500 : 200).end());
  await endpointAt(other, down.url, { ordering: "conversation" });
  await happen(
    other,
    numbered(2, () => of("1")),
  );
  const [head] = await all(other, "retrying", 1);
  await eventually(async () => (await deliveries(other)).some((one) => one.not_delivered?.reason === "behind"));
  await cancelDelivery(other, head?.id ?? "");
  wake();
  await all(other, "succeeded", 1);
});

test("one that is sent again by hand goes at once and holds up what comes after it", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response, got) => response.writeHead(numberOf(got) === 0 ? 500 : 200).end());
  const retry_schedule = { preset: "own" as const, delays_seconds: [] };
  await endpointAt(ctx, receiver.url, { ordering: "conversation", retry_schedule });
  await happen(
    ctx,
    numbered(1, () => of("1")),
  );
  const [head] = await all(ctx, "failed", 1);
  receiver.answerWith(() => undefined);
  await retryDelivery(ctx, head?.id ?? "");
  wake();
  await eventually(() => receiver.received.length === 2);
  await happen(
    ctx,
    numbered(1, () => ({ data: { n: 1 }, ...of("1") })),
  );
  const waits = await eventually(async () =>
    (await deliveries(ctx)).find(({ not_delivered }) => not_delivered?.reason === "behind"),
  );
  expect(waits.not_delivered?.message).toContain(head?.id);
  receiver.answerWith((response) => response.end());
  await all(ctx, "succeeded", 1);
});

test("what is held although nothing is before it any more is found and let go", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver();
  const { id } = await endpointAt(ctx, receiver.url, { ordering: "conversation", status: "paused" });
  await happen(
    ctx,
    numbered(1, () => of("1")),
  );
  await database.query("UPDATE webhook_endpoints SET status = 'enabled' WHERE id = $1", [id]);
  await releaseForgottenOrders(new Date());
  wake();
  await all(ctx, "succeeded", 1);
});

const circuit_breaker = { minimum_attempts: 5, pause_seconds: 1 };

test("an endpoint that fails is left alone, tried with one delivery, and gets everything once it works", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { id } = await endpointAt(ctx, receiver.url, { circuit_breaker });
  await happen(ctx, numbered(60));
  const open = await eventually(async () => {
    const { health } = await getEndpoint(ctx, id);
    return health?.circuit.state === "open" && health.circuit;
  });
  expect(Date.parse(String(open.open_until))).toBeGreaterThan(Date.now() - 1_000);
  const waits = await eventually(async () =>
    (await deliveries(ctx)).find(({ not_delivered }) => not_delivered?.reason === "circuit_open"),
  );
  expect(waits.not_delivered?.message).toContain("so we pause until");
  // What was under way when the circuit opened still arrives.
  await eventually(async () => (await deliveries(ctx)).every(({ in_flight }) => !in_flight));
  const before = receiver.received.length;
  expect(before).toBeLessThan(60);
  await eventually(() => receiver.received.length === before + 1, 10_000);
  receiver.answerWith((response) => response.end());
  for (const { id, status } of await deliveries(ctx))
    if (status === "retrying") await retryDelivery(ctx, id).catch(() => 0);
  await all(ctx, "succeeded", 60);
  expect((await getEndpoint(ctx, id)).health?.circuit).toEqual({ state: "closed", open_until: null });
});

test("changing the endpoint closes its circuit, since the fault may be mended", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { id } = await endpointAt(ctx, receiver.url, {
    circuit_breaker: { ...circuit_breaker, pause_seconds: 3600 },
  });
  await happen(ctx, numbered(10));
  await eventually(async () => (await getEndpoint(ctx, id)).health?.circuit.state === "open");
  await happen(ctx, numbered(3));
  const good = await startReceiver();
  await updateEndpoint(ctx, id, { url: good.url });
  wake();
  await eventually(() => good.received.length >= 3);
});
