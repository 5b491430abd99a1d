import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runBatch } from "./service.ts";

await testDatabase();

type Result = { status: number; conversation_id: string; error?: { code: string; details: Record<string, unknown> } };

async function shop() {
  const { key, ctx } = await testMerchant();
  const batch = (operations: unknown[], atomic = false) =>
    call("POST", "/v1/conversations/batch", { key, body: { operations, atomic } });
  const results = async (operations: unknown[]) => (await batch(operations)).json.results as unknown as Result[];
  const get = async (id: string) => (await call("GET", `/v1/conversations/${id}`, { key })).json;
  const list = async (query = "") => (await call("GET", `/v1/conversations?${query}`, { key })).json.data;
  return { key, ctx, batch, results, get, list };
}

const customer = { email: "teresa@example.com", name: "Teresa Lindqvist" };
const create = (external_id: string, data = {}) => ({ action: "create", data: { external_id, customer, ...data } });

async function counts({ merchantId }: Ctx) {
  const tables = ["conversations", "messages", "conversation_notes", "customers", "events", "webhook_deliveries"];
  const parts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE merchant_id = $1) AS ${table}`);
  return (await database.query(`SELECT ${parts.join(", ")}`, [merchantId]))[0];
}

test("every action does what it says, in order, and each sees what those before it did", async () => {
  const { results, get } = await shop();
  const [made] = await results([
    create("chat-1", { initial_message: "Hi", metadata: { a: 1, b: 2 } }),
    { action: "tag", external_id: "chat-1", data: { tags: ["vip", "gift"] } },
    { action: "untag", external_id: "chat-1", data: { tags: ["gift"] } },
    { action: "note", external_id: "chat-1", data: { body: "Prefers M" } },
    { action: "add_message", external_id: "chat-1", data: { role: "assistant", content: "Hello" } },
    { action: "add_message", external_id: "chat-1", data: { role: "customer", content: "Thanks" } },
    { action: "escalate", external_id: "chat-1", data: { escalation_reason: "refund" } },
    { action: "resolve", external_id: "chat-1", data: { satisfaction_score: 4 } },
    { action: "reopen", external_id: "chat-1" },
    { action: "update", external_id: "chat-1", data: { metadata: { b: null, c: 3 } } },
    { action: "close", external_id: "chat-1" },
  ]);
  const read = await get(made?.conversation_id as string);
  expect(read).toMatchObject({
    status: "closed",
    tags: ["vip"],
    metadata: { a: 1, c: 3 },
    message_count: 3,
    satisfaction_score: 4,
    escalation_reason: "refund",
    priority: "high",
    reopened_count: 1,
    notes: [{ body: "Prefers M", author: "Test" }],
  });
  expect(read.messages.map(({ content }) => content)).toEqual(["Hi", "Hello", "Thanks"]);
});

test("each operation has its result in its place, and those that fail say why without hindering the others", async () => {
  const { batch, list } = await shop();
  const answer = await batch([
    create("one"),
    { action: "close", conversation_id: "conv_never" },
    { action: "tag", external_id: "one", data: { tags: ["a", 7] } },
    create("one"),
    { action: "update", external_id: "one", data: {} },
    { action: "paint", external_id: "one" },
    { action: "tag", data: { tags: ["a"] } },
    { action: "create", data: { customer: { name: "Nobody" } } },
    "close",
    { action: "add_message", external_id: "one", data: { role: "agent", content: "Hello" } },
    { action: "delete", external_id: "one" },
    { action: "close", external_id: "one" },
  ]);
  expect([answer.status, answer.json.succeeded, answer.json.failed]).toEqual([200, 3, 9]);
  const results = answer.json.results as unknown as Result[];
  expect(results.map(({ status }) => status)).toEqual([201, 404, 400, 409, 400, 400, 400, 400, 400, 201, 204, 404]);
  const named = (index: number) => JSON.stringify(results[index]?.error?.details);
  expect(named(2)).toContain('"field":"operations[2].data.tags.1"');
  expect(named(6)).toContain('"missing_fields":["operations[6].conversation_id"]');
  expect(named(7)).toContain('"field":"operations[7].data.customer"');
  expect(results[3]?.error?.details).toEqual({ conversation_id: results[0]?.conversation_id });
  expect(results[9]).toMatchObject({ index: 9, action: "add_message", message_id: expect.stringMatching(/^msg_/) });
  expect(await list()).toEqual([]);
});

test("with atomic one failure leaves nothing behind: no row, no event, no delivery", async () => {
  const { key, ctx, batch, get } = await shop();
  const endpoint = { url: "https://1.1.1.1/hooks", event_types: ["*"] };
  await call("POST", "/v1/webhook-endpoints", { key, body: endpoint });
  const [made] = (await batch([create("kept")])).json.results as unknown as Result[];
  const [before, row] = [await counts(ctx), await get(made?.conversation_id as string)];
  const operations = [
    create("lost", { customer: { email: "new@example.com" } }),
    { action: "add_message", external_id: "kept", data: { role: "agent", content: "Hello" } },
    { action: "delete", external_id: "kept" },
    { action: "close", external_id: "nowhere" },
  ];
  const refused = await batch(operations, true);
  expect([refused.status, refused.json.error.code]).toEqual([422, "UNPROCESSABLE"]);
  expect(refused.json.error.details).toMatchObject({ failed: 1, results: [{ index: 3, status: 404 }] });
  expect(await counts(ctx)).toEqual(before);
  expect(await get(made?.conversation_id as string)).toEqual(row);
  expect((await batch(operations.slice(0, 3), true)).json).toMatchObject({ succeeded: 3, failed: 0 });
});

test("a thousand conversations in every script go in with one call and come out unchanged", async () => {
  const { batch, key } = await shop();
  const words = [
    "你好，尺码怎么选？",
    "مرحبا، أي مقاس؟",
    "👩‍👩‍👧‍👦 Größe? ñ e\u0301",
    "Привет \\ \" ' \n\t \u2028",
    "x".repeat(4000),
  ];
  const text = (i: number) => `${words[i % words.length]} ${i}`;
  const operations = Array.from({ length: 1000 }, (_, i) =>
    create(`u-${i}`, {
      customer: { external_id: `كـ${i}`, name: text(i).slice(0, 50) },
      initial_message: text(i),
      tags: ["日本"],
    }),
  );
  const answer = await batch(operations);
  expect([answer.status, answer.json.succeeded]).toEqual([200, 1000]);
  for (const i of [0, 1, 2, 3, 4, 999]) {
    const { data } = (await call("GET", `/v1/conversations?external_id=u-${i}`, { key })).json;
    expect(data).toMatchObject([{ initial_message: text(i), tags: ["日本"], customer: { external_id: `كـ${i}` } }]);
  }
});

test("more than a thousand operations, or none, are refused as a whole", async () => {
  const { batch } = await shop();
  for (const operations of [[], Array.from({ length: 1001 }, (_, i) => create(`n-${i}`))]) {
    const answer = await batch(operations);
    expect([answer.status, answer.json.error.code]).toEqual([400, "INVALID_REQUEST"]);
  }
});

test("another merchant's conversations are not found, and stay as they are", async () => {
  const [mine, other] = [await shop(), await shop()];
  const [made] = await other.results([create("theirs")]);
  const id = made?.conversation_id as string;
  const tried = await mine.results([
    { action: "delete", conversation_id: id },
    { action: "tag", external_id: "theirs", data: { tags: ["mine"] } },
  ]);
  expect(tried.map(({ status }) => status)).toEqual([404, 404]);
  expect((await other.get(id)).tags).toEqual([]);
});

test("a deletion takes messages and notes along, frees the external id, and is in the audit log", async () => {
  const { results, ctx, list } = await shop();
  const [first] = await results([create("again", { initial_message: "Hi" })]);
  const [, second] = await results([{ action: "delete", external_id: "again" }, create("again")]);
  expect(await list("external_id=again")).toMatchObject([{ id: second?.conversation_id, message_count: 0 }]);
  expect(await counts(ctx)).toMatchObject({ conversations: 1, messages: 0 });
  const audited = await database.query(
    "SELECT target_id, actor_name FROM audit_logs WHERE merchant_id = $1 AND action = 'conversation.deleted'",
    [ctx.merchantId],
  );
  expect(audited).toEqual([{ target_id: first?.conversation_id, actor_name: "Test" }]);
});

test("sixteen batches over the same conversations and customers at once all succeed, and none is lost", async () => {
  const { ctx, results, list } = await shop();
  const names = Array.from({ length: 20 }, (_, i) => `c-${i}`);
  await results(names.map((name) => create(name)));
  const shuffled = (seed: number) => names.toSorted((a, b) => hash(a + seed) - hash(b + seed));
  const batches = Array.from({ length: 16 }, (_, b) => [
    ...shuffled(b).map((name) => ({
      action: "add_message",
      external_id: name,
      data: { role: "agent", content: `${b}` },
    })),
    ...shuffled(-b).map((name) => create(`${name}-${b}`, { customer: { email: `${name}@example.com` } })),
    ...shuffled(b + 16).map((name) => ({ action: "tag", external_id: name, data: { tags: [`b${b}`] } })),
    create(`same-${b % 4}`),
  ]);
  const answers = await Promise.all(batches.map((operations) => runBatch(ctx, { operations, atomic: false })));
  const failures = answers.flatMap((answer) => answer.results.filter(({ error }) => error));
  expect(failures.map(({ action, status }) => [action, status])).toEqual(Array(12).fill(["create", 409]));
  for (const name of names) {
    const [row] = await list(`external_id=${name}`);
    expect([row?.message_count, new Set(row?.tags as string[]).size]).toEqual([16, 16]);
  }
  expect(await counts(ctx)).toMatchObject({ customers: 21 });
});

const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
