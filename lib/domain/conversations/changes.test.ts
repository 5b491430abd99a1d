import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

type Body = Record<string, unknown>;

async function shop() {
  const { key, ctx } = await testMerchant();
  const customer = { email: "teresa@example.com", name: "Teresa Lindqvist" };
  const create = async (body: Body = {}) =>
    (await call("POST", "/v1/conversations", { key, body: { customer, ...body } })).json;
  const on = (id: string) => ({
    get: (path = "") => call("GET", `/v1/conversations/${id}${path}`, { key }),
    put: (body: Body) => call("PUT", `/v1/conversations/${id}`, { key, body }),
    post: (path: string, body: Body) => call("POST", `/v1/conversations/${id}${path}`, { key, body }),
    remove: () => call("DELETE", `/v1/conversations/${id}`, { key }),
  });
  const events = (type: string) =>
    database.query<{ data: Body }>("SELECT data FROM events WHERE merchant_id = $1 AND type = $2 ORDER BY xid, id", [
      ctx.merchantId,
      type,
    ]);
  return { key, ctx, create, on, events };
}

test("a full cart or a strong intent is told once, with exactly the documented data", async () => {
  const { create, on, events } = await shop();
  const { id, customer_id } = await create({ cart: { value: 120, currency: "EUR" } });
  expect(await events("customer.high_value_interaction")).toEqual([]);
  await on(id).put({ cart: { value: 299.99, currency: "EUR" }, purchase_intent: "high" });
  await on(id).put({ cart: { value: 500, currency: "EUR" } });
  const told = await events("customer.high_value_interaction");
  expect(told).toHaveLength(1);
  expect(told[0]?.data).toMatchObject({
    customer_id,
    conversation_id: id,
    cart_value: 299.99,
    purchase_intent: "high",
    recommended_action: "priority_follow_up",
  });
  expect((await on(id).get()).json.high_value_at).not.toBeNull();
  await create({ purchase_intent: "high" });
  expect(await events("customer.high_value_interaction")).toHaveLength(2);
});

test("a purchase is shown, and takes back that the cart was left behind", async () => {
  const { create, on, events } = await shop();
  const { id } = await create({ cart: { value: 80, currency: "EUR", items: [{ sku: "oat-m", quantity: 1 }] } });
  const left = await on(id).put({
    cart: { value: 80, currency: "EUR", items: [{ sku: "oat-m", quantity: 1 }], abandoned: true },
  });
  expect(left.json).toMatchObject({ cart: { abandoned: true }, cart_abandoned_at: expect.any(String) });
  expect((await events("conversation.cart_abandonment"))[0]?.data).toMatchObject({
    conversation_id: id,
    cart_value: 80,
    currency: "EUR",
    cart_items: [{ sku: "oat-m", quantity: 1 }],
    abandonment_reason: "reported",
  });
  const bought = await on(id).put({ purchase: { order_id: "1001", value: 79.5 } });
  expect(bought.json).toMatchObject({
    purchase: { order_id: "1001", value: 79.5, currency: "EUR" },
    cart: { abandoned: false },
    cart_abandoned_at: null,
  });
  expect((await on(id).put({ purchase: null })).json.purchase).toBeNull();
});

test("assignment, reopening and its count are kept", async () => {
  const { create, on } = await shop();
  const { id } = await create({ assigned_to: "nuno" });
  await on(id).put({ status: "resolved" });
  const reopened = await on(id).put({ status: "active", assigned_to: null });
  expect(reopened.json).toMatchObject({ status: "active", assigned_to: null, reopened_count: 1 });
});

