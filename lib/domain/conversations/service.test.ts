import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();
const customer = { email: "teresa@example.com", name: "Teresa Lindqvist" };

async function shop() {
  const { key, ctx } = await testMerchant();
  const create = (body: Record<string, unknown>) =>
    call("POST", "/v1/conversations", { key, body: { customer, ...body } });
  const list = (query: string) => call("GET", `/v1/conversations?${query}`, { key });
  const ids = async (query: string) => (await list(query)).json.data.map((row) => row.id);
  const events = () =>
    database.query<{ type: string; data: Record<string, unknown> }>(
      "SELECT type, data FROM events WHERE merchant_id = $1 ORDER BY xid, id",
      [ctx.merchantId],
    );
  return { key, ctx, create, list, ids, events };
}

test("a created conversation has the documented fields and is read back the same", async () => {
  const { key, create } = await shop();
  const made = await create({
    external_id: "order-7",
    initial_message: "Hi, I need help with sizing",
    page_url: "https://store.com/products/example",
    device_type: "mobile",
    cart: { value: 299.99, currency: "EUR", items: [{ sku: "oat-m" }] },
  });
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    external_id: "order-7",
    status: "active",
    initial_message: "Hi, I need help with sizing",
    message_count: 1,
    device_type: "mobile",
    customer: customer,
    cart: { value: 299.99, currency: "EUR", items: [{ sku: "oat-m" }], abandoned: false },
    completed_at: null,
  });
  const read = await call("GET", `/v1/conversations/${made.json.id}`, { key });
  expect(read.json).toMatchObject(made.json);
  expect(read.json.messages).toMatchObject([{ role: "customer", content: "Hi, I need help with sizing" }]);
});

test("the start is announced with exactly the documented data", async () => {
  const { create, events } = await shop();
  const made = await create({ initial_message: "Hello", page_url: "https://store.com/p", device_type: "mobile" });
  const written = await events();
  expect(written.map((event) => event.type)).toEqual(["customer.created", "conversation.started"]);
  expect(written[1]?.data).toEqual({
    conversation_id: made.json.id,
    customer_id: made.json.customer_id,
    page_url: "https://store.com/p",
    device_type: "mobile",
    initial_message: "Hello",
  });
});

test("the same external id again is a conflict that names the conversation, and writes nothing", async () => {
  const { create, ids, events } = await shop();
  const first = await create({ external_id: "once" });
  const before = (await events()).length;
  const second = await create({ external_id: "once" });
  expect(second.status).toBe(409);
  expect(second.json.error).toMatchObject({ code: "CONFLICT", details: { conversation_id: first.json.id } });
  expect(await ids("")).toHaveLength(1);
  expect(await events()).toHaveLength(before);
});

test("a customer is found by external id, else by e-mail in any case, and made only once by many at once", async () => {
  const { create, key } = await shop();
  const many = await Promise.all(Array.from({ length: 12 }, () => create({ customer: { email: "Same@Example.com" } })));
  expect(new Set(many.map((answer) => answer.json.customer_id)).size).toBe(1);
  const linked = await create({ customer: { external_id: "c-1", email: "same@example.com" } });
  expect(linked.json.customer).toMatchObject({ external_id: "c-1", email: "same@example.com" });
  const other = await create({ customer: { external_id: "c-2", email: "same@example.com" } });
  expect(other.json.error).toMatchObject({ code: "CONFLICT" });
  expect((await call("GET", "/v1/customers", { key })).json.data).toHaveLength(1);
});

test("resolving fills in the end and announces the completion; reopening takes it back", async () => {
  const { key, create, events } = await shop();
  const { id } = (await create({ started_at: new Date(Date.now() - 900_000).toISOString(), initial_message: "Hi" }))
    .json;
  const put = (body: unknown) => call("PUT", `/v1/conversations/${id}`, { key, body });
  const resolved = await put({ status: "resolved", satisfaction_score: 4.5 });
  expect(resolved.json).toMatchObject({ status: "resolved", resolution_status: "resolved", duration_seconds: 900 });
  expect((await events()).at(-1)).toEqual({
    type: "conversation.completed",
    data: {
      conversation_id: id,
      duration_seconds: 900,
      message_count: 1,
      satisfaction_score: 4.5,
      resolution_status: "resolved",
    },
  });
  const reopened = await put({ status: "active" });
  expect(reopened.json).toMatchObject({ status: "active", completed_at: null, duration_seconds: null });
  expect((await events()).at(-1)?.type).toBe("conversation.reopened");
});

