import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { recordHistory } from "#lib/domain/imports/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { groupNext, regroup } from "./service.ts";

await testDatabase();

// Said by real customers of a coffee bar, in Taskmaster-4 by Google LLC (CC BY 4.0).
const real = {
  mocha: [
    "I would like a mocha please.",
    "Hey, can I get a Mocha, please?",
    "I need to get a Mocha please",
    "i want a mocha",
  ],
  menu: ["Can I see the menu?", "Could I see the menu again?", "Please show me the menu again."],
  syrup: ["What kind of syrup you have?", "What kind of syrups do you have?", "what syrups do you have here?"],
  steamer: ["What is a steamer", "What is in a steamer?", "Hi, could you tell me what's in the Steamer?"],
  herbal: ["Hi, what herbal teas do you have?", "What are the herbal teas that you're serving now?"],
  chai: ["Hi, could I get a chai latte?", "Hello, I'd like to get a chai latte", "one Chai Latte please"],
};

let told = 0;

/** A conversation of a customer who says these things and is answered each time. */
const talk = (said: string[], more: { language?: string; email?: string; name?: string } = {}) => {
  const id = `talk-${++told}`;
  const { language = "en", email = `${id}@example.com`, name } = more;
  const started_at = new Date(Date.UTC(2026, 10, 1, 8, told)).toISOString();
  const messages = said.flatMap((content) => [
    { role: "customer" as const, content, sent_at: started_at },
    { role: "assistant" as const, content: "One moment.", sent_at: started_at },
  ]);
  return { external_id: id, customer: { email, ...(name && { name }) }, language, started_at, messages };
};

type Talk = ReturnType<typeof talk>;

async function group(ctx: Ctx, talks: Talk[]) {
  await recordHistory(ctx, talks as unknown as Parameters<typeof recordHistory>[1]);
  while (await groupNext(ctx.merchantId, ctx.now()));
}

/** The group of each message, by its words. */
async function groupsOf(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await database.query<{ content: string; group_id: string }>(
    `SELECT m.content, q.group_id FROM questions q JOIN messages m ON m.merchant_id = q.merchant_id AND m.id = q.message_id
     WHERE q.merchant_id = $1`,
    [ctx.merchantId],
  );
  return new Map(rows.map(({ content, group_id }) => [content, group_id]));
}

const countTerms = (ctx: Ctx) =>
  database.query<{ term: string; count: number }>(
    "SELECT term, count FROM question_frequencies WHERE merchant_id = $1 ORDER BY term",
    [ctx.merchantId],
  );

/** Which messages are together, whatever the ids of their groups. */
const together = (groups: Map<string, string>) =>
  [...Map.groupBy(groups.keys(), (content) => groups.get(content)).values()].map((some) => some.toSorted()).toSorted();

test("real questions about one thing are together, and those about others apart", async () => {
  const { ctx } = await testMerchant();
  const all = Object.values(real);
  // Mixed, as they come.
  await group(
    ctx,
    [0, 1, 2, 3].flatMap((place) => all.flatMap((some) => (some[place] ? [talk([some[place]])] : []))),
  );
  expect(together(await groupsOf(ctx))).toEqual(all.map((some) => some.toSorted()).toSorted());
});

test("what only agrees, thanks or greets is in no group, nor is what follows without a question mark", async () => {
  const { ctx } = await testMerchant();
  await group(ctx, [talk(["Hello!"]), talk(["Can I see the menu?", "Yes, that's right.", "Then the big one"])]);
  expect([...(await groupsOf(ctx)).keys()]).toEqual(["Can I see the menu?"]);
});

test("numbers, addresses, the customer's name and products do not tell questions apart", async () => {
  const { ctx, key } = await testMerchant();
  for (const sku of ["CREW-OAT-M", "SCARF-RED"])
    await call("PUT", `/v1/inventory/items/${sku}`, {
      key,
      body: { name: sku === "SCARF-RED" ? "Lambswool scarf, red" : "Merino crew, oat · M", quantity: 3 },
    });
  await group(ctx, [
    talk(["Where is my order AF-27266?"]),
    talk(["Where is my order 11-88-23 for ada@example.com? Ada Vermeulen"], { name: "Ada Vermeulen" }),
    talk(["Is the Merino crew still in stock?"]),
    talk(["Are LAMBSWOOL scarfs in stock?"]),
    talk(["Is CREW-OAT-M in stock?"]),
  ]);
  const groups = await groupsOf(ctx);
  expect(new Set(groups.values()).size).toBe(2);
  const terms = (await countTerms(ctx)).map(({ term }) => term);
  expect(terms).not.toContain("vermeulen");
  expect(terms).toContain("*product");
});

