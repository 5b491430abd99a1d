import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { settled } from "#scripts/testing/settled.ts";
import { eventTypes } from "./catalogue/contract.ts";
import { type NewEvent, publish } from "./service.ts";

await testDatabase();

const start = new Date("2026-11-20T10:00:00Z");
const second = (n: number) => new Date(start.getTime() + n * 1000);
const event = (type: NewEvent["type"], n: number, about: Partial<NewEvent> = {}): NewEvent => ({
  type,
  data: { n },
  ...about,
});

async function shop() {
  const { ctx, key } = await testMerchant();
  const list = async (query: string) => (await call("GET", `/v1/events?${query}`, { key })).json;
  const numbers = async (query: string) => (await list(query)).data.map((row) => (row.data as { n: number }).n);
  return { ctx, key, list, numbers };
}

test("one type, several types and the merchant's own events, newest first, page by page", async () => {
  const { ctx, list, numbers } = await shop();
  const other = await shop();
  const types = ["customer.created", "conversation.updated", "inventory.low_stock"] as const;
  for (let n = 0; n < 12; n++) await publish(database, ctx.merchantId, [event(types[n % 3] ?? types[0], n)], second(n));
  await publish(database, other.ctx.merchantId, [event("customer.created", 99)], second(1));
  expect(await numbers("type=customer.created")).toEqual([9, 6, 3, 0]);
  expect(await numbers("type=customer.created,inventory.low_stock,customer.created")).toEqual([
    11, 9, 8, 6, 5, 3, 2, 0,
  ]);
  const first = await list("type=customer.created,inventory.low_stock&limit=3");
  expect(first.has_more).toBe(true);
  const query = `type=customer.created,inventory.low_stock&limit=100&cursor=${first.next_cursor}`;
  expect(await numbers(query)).toEqual([6, 5, 3, 2, 0]);
  const { from, to } = { from: second(3).toISOString(), to: second(9).toISOString() };
  expect(await numbers(`type=customer.created&created_after=${from}&created_before=${to}`)).toEqual([6, 3]);
});

test("types of one conversation or customer", async () => {
  const { ctx, numbers } = await shop();
  const about = { conversation_id: "conv_1", customer_id: "cust_1" };
  await publish(database, ctx.merchantId, [event("conversation.started", 1, about)], second(1));
  await publish(database, ctx.merchantId, [event("conversation.updated", 2, about)], second(2));
  await publish(database, ctx.merchantId, [event("conversation.updated", 3)], second(3));
  expect(await numbers("conversation_id=conv_1&type=conversation.updated,customer.created")).toEqual([2]);
  expect(await numbers("customer_id=cust_1")).toEqual([2, 1]);
});

test("after an event comes all that was committed later, oldest first, whatever its time", async () => {
  const { ctx, list, numbers } = await shop();
  await publish(database, ctx.merchantId, [event("customer.created", 1)], second(10));
  const [known] = (await list("")).data;
  // A slower writer's event bears an earlier time, and is committed later.
  await publish(database, ctx.merchantId, [event("customer.created", 2)], second(5));
  await publish(database, ctx.merchantId, [event("customer.updated", 3)], second(20));
  await settled();
  expect(await numbers(`after=${known?.id}`)).toEqual([2, 3]);
  expect(await numbers(`after=${known?.id}&type=customer.updated`)).toEqual([3]);
  const page = await list(`after=${known?.id}&limit=1`);
  expect(page).toMatchObject({ data: [{ data: { n: 2 } }], has_more: true });
  expect(await numbers(`after=${known?.id}&cursor=${page.next_cursor}`)).toEqual([3]);
});

test("following with the last event known misses nothing of writers that commit late", async () => {
  const { ctx, list } = await shop();
  await publish(database, ctx.merchantId, [event("customer.created", -1)], second(0));
  let last = (await list("")).data[0]?.id;
  const seen: unknown[] = [];
  const follow = async () => {
    const { data } = await list(`after=${last}&limit=100`);
    seen.push(...data.map((row) => (row.data as { n: number }).n));
    last = data.at(-1)?.id ?? last;
  };
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const writing = database.transaction(async (tx) => {
    await publish(tx, ctx.merchantId, [event("customer.created", 1)], second(1));
    begun.resolve();
    await slow.promise;
  });
  await begun.promise;
  await publish(database, ctx.merchantId, [event("customer.created", 2)], second(2));
  await follow();
  slow.resolve();
  await writing;
  await settled();
  await follow();
  expect(seen).toEqual([1, 2]);
});

test("an event of another merchant, or that never was, is named as the fault", async () => {
  const [mine, other] = [await shop(), await shop()];
  await publish(database, other.ctx.merchantId, [event("customer.created", 1)], second(1));
  const [foreign] = (await other.list("")).data;
  for (const id of [foreign?.id, "evt_01kpvyzg2s8m4q6t7x9b1c3d5f"]) {
    const { error } = await mine.list(`after=${id}`);
    expect(error).toMatchObject({ code: "INVALID_REQUEST", details: { invalid_fields: [{ field: "after" }] } });
  }
});

test("an event whose order was lost in a restore says from where to go on instead", async () => {
  const { ctx, list } = await shop();
  await publish(database, ctx.merchantId, [event("customer.created", 1)], second(1));
  await database.query("UPDATE events SET xid = '999999999999' WHERE merchant_id = $1", [ctx.merchantId]);
  const [restored] = (await list("")).data;
  const { error } = await list(`after=${restored?.id}`);
  expect(error.details).toMatchObject({ invalid_fields: [{ field: "after", code: "restored" }] });
  expect(error.message).toContain(`created_after=${second(1).toISOString()}`);
});

test("the types are listed with a schema that their example obeys", async () => {
  const { key } = await shop();
  const { data } = (await call("GET", "/v1/event-types", { key })).json;
  expect(data.map((row) => row.event)).toEqual(eventTypes);
  for (const row of data) {
    const { required } = row.data_schema as { required: string[] };
    const example = row.example as { event: string; data: Record<string, unknown> };
    expect(example.event).toBe(row.event);
    expect(Object.keys(example.data)).toEqual(expect.arrayContaining(required));
  }
});