test("feedback sets the scores, replaces what was said before, and is told as documented", async () => {
  const { create, on, events } = await shop();
  const { id, customer_id } = await create();
  await on(id).post("/feedback", { satisfaction_score: 2.5 });
  const given = { rating: 5, feedback_text: "Very helpful and quick responses!", nps_score: 9 };
  const answer = await on(id).post("/feedback", given);
  expect([answer.status, answer.json]).toMatchObject([201, { conversation_id: id, customer_id, ...given }]);
  expect((await events("customer.satisfaction_feedback")).map((event) => event.data)).toEqual([
    { conversation_id: id, customer_id, rating: 2.5, feedback_text: null, nps_score: null },
    { conversation_id: id, customer_id, ...given },
  ]);
  expect((await on(id).get()).json).toMatchObject({
    satisfaction_score: 5,
    nps_score: 9,
    feedback_text: given.feedback_text,
  });
});

test("feedback without a score, with two, or out of range is refused by the field's name", async () => {
  const { create, on } = await shop();
  const { id } = await create();
  const refused = async (body: Body) => (await on(id).post("/feedback", body)).json.error.details;
  expect(await refused({ nps_score: 3 })).toEqual({ missing_fields: ["rating"] });
  expect(await refused({ rating: 4, satisfaction_score: 1 })).toMatchObject({
    invalid_fields: [{ field: "satisfaction_score" }],
  });
  expect(await refused({ rating: 0 })).toMatchObject({ invalid_fields: [{ field: "rating" }] });
  expect(await refused({ rating: 4, nps_score: 11 })).toMatchObject({ invalid_fields: [{ field: "nps_score" }] });
});

test("notes carry their author and are paged either way", async () => {
  const { create, on, events } = await shop();
  const { id } = await create();
  for (const body of ["one", "two", "three"]) await on(id).post("/notes", { body });
  const first = await on(id).get("/notes?order=desc&limit=2");
  const rest = await on(id).get(`/notes?order=desc&limit=2&cursor=${first.json.next_cursor}`);
  const bodies = [first, rest].flatMap((page) => page.json.data.map((note) => note.body));
  expect(bodies).toEqual(["three", "two", "one"]);
  expect(first.json.data[0]).toMatchObject({ author: "Test" });
  expect((await on(id).get("/notes?limit=1")).json.data).toMatchObject([{ body: "one" }]);
  expect((await events("conversation.updated")).at(-1)?.data).toMatchObject({ changed_fields: ["note"] });
});

test("messages bring attachments and a past moment, and are listed newest first where that is asked", async () => {
  const { create, on } = await shop();
  const { id } = await create({ started_at: "2026-01-01T10:00:00Z" });
  const photo = {
    url: "https://cdn.store.com/u/fit.jpg",
    name: "fit.jpg",
    content_type: "image/jpeg",
    size_bytes: 482,
  };
  await on(id).post("/messages", { role: "system", content: "Joined", sent_at: "2026-01-01T10:00:01Z" });
  await on(id).post("/messages", { role: "customer", content: "Does it fit?", attachments: [photo] });
  const newest = await on(id).get("/messages?order=desc&limit=1");
  expect(newest.json.data).toMatchObject([{ content: "Does it fit?", attachments: [photo] }]);
  const before = await on(id).get(`/messages?order=desc&cursor=${newest.json.next_cursor}`);
  expect(before.json.data).toMatchObject([{ content: "Joined", sent_at: "2026-01-01T10:00:01.000Z", attachments: [] }]);
  const mixed = await on(id).get(`/messages?cursor=${newest.json.next_cursor}`);
  expect(mixed.json.error.code).toBe("INVALID_CURSOR");
  const script = await on(id).post("/messages", {
    role: "customer",
    content: "x",
    attachments: [{ url: "javascript:alert(1)" }],
  });
  expect(script.json.error.details.invalid_fields).toMatchObject([{ field: "attachments.0.url" }]);
  const early = await on(id).post("/messages", { role: "customer", content: "x", sent_at: "2999-01-01T00:00:00Z" });
  expect(early.json.error.details.invalid_fields).toMatchObject([{ field: "sent_at", code: "in_the_future" }]);
});