test("questions in Chinese, without spaces, come together; the same letters in another language do not", async () => {
  const { ctx } = await testMerchant();
  const zh = { language: "zh" };
  await group(ctx, [
    talk(["我的订单到哪里了？"], zh),
    talk(["请问这件毛衣可以机洗吗？"], zh),
    talk(["您好，我的订单现在到哪里了？"], zh),
    talk(["毛衣能机洗吗？"], zh),
    talk(["Adresse?"], { language: "fr" }),
    talk(["Adresse?"], { language: "de" }),
  ]);
  const groups = await groupsOf(ctx);
  expect(groups.get("我的订单到哪里了？")).toBe(groups.get("您好，我的订单现在到哪里了？"));
  expect(groups.get("请问这件毛衣可以机洗吗？")).toBe(groups.get("毛衣能机洗吗？"));
  const rows = await database.query("SELECT id FROM question_groups WHERE merchant_id = $1", [ctx.merchantId]);
  expect(rows).toHaveLength(4);
});

test("a group keeps its id while it grows, and making all anew gives the same groups", async () => {
  const { ctx } = await testMerchant();
  await group(ctx, [talk([real.syrup[0] as string]), talk([real.mocha[0] as string])]);
  const before = await groupsOf(ctx);
  await group(ctx, [talk([real.syrup[1] as string]), talk([real.mocha[1] as string]), talk([real.chai[0] as string])]);
  const after = await groupsOf(ctx);
  for (const [content, id] of before) expect(after.get(content)).toBe(id);
  expect(after.get(real.syrup[1] as string)).toBe(before.get(real.syrup[0] as string));
  const terms = await countTerms(ctx);
  await regroup(ctx);
  expect(together(await groupsOf(ctx))).toEqual(together(after));
  expect(await countTerms(ctx)).toEqual(terms);
});

test("a message that is sent through the API waits for the worker, once", async () => {
  const { ctx, key } = await testMerchant();
  while (await groupNext(ctx.merchantId, ctx.now()));
  const { json } = await call("POST", "/v1/conversations", { key, body: { customer: { email: "a@example.com" } } });
  const path = `/v1/conversations/${json.id}/messages`;
  await call("POST", path, { key, body: { role: "customer", content: "Do you ship to Norway?" } });
  await call("POST", path, { key, body: { role: "assistant", content: "Do we? We do." } });
  expect(await groupNext(ctx.merchantId, ctx.now())).toBe(true);
  expect(await groupNext(ctx.merchantId, ctx.now())).toBe(false);
  expect([...(await groupsOf(ctx)).keys()]).toEqual(["Do you ship to Norway?"]);
});

test("a deleted conversation leaves no word behind, and an erased customer none of theirs", async () => {
  const { ctx, key } = await testMerchant();
  await group(ctx, [
    talk(["Does the zanzibar parcel come by donkey?"], { email: "ada@example.com" }),
    talk(["Can the timbuktu parcel be collected?"]),
    talk(["Does the parcel come by donkey?"]),
  ]);
  const found = await call("GET", "/v1/conversations?q=timbuktu", { key });
  await call("DELETE", `/v1/conversations/${found.json.data[0]?.id}`, { key });
  const customers = await call("GET", "/v1/customers?email=ada@example.com", { key });
  await call("DELETE", `/v1/customers/${customers.json.data[0]?.id}`, { key });
  const counts = new Map((await countTerms(ctx)).map(({ term, count }) => [term, count]));
  expect(counts.get("")).toBe(1);
  expect(counts.get("donkey")).toBe(1);
  for (const term of ["zanzibar", "timbuktu"]) expect(counts.has(term)).toBe(false);
  const kept = await database.query("SELECT FROM question_terms WHERE term = ANY('{zanzibar,timbuktu}')");
  expect(kept).toEqual([]);
  const { json } = await call("GET", "/v1/analytics/insights/questions?from=2026-11-01&to=2026-11-02", { key });
  expect(JSON.stringify(json)).not.toMatch(/zanzibar|timbuktu|\[erased\]/);
  const [question] = json.questions as { conversations: { count: number } }[];
  expect(question?.conversations.count).toBe(2);
});

test("two workers at one merchant do not group a message twice", async () => {
  const { ctx } = await testMerchant();
  await recordHistory(ctx, real.chai.map((said) => talk([said])) as unknown as Parameters<typeof recordHistory>[1]);
  const both = async () => {
    while (await groupNext(ctx.merchantId, ctx.now()));
  };
  await Promise.all([both(), both()]);
  await both();
  const [terms] = await database.query("SELECT size FROM question_groups WHERE merchant_id = $1", [ctx.merchantId]);
  expect(terms).toEqual({ size: 3 });
});

test("another merchant's questions are neither counted nor grouped with", async () => {
  const [mine, theirs] = [await testMerchant(), await testMerchant()];
  await group(theirs.ctx, [talk([real.menu[0] as string])]);
  await group(mine.ctx, [talk([real.menu[1] as string])]);
  const [groupId = ""] = [...(await groupsOf(theirs.ctx)).values()];
  expect([...(await groupsOf(mine.ctx)).values()]).not.toContain(groupId);
  const answer = await call("GET", `/v1/analytics/insights/questions/${groupId}`, { key: mine.key });
  expect(answer.status).toBe(404);
});
