import { expect, test } from "vitest";
import { catalogue } from "#lib/domain/events/catalogue/contract.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { stockedShop } from "#scripts/testing/stock.ts";

await testDatabase();

const typesOf = (events: { type: string }[]) => events.map((event) => event.type);

test("coming to the threshold is told once, whatever follows, and refilling is told once", async () => {
  const { put, events } = await stockedShop();
  await put("MITTS", { name: "Mitts", quantity: 9 });
  for (const quantity of [6, 5, 4, 0, 2]) await put("MITTS", { quantity });
  expect(typesOf(await events())).toEqual(["inventory.low_stock"]);
  for (const quantity of [30, 40]) await put("MITTS", { quantity });
  await put("MITTS", { reserved: 36 });
  expect(await events()).toMatchObject([
    { type: "inventory.low_stock", data: { sku: "MITTS", name: "Mitts", quantity: 5, threshold: 5 } },
    { type: "inventory.restocked", data: { sku: "MITTS", quantity: 30, availability: "in_stock" } },
    { type: "inventory.low_stock", data: { sku: "MITTS", quantity: 40, available: 4, availability: "low_stock" } },
  ]);
});

test("a new item that is low is told at once, with what to offer instead", async () => {
  const { put, events } = await stockedShop();
  await put("OTHER", { name: "Other", quantity: 50 });
  const { json } = await put("GONE", {
    name: "Gone",
    quantity: 0,
    restock_at: "2026-12-24T08:00:00+01:00",
    alternatives: ["OTHER", "NEVER"],
  });
  expect(json.alternatives).toEqual([
    { sku: "OTHER", name: "Other", status: "in_stock", available: 50, restock_at: null },
    { sku: "NEVER", name: null, status: null, available: null, restock_at: null },
  ]);
  const [event] = await events();
  expect(event).toEqual({
    type: "inventory.low_stock",
    data: {
      sku: "GONE",
      name: "Gone",
      quantity: 0,
      available: 0,
      threshold: 5,
      availability: "out_of_stock",
      restock_at: "2026-12-24T07:00:00.000Z",
      alternatives: [{ sku: "OTHER", name: "Other", availability: "in_stock", available: 50 }],
    },
  });
  expect(catalogue["inventory.low_stock"].data.parse(event?.data)).toEqual(event?.data);
});

test("raising the threshold above what there is makes an item low; lowering it makes it well stocked", async () => {
  const { put, events } = await stockedShop();
  await put("TOTE", { quantity: 10 });
  await put("TOTE", { low_stock_threshold: 10 });
  await put("TOTE", { low_stock_threshold: 9 });
  expect(typesOf(await events())).toEqual(["inventory.low_stock", "inventory.restocked"]);
});

test("relative changes of many writers all count, and crossing is told exactly once", async () => {
  const { put, get, events } = await stockedShop();
  await put("SOCKS", { quantity: 60 });
  const answers = await Promise.all(Array.from({ length: 58 }, () => put("SOCKS", { adjust: -1 })));
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  expect((await get("items/SOCKS")).json.quantity).toBe(2);
  expect(await events()).toMatchObject([{ type: "inventory.low_stock", data: { quantity: 5 } }]);
});

test("crossing and returning within a batch tells both, in that order", async () => {
  const { batch, put, events } = await stockedShop();
  await put("CUP", { quantity: 8 });
  await batch([
    { sku: "CUP", adjust: -4 },
    { sku: "CUP", adjust: 20 },
    { sku: "CUP", adjust: -1 },
  ]);
  expect((await events()).map(({ type, data }) => [type, data.quantity])).toEqual([
    ["inventory.low_stock", 4],
    ["inventory.restocked", 24],
  ]);
});

test("what the API counts as low is what the database generates", async () => {
  const { batch, get } = await stockedShop();
  const cases = [0, 1, 5, 6].flatMap((quantity) => [0, 1, 5, 9].map((reserved) => ({ quantity, reserved })));
  const items = cases.map((item, n) => ({ sku: `CASE-${n}`, ...item }));
  const { json } = await batch(items);
  const bySku = new Map((await get("status?limit=100")).json.data.map((row) => [row.sku, row]));
  for (const { sku, status, available } of json.data) {
    const row = bySku.get(sku);
    expect([row?.status, row?.available]).toEqual([status, available]);
    expect(row?.low_since === null).toBe(status === "in_stock");
  }
});