test("escalating raises the priority and announces the documented data", async () => {
  const { key, create, events } = await shop();
  const { id } = (await create({})).json;
  await call("PUT", `/v1/conversations/${id}`, { key, body: { status: "escalated", escalation_reason: "refund" } });
  expect((await events()).at(-1)?.data).toEqual({
    conversation_id: id,
    escalation_reason: "refund",
    agent_required: true,
    priority: "high",
  });
});

test("tags are added and removed, metadata is merged and null removes a field", async () => {
  const { key, create } = await shop();
  const { id } = (await create({ tags: ["gift", "size"], metadata: { a: 1, keep: { deep: null } } })).json;
  const body = { add_tags: ["vip"], remove_tags: ["size"], metadata: { a: null, b: 2 }, note: "Prefers exchange" };
  const updated = await call("PUT", `/v1/conversations/${id}`, { key, body });
  expect(updated.json.tags).toEqual(["gift", "vip"]);
  expect(updated.json.metadata).toEqual({ keep: { deep: null }, b: 2 });
  const detail = await call("GET", `/v1/conversations/${id}`, { key });
  expect(detail.json.notes).toMatchObject([{ body: "Prefers exchange", author: "Test" }]);
});

test("messages keep their order, count, and give the time to the first answer", async () => {
  const { key, create } = await shop();
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, seconds)).toISOString();
  const messages = [
    { role: "customer", content: "one", sent_at: at(0) },
    { role: "assistant", content: "two", sent_at: at(2) },
  ];
  const { id } = (await create({ started_at: at(0), messages })).json;
  await call("POST", `/v1/conversations/${id}/messages`, {
    key,
    body: { role: "agent", content: "three", sent_at: at(9) },
  });
  const read = await call("GET", `/v1/conversations/${id}`, { key });
  expect(read.json).toMatchObject({ message_count: 3, first_response_seconds: 2, last_message_at: at(9) });
  const first = await call("GET", `/v1/conversations/${id}/messages?limit=2`, { key });
  const rest = await call("GET", `/v1/conversations/${id}/messages?limit=2&cursor=${first.json.next_cursor}`, { key });
  const contents = [first, rest].flatMap((page) => page.json.data.map((row) => row.content));
  expect(contents).toEqual(["one", "two", "three"]);
  expect(rest.json.has_more).toBe(false);
});

test("messages are listed after a given one, which must be the conversation's own", async () => {
  const { key, create } = await shop();
  const messages = ["one", "two", "three"].map((content) => ({ role: "customer", content }));
  const { id } = (await create({ messages })).json;
  const other = (await create({ messages })).json;
  const said = (await call("GET", `/v1/conversations/${id}/messages`, { key })).json.data;
  const after = (conversation: string) =>
    call("GET", `/v1/conversations/${conversation}/messages?limit=1&after=${said[0]?.id}`, { key });
  const next = await after(id);
  expect(next.json.data.map((row) => row.content)).toEqual(["two"]);
  expect(next.json.has_more).toBe(true);
  const foreign = await after(other.id);
  expect(foreign.status).toBe(400);
  expect(foreign.json.error.details.invalid_fields).toMatchObject([{ field: "after", code: "not_found" }]);
});

test("a walk by cursor meets every conversation once, either way, while new ones come in", async () => {
  const { create, list } = await shop();
  const started = Array.from({ length: 25 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + (day % 20))).toISOString());
  const made = await Promise.all(started.map((started_at) => create({ started_at })));
  for (const sort of ["-started_at", "started_at"]) {
    const seen: string[] = [];
    for (let cursor = ""; ; ) {
      const page = await list(`limit=4&sort=${sort}&cursor=${cursor}`.replace(/&cursor=$/, ""));
      seen.push(...page.json.data.map((row) => row.id));
      await create({ started_at: "2025-01-01T00:00:00Z", external_id: `${sort} ${seen.length}` });
      if (!page.json.has_more || seen.length > 100) break;
      cursor = page.json.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(made.map((answer) => answer.json.id)));
  }
});

