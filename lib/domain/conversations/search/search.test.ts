import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { fold } from "#lib/fold.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { foundSql, guessHits, probeSql } from "./queries.ts";
import { wordQuery } from "./rules.ts";

await testDatabase();

async function shop() {
  const { key, ctx } = await testMerchant();
  const say = (external_id: string, content: string, body: Record<string, unknown> = {}) =>
    call("POST", "/v1/conversations", {
      key,
      body: { external_id, customer: { external_id: `of ${external_id}` }, initial_message: content, ...body },
    });
  const search = async (q: string) =>
    (await call("GET", `/v1/conversations?${new URLSearchParams({ q })}`, { key })).json.data;
  const find = async (q: string) => (await search(q)).map((row) => row.external_id).sort();
  return { key, ctx, say, search, find };
}

test("a word is found by its beginning, whatever its case and accents", async () => {
  const { say, find } = await shop();
  await say("a", "Two RETURNS in one parcel");
  await say("b", "Un café crème, s'il vous plaît");
  await say("c", "ΛΟΓΟΣ и ПРИВЕТ");
  expect(await find("return")).toEqual(["a"]);
  expect(await find("Cafe creme")).toEqual(["b"]);
  expect(await find("café")).toEqual(["b"]);
  expect(await find("λόγος")).toEqual(["c"]);
  expect(await find("привет")).toEqual(["c"]);
  expect(await find("eturn")).toEqual([]);
});

test("all words of a search stand in one message", async () => {
  const { say, find } = await shop();
  await say("a", "blue jumper", { messages: [{ role: "assistant", content: "in wool" }] });
  await say("b", "a jumper, but blue");
  expect(await find("blue jumper")).toEqual(["a", "b"]);
  expect(await find("jumper wool")).toEqual([]);
});

test("Chinese and Japanese are found within a sentence, in the order written", async () => {
  const { say, find } = await shop();
  await say("a", "你好,我想退货,这件毛衣太小了");
  await say("b", "货退了");
  await say("c", "カメラとiPhoneケース");
  expect(await find("退货")).toEqual(["a"]);
  expect(await find("毛")).toEqual(["a"]);
  expect(await find("ケース")).toEqual(["c"]);
  expect(await find("iphoneケース")).toEqual(["c"]);
});

test("a frequent letter late in a very long text is found, in any script", async () => {
  const { say, find, key, search } = await shop();
  const texts: Record<string, [text: string, needle: string]> = {
    Chinese: [`${"我的毛衣太小了,的".repeat(2221)}最后的退款`, "最后的退款"],
    Arabic: [`${"السعر جيد جدا ".repeat(1420)}أين طلبي`, "طلبي"],
    emoji: [`${"so good 🎉 ".repeat(1800)}👗`, "👗"],
    Latin: [`${"Lorem ipsum dolor ".repeat(1100)} quetzal`, "quetz"],
  };
  for (const [script, [text, needle]] of Object.entries(texts)) {
    expect(text.length).toBeGreaterThan(19_000);
    const made = await say(script, text);
    expect(await find(needle)).toEqual([script]);
    const read = await call("GET", `/v1/conversations/${made.json.id}`, { key });
    expect(read.json.messages[0]?.content).toBe(text);
    expect(String((await search(needle))[0]?.highlight)).toContain("<mark>");
  }
});

test("an emoji is found alone, beside a word, and whatever its skin", async () => {
  const { say, find } = await shop();
  await say("a", "Love the 👗dress 👍🏽");
  await say("b", "A dress 👖");
  expect(await find("👗")).toEqual(["a"]);
  expect(await find("dress 👗")).toEqual(["a"]);
  expect(await find("👍")).toEqual(["a"]);
  expect(await find("dress")).toEqual(["a", "b"]);
});

test("Arabic and Hebrew are found with or without their vowel signs", async () => {
  const { say, find } = await shop();
  await say("a", "مَرْحَباً، أين طلبي؟");
  await say("b", "שָׁלוֹם, איפה ההזמנה");
  for (const q of ["مرحبا", "مَرْحَبا", "مرح", "اين"]) expect(await find(q)).toEqual(["a"]);
  for (const q of ["שלום", "שָׁלוֹם", "ההזמ"]) expect(await find(q)).toEqual(["b"]);
});

test("numbers of orders, addresses and parts of them are words", async () => {
  const { say, find } = await shop();
  await say("a", "My order ORD-2024-1789 is late, write to me@example.com");
  await say("b", "See https://store.example/products/merino_crew");
  expect(await find("ORD-2024-1789")).toEqual(["a"]);
  expect(await find("1789")).toEqual(["a"]);
  expect(await find("me@example.com")).toEqual(["a"]);
  expect(await find("merino")).toEqual(["b"]);
  expect(await find("<b>&'")).toEqual([]);
});

test("a customer is found by any part of the name, the e-mail or the id", async () => {
  const { say, find, key } = await shop();
  await say("a", "Hello", { customer: { email: "szabo@example.com", name: "Ána Szabó" } });
  await say("b", "Hello", { customer: { external_id: "shop-77", name: "王小明" } });
  for (const q of ["ána", "ANA", "Szabó Ána", "zabo@ex", "a Sz"]) expect(await find(q)).toEqual(["a"]);
  for (const q of ["小明", "op-77"]) expect(await find(q)).toEqual(["b"]);
  const people = await call("GET", `/v1/customers?${new URLSearchParams({ q: "szabo ána" })}`, { key });
  expect(people.json.data.map((row) => row.name)).toEqual(["Ána Szabó"]);
  const anybody = await call("GET", `/v1/customers?${new URLSearchParams({ q: "100%" })}`, { key });
  expect(anybody.json.data).toEqual([]);
});

