import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sorts } from "./list/contract.ts";

await testDatabase();

async function shop() {
  const { ctx, key } = await testMerchant();
  const create = (body: unknown) => call("POST", "/v1/customers", { key, body });
  const put = (id: string, body: unknown) => call("PUT", `/v1/customers/${id}`, { key, body });
  const list = async (query: string) => (await call("GET", `/v1/customers?${query}`, { key })).json;
  const ids = async (query: string) => (await list(query)).data.map((row) => row.external_id);
  const events = () =>
    database.query<{ type: string; data: object }>(
      "SELECT type, data FROM events WHERE merchant_id = $1 ORDER BY xid, id",
      [ctx.merchantId],
    );
  return { ctx, key, create, put, list, ids, events };
}

test("a customer is made once and found after that, completed by what is new", async () => {
  const { create, events } = await shop();
  const made = await create({ external_id: "c-1", name: "Ada", tags: ["a"], preferences: { size: "M" } });
  expect(made.status).toBe(201);
  const found = await create({
    external_id: "c-1",
    email: "Ada@Example.com",
    tags: ["b"],
    preferences: { colour: "red" },
  });
  expect([found.status, found.json]).toMatchObject([
    200,
    { id: made.json.id, email: "ada@example.com", tags: ["a", "b"], preferences: { size: "M", colour: "red" } },
  ]);
  expect((await create({ external_id: "c-1", name: "Ada", tags: ["a"] })).status).toBe(200);
  const about = { customer_id: made.json.id };
  expect(await events()).toEqual([
    { type: "customer.created", data: { ...about, external_id: "c-1", email: null, name: "Ada" } },
    { type: "customer.updated", data: { ...about, changed_fields: ["email", "tags", "preferences"] } },
  ]);
});

test("many calls at once make one customer", async () => {
  const { create } = await shop();
  const many = await Promise.all(Array.from({ length: 10 }, () => create({ email: "same@example.com" })));
  expect(many.map(({ status }) => status).toSorted()).toEqual([...Array(9).fill(200), 201]);
  expect(new Set(many.map(({ json }) => json.id)).size).toBe(1);
});

test("an update changes what is given, removes what is null, and tells nothing when nothing changes", async () => {
  const { create, put, events } = await shop();
  const { id } = (await create({ external_id: "c", email: "c@example.com", name: "C", metadata: { a: 1, b: 2 } })).json;
  const updated = await put(id, { name: null, add_tags: ["vip"], metadata: { a: null, c: [3] } });
  expect(updated.json).toMatchObject({ name: null, email: "c@example.com", tags: ["vip"], metadata: { b: 2, c: [3] } });
  await put(id, { add_tags: ["vip"], metadata: { b: 2 } });
  expect((await events()).map(({ type }) => type)).toEqual(["customer.created", "customer.updated"]);
  expect((await put(id, { email: null, external_id: null })).json.error.details).toMatchObject({
    invalid_fields: [{ field: "email", code: "last_identity" }],
  });
  await create({ external_id: "d", email: "d@example.com" });
  expect((await put(id, { email: "d@example.com" })).json.error).toMatchObject({
    code: "CONFLICT",
    details: { invalid_fields: [{ field: "email", code: "taken" }] },
  });
});

test("one call notes, tags, prefers and records an interaction, which counts as being seen", async () => {
  const { key, create } = await shop();
  const { id } = (await create({ external_id: "c", tags: ["old"] })).json;
  const occurred_at = "2026-01-05T10:00:00.000Z";
  const noted = await call("POST", `/v1/customers/${id}/notes`, {
    key,
    body: {
      note: "Prefers 电话",
      add_tags: ["new"],
      remove_tags: ["old"],
      preferences: { contact: "phone" },
      interaction: { channel: "phone", summary: "Asked for a label", occurred_at },
    },
  });
  expect(noted.status).toBe(201);
  expect(noted.json).toMatchObject({
    notes: [
      { kind: "note", body: "Prefers 电话", channel: null },
      { kind: "interaction", body: "Asked for a label", channel: "phone", occurred_at },
    ],
    customer: { tags: ["new"], preferences: { contact: "phone" }, first_seen_at: occurred_at },
  });
  const listed = (await call("GET", `/v1/customers/${id}/notes`, { key })).json.data;
  expect(listed.map((note) => note.kind).toSorted()).toEqual(["interaction", "note"]);
  expect((await call("POST", `/v1/customers/${id}/notes`, { key, body: {} })).status).toBe(400);
});

