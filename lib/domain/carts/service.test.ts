import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { findAbandoned } from "./service.ts";

await testDatabase();

const start = new Date("2026-11-23T10:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

type Columns = Record<string, unknown>;

const filled = {
  cart_value_minor: 12_990,
  cart_currency: "EUR",
  cart_items: JSON.stringify([{ sku: "boot-42", quantity: 1 }]),
  cart_updated_at: start,
};

/** A shop with a customer who has preferences, and conversations of these columns. */
async function shop(...conversations: Columns[]) {
  const { ctx } = await testMerchant();
  const customer = newId("customer");
  await database.query(
    `INSERT INTO customers (merchant_id, id, preferences, first_seen_at, last_seen_at) VALUES ($1, $2, '{"size":"42"}', $3, $3)`,
    [ctx.merchantId, customer, start],
  );
  const ids = [];
  for (const columns of conversations) {
    const row = { merchant_id: ctx.merchantId, id: newId("conversation"), customer_id: customer, started_at: start };
    const all = { ...row, ...columns };
    const places = Object.keys(all).map((_, index) => `$${index + 1}`);
    await database.query(
      `INSERT INTO conversations (${Object.keys(all).join(", ")}) VALUES (${places.join(", ")})`,
      Object.values(all),
    );
    ids.push(row.id);
  }
  return { ctx, ids, customer };
}

const told = async (ctx: Ctx) => {
  const rows = await database.query<{ type: string; data: Columns; created_at: Date }>(
    "SELECT type, data, created_at FROM events WHERE merchant_id = $1 ORDER BY xid, id",
    [ctx.merchantId],
  );
  return rows;
};

test("a cart is told once its conversation has been silent for the merchant's time, not a moment before", async () => {
  const { ctx, ids, customer } = await shop({ ...filled, last_message_at: after(5) });
  await findAbandoned(after(34.99));
  expect(await told(ctx)).toEqual([]);
  await findAbandoned(after(35));
  expect(await told(ctx)).toEqual([
    {
      type: "conversation.cart_abandonment",
      created_at: after(35),
      data: {
        conversation_id: ids[0],
        customer_id: customer,
        cart_value: 129.9,
        currency: "EUR",
        cart_items: [{ sku: "boot-42", quantity: 1 }],
        abandonment_reason: "idle",
        customer_preferences: { size: "42" },
      },
    },
  ]);
  const [row] = await database.query("SELECT cart_abandoned, cart_abandoned_at FROM conversations WHERE id = $1", ids);
  expect(row).toEqual({ cart_abandoned: true, cart_abandoned_at: after(35) });
});

test("it is told once, and again only when the cart changes afterwards", async () => {
  const { ctx, ids } = await shop(filled);
  for (const minutes of [30, 31, 600]) await findAbandoned(after(minutes));
  await database.query("UPDATE conversations SET last_message_at = $2 WHERE id = $1", [ids[0], after(700)]);
  await findAbandoned(after(800));
  expect(await told(ctx)).toHaveLength(1);
  await database.query("UPDATE conversations SET cart_value_minor = 5000, cart_updated_at = $2 WHERE id = $1", [
    ids[0],
    after(900),
  ]);
  await findAbandoned(after(929));
  expect(await told(ctx)).toHaveLength(1);
  await findAbandoned(after(930));
  expect(await told(ctx)).toMatchObject([{}, { data: { cart_value: 50 } }]);
});

test.each([
  [{ status: "active" }, "idle"],
  [{ status: "escalated", escalated_at: start }, "escalated"],
  [{ status: "resolved", completed_at: after(1) }, "ended_without_purchase"],
  [{ status: "closed", completed_at: after(1) }, "ended_without_purchase"],
])("of a conversation that is %j, the reason is %s", async (columns, reason) => {
  const { ctx } = await shop({ ...filled, ...columns });
  await findAbandoned(after(31));
  expect(await told(ctx)).toMatchObject([{ data: { abandonment_reason: reason } }]);
});

test.each([
  ["was bought", { ...filled, purchased_at: after(2) }],
  ["is empty", { ...filled, cart_value_minor: null, cart_currency: null, cart_items: null }],
  ["is worth nothing", { ...filled, cart_value_minor: 0 }],
  ["was told already", { ...filled, cart_abandoned: true, cart_abandoned_at: after(1) }],
  ["came with imported history", { ...filled, cart_updated_at: null }],
])("a cart that %s is no news", async (_, columns) => {
  const { ctx } = await shop(columns);
  await findAbandoned(after(10_000));
  expect(await told(ctx)).toEqual([]);
});

test("each merchant's own time counts, and none means never", async () => {
  const [quick, never] = [await shop(filled), await shop(filled)];
  await database.query("UPDATE merchants SET cart_abandonment_minutes = 5 WHERE id = $1", [quick.ctx.merchantId]);
  await database.query("UPDATE merchants SET cart_abandonment_minutes = NULL WHERE id = $1", [never.ctx.merchantId]);
  await findAbandoned(after(5));
  await findAbandoned(after(10_000));
  expect(await told(quick.ctx)).toMatchObject([{ created_at: after(5) }]);
  expect(await told(never.ctx)).toEqual([]);
});

test("many workers at once tell of each cart exactly once", async () => {
  const { ctx, ids } = await shop(...Array.from({ length: 450 }, () => filled));
  await Promise.all(Array.from({ length: 5 }, () => findAbandoned(after(30))));
  const events = await told(ctx);
  expect(events.map(({ data }) => data.conversation_id).toSorted()).toEqual(ids.toSorted());
});
