import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import type { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { stockedShop } from "#scripts/testing/stock.ts";

await testDatabase();

const skusOf = ({ json }: Awaited<ReturnType<typeof call>>) => json.data.map((row) => row.sku);

test("an item is made with its quantity, then changed field by field", async () => {
  const { put, get } = await stockedShop();
  const made = await put("CREW-M", {
    name: "Merino crew",
    quantity: 12,
    reserved: 2,
    price: { value: 82, currency: "EUR" },
    metadata: { shelf: "A1", colour: "oat" },
    restock_at: "2026-12-01",
  });
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    sku: "CREW-M",
    name: "Merino crew",
    status: "in_stock",
    quantity: 12,
    reserved: 2,
    available: 10,
    low_stock_threshold: 5,
    low_since: null,
    price: { value: 82, currency: "EUR" },
    restock_at: "2026-12-01T00:00:00.000Z",
    alternatives: [],
  });
  const changed = await put("CREW-M", {
    low_stock_threshold: 3,
    restock_at: null,
    metadata: { shelf: null, aisle: 2 },
  });
  expect(changed.status).toBe(200);
  expect(changed.json).toMatchObject({
    name: "Merino crew",
    quantity: 12,
    low_stock_threshold: 3,
    restock_at: null,
    price: { value: 82, currency: "EUR" },
    metadata: { colour: "oat", aisle: 2 },
  });
  expect((await get("items/CREW-M")).json).toEqual(changed.json);
});

test("a new item without a quantity is 404, and without a name is named by its SKU", async () => {
  const { put, get } = await stockedShop();
  expect((await put("A 1+2", { adjust: 1 })).status).toBe(404);
  expect((await get("items/A%201%2B2")).status).toBe(404);
  expect((await put("A 1+2", { quantity: 1 })).json).toMatchObject({ sku: "A 1+2", name: "A 1+2" });
});

test("a SKU that cannot be one is refused by its name", async () => {
  const { put, batch } = await stockedShop();
  for (const sku of ["A/1", "A,1", "50%", "x".repeat(101)]) {
    const { status, json } = await put(sku, { quantity: 1 });
    expect([status, json.error.details]).toMatchObject([400, { invalid_fields: [{ field: "sku" }] }]);
    expect((await batch([{ sku, quantity: 1 }])).json.summary).toMatchObject({ failed: 1 });
  }
});

test("names in any script go in, are found and come out unchanged", async () => {
  const { put, get } = await stockedShop();
  const names = ["羊毛衫 🧶", "كنزة صوف", "Pull en Laine d’Été"];
  for (const [index, name] of names.entries()) await put(`SKU-${index}`, { name, quantity: 9 });
  for (const [index, word] of ["羊毛", "صوف", "ete"].entries()) {
    const { json } = await get(`status?q=${encodeURIComponent(word)}`);
    expect(json.data).toMatchObject([{ sku: `SKU-${index}`, name: names[index] }]);
  }
});

test("of many who take the last one, one gets it", async () => {
  const { put, get } = await stockedShop();
  await put("LAST", { quantity: 1, low_stock_threshold: 0 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => put("LAST", { adjust: -1 })));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  const refused = answers.find((answer) => answer.status !== 200);
  expect([refused?.status, refused?.json.error]).toMatchObject([
    422,
    { code: "UNPROCESSABLE", details: { quantity: 0 } },
  ]);
  expect((await get("items/LAST")).json.quantity).toBe(0);
});

test("writers of the same new items in opposite order neither block nor duplicate", async () => {
  const { batch, get, events } = await stockedShop();
  const items = Array.from({ length: 200 }, (_, n) => ({ sku: `NEW-${n}`, quantity: 3 }));
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) => batch(n % 2 === 0 ? items : items.toReversed())),
  );
  expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200));
  const made = answers.map((answer) => answer.json.summary as { created: number; updated: number });
  expect(made.reduce((sum, { created }) => sum + created, 0)).toBe(200);
  expect((await get("status?limit=1")).json.totals).toEqual({ all: 200, in_stock: 0, low_stock: 200, out_of_stock: 0 });
  expect(await events()).toHaveLength(200);
});

test("a batch says of each item, in order, what came of it", async () => {
  const { batch, put } = await stockedShop();
  await put("OLD", { quantity: 8 });
  const { status, json } = await batch([
    { sku: "OLD", adjust: -1 },
    { sku: "NEW", quantity: 20 },
    { sku: "NEVER", adjust: 1 },
    { sku: "OLD", adjust: -99 },
    { sku: "OLD", quantity: -1 },
    "nonsense",
    { sku: "NEW", quantity: 1, adjust: 1 },
    { sku: "NEW", alternatives: ["NEW"] },
    { quantity: 1 },
    { sku: "OLD", adjust: -2, colour: "red" },
    { sku: "OLD", adjust: -2 },
  ]);
  expect(status).toBe(200);
  expect(json.summary).toEqual({ created: 1, updated: 2, failed: 8 });
  expect(json.data.map(({ index, sku, result, quantity }) => [index, sku, result, quantity])).toEqual([
    [0, "OLD", "updated", 7],
    [1, "NEW", "created", 20],
    [2, "NEVER", "failed", null],
    [3, "OLD", "failed", null],
    [4, "OLD", "failed", null],
    [5, null, "failed", null],
    [6, "NEW", "failed", null],
    [7, "NEW", "failed", null],
    [8, null, "failed", null],
    [9, "OLD", "failed", null],
    [10, "OLD", "updated", 5],
  ]);
  const codes = json.data.map(({ error }) => (error as { code: string } | null)?.code ?? null);
  expect(codes.slice(2, 10)).toEqual(["NOT_FOUND", "UNPROCESSABLE", ...Array<string>(6).fill("INVALID_REQUEST")]);
  expect(json.data[4]).toMatchObject({ error: { details: { invalid_fields: [{ field: "items[4].quantity" }] } } });
  expect(json.data[8]).toMatchObject({ error: { details: { missing_fields: ["items[8].sku"] } } });
});