test("the conversations come in the order of time, each with its summary", async () => {
  const { key, create } = await shop();
  const { id } = (await create({ external_id: "c" })).json;
  const start = (started_at: string, initial_message: string) =>
    call("POST", "/v1/conversations", { key, body: { customer_id: id, started_at, initial_message } });
  const second = (await start("2026-03-02T00:00:00Z", "And now?")).json.id;
  const first = (await start("2026-03-01T00:00:00Z", "Size?")).json.id;
  await call("PUT", `/v1/conversations/${first}`, { key, body: { status: "resolved", satisfaction_score: 4 } });
  const at = `/v1/customers/${id}/conversations`;
  const { data } = (await call("GET", at, { key })).json;
  expect(data.map((row) => row.id)).toEqual([first, second]);
  expect(data[0]).toMatchObject({
    satisfaction_score: 4,
    interaction_summary: { outcome: "resolved", first_question: "Size?", message_count: 1 },
  });
  const page = (await call("GET", `${at}?sort=-started_at&limit=1`, { key })).json;
  const rest = (await call("GET", `${at}?sort=-started_at&limit=1&cursor=${page.next_cursor}`, { key })).json;
  expect([...page.data, ...rest.data].map((row) => row.id)).toEqual([second, first]);
});

async function filledShop() {
  const made = await shop();
  const people = [
    { external_id: "ann", name: "Ánn 北京", tags: ["vip"], spent: 20, daysAgo: 1 },
    { external_id: "bob", name: "Bob 👩‍🚀", spent: 300.5, daysAgo: 9 },
    { external_id: "cyd", email: "cyd@example.com", name: "مرحبا", spent: 0, daysAgo: 40 },
    { external_id: "dee", name: "Dee", tags: ["vip"], spent: 20, daysAgo: 400 },
  ];
  for (const { spent, daysAgo, ...customer } of people) {
    const started_at = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
    const { id } = (await call("POST", "/v1/conversations", { key: made.key, body: { customer, started_at } })).json;
    const purchase = { order_id: `o-${customer.external_id}`, value: spent, currency: "EUR" };
    if (spent > 0) await call("PUT", `/v1/conversations/${id}`, { key: made.key, body: { purchase } });
  }
  return made;
}

test("each filter finds those it names, and filters are combined", async () => {
  const { ids, list } = await filledShop();
  expect(await ids("q=ann")).toEqual(["ann"]);
  expect(await ids(`q=${encodeURIComponent("京")}`)).toEqual(["ann"]);
  expect(await ids(`q=${encodeURIComponent("👩‍🚀")}`)).toEqual(["bob"]);
  expect(await ids(`q=${encodeURIComponent("مرح")}`)).toEqual(["cyd"]);
  expect(await ids("email=CYD@example.com")).toEqual(["cyd"]);
  expect(await ids("external_id=dee")).toEqual(["dee"]);
  expect(await ids("tag=vip&sort=last_seen_at")).toEqual(["dee", "ann"]);
  expect(await ids("min_lifetime_value=20&max_lifetime_value=300")).toEqual(["ann", "dee"]);
  expect(await ids("min_lead_score=10")).toEqual(["ann", "bob"]);
  expect(await ids("max_lead_score=9&tag=vip")).toEqual(["dee"]);
  const weekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString();
  expect(await ids(`last_seen_after=${weekAgo}`)).toEqual(["ann"]);
  expect(await ids(`last_seen_before=${weekAgo}&limit=1`)).toEqual(["bob"]);
  expect(await list("tag=vip&include_total=true&limit=1")).toMatchObject({ total: 2, total_is_exact: true });
});

test("every order walks all customers once, page by page, and its reverse is the reverse", async () => {
  const { list, ids } = await filledShop();
  for (const sort of sorts) {
    const walked: unknown[] = [];
    let cursor = "";
    do {
      const page = await list(`sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
      walked.push(...page.data.map((row) => row.external_id));
      cursor = page.next_cursor;
    } while (cursor);
    expect([sort, walked]).toEqual([sort, await ids(`sort=${sort}`)]);
    const back = sort.startsWith("-") ? sort.slice(1) : `-${sort}`;
    expect(walked.toReversed()).toEqual(await ids(`sort=${back}`));
  }
  expect(await ids("sort=-lifetime_value&limit=1")).toEqual(["bob"]);
});