test("a conversation is found by its tag, its id and the shop's own id", async () => {
  const { say, find } = await shop();
  const made = await say("order 7", "Hello", { tags: ["VIP"] });
  for (const q of ["VIP", made.json.id, "order 7"]) expect(await find(q)).toEqual(["order 7"]);
});

test("a tag is found by any part of it, whatever its case and accents", async () => {
  const { say, find } = await shop();
  await say("a", "Hello", { tags: ["Crème brûlée", "vip"] });
  for (const q of ["brul", "CRÈME", "eme br", "VIP"]) expect(await find(q)).toEqual(["a"]);
  expect(await find("creme vip")).toEqual([]);
});

test("the highlight marks the hits and escapes everything else", async () => {
  const { say, search } = await shop();
  await say("a", "<b>Two</b> returns & one Return");
  expect((await search("return"))[0]?.highlight).toBe(
    "&lt;b&gt;Two&lt;/b&gt; <mark>return</mark>s &amp; one <mark>Return</mark>",
  );
});

test("the snippet shows the words around the first hit", async () => {
  const { say, search } = await shop();
  const long = `${"Something else first, ".repeat(12)}then a café. ${"And more after that. ".repeat(12)}`;
  await say("a", long);
  const [row] = await search("cafe");
  expect(row?.snippet).toMatch(/^…\S.*then a café\. And more/);
  expect(String(row?.snippet).length).toBeLessThan(170);
  await say("b", "Short: cafe", { customer: { external_id: "x", name: "Somebody" } });
  expect((await search("short"))[0]?.snippet).toBe("Short: cafe");
  expect((await search("somebody"))[0]?.snippet).toBeNull();
});

test("asking one by one finds the same as the indexes", async () => {
  const { say, ctx } = await shop();
  await say("a", "I want my money back");
  await say("b", "Hello", { customer: { external_id: "m", name: "Money Penny" } });
  await say("c", "Hello", { tags: ["Money"] });
  await say("d", "Hello", { customer: { external_id: "o", name: "Somebody" } });
  const ways = [
    (params: Params) => probeSql("money", params),
    (params: Params, merchant: string) => foundSql("money", ctx.merchantId, merchant, params),
  ];
  for (const way of ways) {
    const params = new Params();
    const merchant = params.add(ctx.merchantId);
    const condition = way(params, merchant);
    const rows = await database.query<{ external_id: string }>(
      `SELECT c.external_id FROM conversations c WHERE c.merchant_id = ${merchant} AND ${condition} ORDER BY 1`,
      params.values,
    );
    expect(rows.map((row) => row.external_id)).toEqual(["a", "b", "c"]);
  }
});

test("a search goes on beyond the conversations that are asked first, page by page", async () => {
  const { say, key, ctx } = await shop();
  await say("old", "the first zebra", { started_at: "2025-01-01T00:00:00Z" });
  await say("older", "the zebra before", { started_at: "2024-01-01T00:00:00Z" });
  await database.query(
    `INSERT INTO conversations (merchant_id, id, customer_id, channel, started_at, created_at, updated_at)
     SELECT merchant_id, 'conv_filler' || n, customer_id, 'web', now(), now(), now()
     FROM conversations, generate_series(1, 1100) n WHERE merchant_id = $1 AND external_id = 'old'`,
    [ctx.merchantId],
  );
  const page = (cursor: string) => call("GET", `/v1/conversations?q=zebra&limit=1${cursor}`, { key });
  const first = await page("");
  const second = await page(`&cursor=${first.json.next_cursor}`);
  expect([first, second].map(({ json }) => json.data.map((row) => row.external_id))).toEqual([["old"], ["older"]]);
  expect([first.json.has_more, second.json.has_more]).toEqual([true, false]);
});

test("how many messages a search hits can be guessed for beginnings, several words and runs of letters", async () => {
  const [own, other] = [await shop(), await shop()];
  for (let n = 0; n < 20; n++) await own.say(`delivery ${n}`, `Delivery tomorrow, delivered by noon: ${n}`);
  for (let n = 0; n < 20; n++) await own.say(`deliveries ${n}`, `Deliveries: 我想换货 ${n}`);
  for (let n = 0; n < 20; n++) await other.say(`parcel ${n}`, `Parcels ${n}`);
  await database.query("ANALYZE messages");
  const hits = (q: string) => guessHits(database, own.ctx.merchantId, q);
  const [beginning, word, run] = await Promise.all([hits("deliv"), hits("deliveries"), hits("换货")]);
  expect(beginning).toBeGreaterThan(word);
  expect(word).toBeCloseTo(20);
  expect(run).toBeCloseTo(20);
  expect(await hits("换")).toBeCloseTo(run);
  expect(await hits("deliveries 换货")).toBeCloseTo(10);
  for (const q of ["parcels", "nobodysaysso", "deliv nobodysaysso", "?"]) expect(await hits(q)).toBe(0);
});

test("the database folds text as the browser does", async () => {
  for (const text of [
    "Ána",
    "CRÈME",
    "ŐŰ",
    "ﬁne",
    "Ελλάδας",
    "ПРИВЕТ",
    "İstanbul",
    "한국어",
    "ｶﾒﾗ",
    "你好",
    "naïve café",
  ]) {
    const rows = await database.query<{ text: string }>("SELECT search_text($1) AS text", [text]);
    expect(rows[0]?.text).toBe(fold(text));
  }
});

test("a search without words asks for none", () => {
  expect(wordQuery("!?")).toBeNull();
  expect(wordQuery("ORD-17 退货")).toBe("'ord':* & '17':* & '退货'");
});