test("filters choose by status, outcome, tag, channel, first answer, satisfaction and time", async () => {
  const { key, create, ids } = await shop();
  const a = (await create({ tags: ["vip"], channel: "app", started_at: "2026-01-05T12:00:00Z" })).json.id;
  const b = (await create({ started_at: "2026-02-05T12:00:00Z", language: "pt" })).json.id;
  await call("PUT", `/v1/conversations/${a}`, { key, body: { status: "resolved", satisfaction_score: 5 } });
  for (const [role, content] of [
    ["customer", "Does it run small?"],
    ["assistant", "A little."],
  ])
    await call("POST", `/v1/conversations/${a}/messages`, { key, body: { role, content } });
  expect(await ids("status=resolved,closed")).toEqual([a]);
  expect(await ids("outcome=open")).toEqual([b]);
  expect(await ids("tag=vip")).toEqual([a]);
  expect(await ids("channel=app")).toEqual([a]);
  expect(await ids("language=pt")).toEqual([b]);
  expect(await ids("answered=true")).toEqual([a]);
  expect(await ids("answered=false")).toEqual([b]);
  expect(await ids("min_satisfaction=4.5")).toEqual([a]);
  expect(await ids("started_after=2026-02-05T12:00:00Z")).toEqual([b]);
  expect(await ids("started_before=2026-02-05T12:00:00Z")).toEqual([a]);
});

test("search finds a word in a message, the beginning of one, a customer's name and a tag", async () => {
  const { create, list, ids } = await shop();
  const a = (await create({ initial_message: "Can I return a gift without the receipt?", tags: ["exchange"] })).json.id;
  const b = (
    await create({ customer: { email: "ana@example.com", name: "Ána Carvalho" }, initial_message: "尺码 问题 👗" })
  ).json.id;
  expect(await ids("q=receipt")).toEqual([a]);
  expect(await ids("q=rece")).toEqual([a]);
  expect(await ids(`q=${encodeURIComponent("ána")}`)).toEqual([b]);
  expect(await ids(`q=${encodeURIComponent("尺码")}`)).toEqual([b]);
  expect(await ids("q=exchange")).toEqual([a]);
  expect(await ids("q=nothing-of-this")).toEqual([]);
  expect(await ids(`q=${encodeURIComponent("' | ! & :*")}`)).toEqual([]);
  expect((await list("q=receipt")).json.data).toMatchObject([{ snippet: expect.stringContaining("receipt") }]);
});

test("a cursor that was altered, or belongs to another order, is refused", async () => {
  const { create, list } = await shop();
  await Promise.all([create({}), create({})]);
  const { next_cursor } = (await list("limit=1")).json;
  for (const query of [`cursor=${next_cursor}x`, "cursor=bm9uc2Vuc2U", `cursor=${next_cursor}&sort=started_at`]) {
    const answer = await list(query);
    expect([answer.status, answer.json.error]).toEqual([400, expect.objectContaining({ code: "INVALID_CURSOR" })]);
  }
});

test("another merchant's conversation does not exist", async () => {
  const one = await shop();
  const other = await shop();
  const { id, customer_id } = (await one.create({ initial_message: "secret words" })).json;
  const path = `/v1/conversations/${id}`;
  const answers = await Promise.all([
    call("GET", path, { key: other.key }),
    call("PUT", path, { key: other.key, body: { note: "hi" } }),
    call("GET", `${path}/messages`, { key: other.key }),
    call("POST", `${path}/messages`, { key: other.key, body: { role: "customer", content: "hi" } }),
    call("GET", `/v1/customers/${customer_id}`, { key: other.key }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404]);
  expect(await other.ids("q=secret")).toEqual([]);
  expect((await other.create({ customer: undefined, customer_id })).json.error).toMatchObject({
    code: "INVALID_REQUEST",
  });
});