test("a new item whose every change fails is not there afterwards", async () => {
  const { batch, get } = await stockedShop();
  await batch([{ sku: "SELF", quantity: 4, alternatives: ["SELF"] }]);
  expect((await get("items/SELF")).status).toBe(404);
});

test("a batch of 1,000 items is written whole; of 1,001 or none is refused", async () => {
  const { batch, get } = await stockedShop();
  const items = Array.from({ length: 1001 }, (_, n) => ({ sku: `SKU-${n}`, quantity: n, name: `Product ${n}` }));
  expect((await batch(items)).status).toBe(400);
  expect((await batch([])).status).toBe(400);
  const { json } = await batch(items.slice(1));
  expect(json.summary).toEqual({ created: 1000, updated: 0, failed: 0 });
  expect((await get("status?limit=1")).json.totals).toMatchObject({ all: 1000, low_stock: 5 });
});

test("the list filters by SKU, status, words and restock date, with totals of what the rest leaves", async () => {
  const { batch, get } = await stockedShop();
  await batch([
    { sku: "A", name: "Wool scarf", quantity: 50 },
    { sku: "B", name: "Wool cap", quantity: 3, restock_at: "2026-12-01" },
    { sku: "C", name: "Linen shirt", quantity: 0, restock_at: "2026-12-24" },
    { sku: "D", name: "Linen apron", quantity: 0, alternatives: ["C", "A"] },
  ]);
  const totals = { all: 4, in_stock: 1, low_stock: 1, out_of_stock: 2 };
  expect((await get("status?status=low_stock,out_of_stock")).json).toMatchObject({ totals });
  expect(skusOf(await get("status?status=low_stock,out_of_stock"))).toEqual(["B", "C", "D"]);
  expect(skusOf(await get("status?sku=C,A"))).toEqual(["A", "C"]);
  expect(skusOf(await get("status?q=WOO"))).toEqual(["A", "B"]);
  expect((await get("status?q=wool&status=low_stock")).json.totals).toMatchObject({ all: 2, out_of_stock: 0 });
  expect(skusOf(await get("status?restock_after=2026-12-01T00:00:00Z&restock_before=2026-12-24T00:00:00Z"))).toEqual([
    "B",
  ]);
  const [apron] = (await get("status?sku=D")).json.data;
  expect(apron?.alternatives).toMatchObject([
    { sku: "C", status: "out_of_stock", available: 0, restock_at: "2026-12-24T00:00:00.000Z" },
    { sku: "A", status: "in_stock", available: 50 },
  ]);
});

test.each([
  ["sku", ["a", "b", "c", "d", "e"]],
  ["name", ["e", "c", "d", "a", "b"]],
  ["available", ["b", "a", "d", "c", "e"]],
  ["restock_at", ["c", "d", "a", "b", "e"]],
])("sorted by %s, either way, pages go through all items once", async (sort, expected) => {
  const { batch, get } = await stockedShop();
  await batch([
    { sku: "a", name: "Émile", quantity: 2 },
    { sku: "b", name: "zebra", quantity: 0 },
    { sku: "c", name: "apple", quantity: 7, restock_at: "2026-12-01" },
    { sku: "d", name: "Beta", quantity: 2, restock_at: "2026-12-02" },
    { sku: "e", name: "Alder", quantity: 9 },
  ]);
  for (const [order, wanted] of [
    [sort, expected],
    [`-${sort}`, expected.toReversed()],
  ] as const) {
    const found: unknown[] = [];
    for (let cursor = ""; ; ) {
      const page = await get(`status?sort=${order}&limit=2${cursor && `&cursor=${cursor}`}`);
      found.push(...skusOf(page));
      if (!page.json.has_more) break;
      cursor = page.json.next_cursor;
    }
    expect(found).toEqual(wanted);
  }
});

test("a deleted item is gone, noted, and keeps its place as an alternative", async () => {
  const { ctx, put, get, remove } = await stockedShop();
  await put("X", { name: "Ex", quantity: 7 });
  await put("Y", { quantity: 0, alternatives: ["X"] });
  expect((await remove("X")).status).toBe(204);
  expect((await remove("X")).status).toBe(404);
  expect((await get("items/Y")).json.alternatives).toMatchObject([{ sku: "X", name: null, status: null }]);
  const audit = await database.query(
    "SELECT target_id, changes FROM audit_logs WHERE merchant_id = $1 AND action = 'inventory_item.deleted'",
    [ctx.merchantId],
  );
  expect(audit).toMatchObject([{ target_id: "X", changes: { quantity: { from: 7, to: null } } }]);
});

test.each([
  [{ quantity: 1, adjust: 1 }, "adjust"],
  [{ quantity: 1.5 }, "quantity"],
  [{ quantity: 1, restock_at: "soon" }, "restock_at"],
  [{ quantity: 1, alternatives: ["B", "B"] }, "alternatives"],
  [{ quantity: 1, alternatives: ["A"] }, "alternatives"],
  [{ quantity: 1, price: { value: 1 } }, "price.currency"],
])("%j is refused by the name of its field", async (body, field) => {
  const { put, get } = await stockedShop();
  const { status, json } = await put("A", body);
  expect(status).toBe(400);
  const { invalid_fields: invalid = [], missing_fields: missing = [] } = json.error.details as {
    invalid_fields?: { field: string }[];
    missing_fields?: string[];
  };
  expect([...invalid.map((problem) => problem.field), ...missing]).toEqual([field]);
  expect((await get("items/A")).status).toBe(404);
});