test("a conversation that has ended takes a message and stays as it is", async () => {
  const { create, on } = await shop();
  const { id } = await create();
  await on(id).put({ status: "closed" });
  await on(id).post("/messages", { role: "customer", content: "Thanks!" });
  expect((await on(id).get()).json).toMatchObject({ status: "closed", message_count: 1 });
});

test("a conversation tells its figures, and leads on to the messages beyond the first 200", async () => {
  const { create, on } = await shop();
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10) + seconds * 1000).toISOString();
  const { id } = await create({
    started_at: at(0),
    messages: [
      { role: "customer", content: "Hi", sent_at: at(0) },
      { role: "system", content: "Joined", sent_at: at(2) },
      { role: "assistant", content: "Hello", sent_at: at(10) },
      { role: "customer", content: "Size?", sent_at: at(20) },
      { role: "customer", content: "Hello?", sent_at: at(60) },
      { role: "agent", content: "An M", sent_at: at(1020) },
    ],
  });
  const figures = {
    outcome: "open",
    duration_seconds: null,
    first_response_seconds: 10,
    average_response_seconds: 505,
    escalated_after_seconds: null,
    handling_seconds: 0,
    active_seconds: 60,
    idle_seconds: 960,
    messages: { total: 6, customer: 3, assistant: 1, agent: 1, system: 1 },
    depth: 2,
    reopened_count: 0,
  };
  expect((await on(id).get()).json.analytics).toEqual(figures);
  const silent = await create();
  expect((await on(silent.id).get()).json.analytics).toMatchObject({
    first_response_seconds: null,
    average_response_seconds: null,
    active_seconds: null,
    idle_seconds: null,
    handling_seconds: null,
    depth: 0,
  });
  const messages = Array.from({ length: 200 }, (_, index) => ({ role: "customer", content: `m${index}` }));
  const long = await create({ messages });
  await on(long.id).post("/messages", { role: "agent", content: "the last" });
  const { json } = await on(long.id).get();
  expect([json.messages.length, json.messages_has_more]).toEqual([200, true]);
  const rest = await on(long.id).get(`/messages?cursor=${json.messages_next_cursor}`);
  expect(rest.json.data.map((message) => message.content)).toEqual(["the last"]);
});

test("a deleted conversation is gone with its messages and notes, its events stay, and the audit log tells", async () => {
  const { ctx, create, on, events } = await shop();
  const { id } = await create({ initial_message: "gone tomorrow" });
  await on(id).post("/notes", { body: "x" });
  expect((await on(id).remove()).status).toBe(204);
  expect([(await on(id).get()).status, (await on(id).get("/messages")).status, (await on(id).remove()).status]).toEqual(
    [404, 404, 404],
  );
  const left = await database.query(
    `SELECT id FROM messages WHERE merchant_id = $1 AND conversation_id = $2
     UNION ALL SELECT id FROM conversation_notes WHERE merchant_id = $1 AND conversation_id = $2`,
    [ctx.merchantId, id],
  );
  expect(left).toEqual([]);
  expect(await events("conversation.started")).toHaveLength(1);
  const entries = await database.query(
    "SELECT action, target_id FROM audit_logs WHERE merchant_id = $1 AND target_id = $2",
    [ctx.merchantId, id],
  );
  expect(entries).toEqual([{ action: "conversation.deleted", target_id: id }]);
});

test("a NUL character is refused by the field's name, wherever it stands", async () => {
  const { create, on } = await shop();
  const { id } = await create();
  const refused = async (path: string, body: Body) => (await on(id).post(path, body)).json.error.details.invalid_fields;
  expect(await refused("/messages", { role: "customer", content: "a\u0000b" })).toMatchObject([{ field: "content" }]);
  expect(await refused("/notes", { body: "a\u0000" })).toMatchObject([{ field: "body" }]);
  expect((await on(id).put({ metadata: { "a\u0000": 1 } })).status).toBe(400);
});
