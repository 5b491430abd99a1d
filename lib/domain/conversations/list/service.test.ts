import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sorts } from "./contract.ts";

await testDatabase();

type Body = Record<string, unknown>;

async function shop() {
  const { key, ctx } = await testMerchant();
  const create = async (external_id: string, body: Body = {}) => {
    const customer = { external_id: `of ${external_id}` };
    const made = await call("POST", "/v1/conversations", { key, body: { external_id, customer, ...body } });
    if (made.status !== 201) throw new Error(made.text);
    return made.json.id;
  };
  const put = (id: string, body: Body) => call("PUT", `/v1/conversations/${id}`, { key, body });
  const list = (query: string) => call("GET", `/v1/conversations?${query}`, { key });
  const names = async (query: string) => (await list(query)).json.data.map((row) => row.external_id);
  const walk = async (query: string) => {
    const seen: unknown[] = [];
    for (let cursor = ""; ; ) {
      const { json } = await list(`${query}${cursor && `&cursor=${cursor}`}`);
      seen.push(...json.data.map((row) => row.external_id));
      if (!json.has_more) return seen;
      cursor = json.next_cursor;
    }
  };
  return { key, ctx, create, put, list, names, walk };
}

const onlyA = [
  "customer_email=teresa@example.COM",
  "customer_external_id=c-1",
  "external_id=a",
  "channel=app,kiosk",
  "device_type=mobile",
  "language=pt,en",
  "tag=vip,gift",
  "tag=vip&tag=gift",
  "tag_any=vip,legal",
  "tag_any=vip&tag_not=legal,spam",
  "priority=urgent,high",
  "assigned_to=nuno",
  "resolution_status=resolved,abandoned",
  "status=resolved",
  "outcome=escalated",
  "escalated=true",
  "answered=true",
  "has_cart=true",
  "has_purchase=true",
  "high_value=true",
  "purchase_intent=high",
  "min_satisfaction=4.5&max_satisfaction=4.5",
  "metadata[order]=1001",
  "metadata[step]=2",
  "metadata[paid]=true&metadata[order]=1001",
  "started_before=2026-02-05T12:00:00Z",
  "resolved=true",
  "durably_resolved=true&ever_resolved=true",
  "cart_left=true",
  "escalation_reason=fit",
  "product=oat-m",
  "page=https://shop.example/p/1",
  "hour_of_week=12&time_zone=UTC",
  "hour_of_week=13&time_zone=Europe/Berlin",
  "min_nps=9&max_nps=9",
  "metric=handling_time,csat",
];
const onlyB = [
  "escalated=false",
  "answered=false",
  "has_cart=false",
  "has_purchase=false",
  "high_value=false",
  "metadata[step]=3",
  "channel=web",
  "priority=normal",
  "started_after=2026-02-05T12:00:00Z",
  "resolved=false",
  "cart_left=false",
  "assistant_purchase=false&has_purchase=false",
  "without=device_type,language,page,product,escalation_reason,resolution_status",
];
const nobody = [
  "customer_email=ana@example.com",
  "customer_external_id=c-9",
  "channel=kiosk",
  "tag=vip,legal",
  "tag_any=legal",
  "tag_any=vip&tag_not=spam,gift",
  "assigned_to=Nuno",
  "resolution_status=abandoned",
  "max_satisfaction=4.4",
  "cart_abandoned=true",
  "purchase_intent=low",
  "metadata[order]=1",
  "metadata[order]=1001&metadata[step]=3",
  "created_before=2026-01-01T00:00:00Z",
  "updated_before=2026-01-01T00:00:00Z",
  "reopened=true",
  "assistant_purchase=true",
  "product=oat",
  "page=https://shop.example/p/1?from=mail",
  "hour_of_week=12&time_zone=Europe/Berlin",
  "without=tag",
  "max_nps=8",
];

test("every filter finds what meets it and leaves out what does not", async () => {
  const { key, create, put, names } = await shop();
  const a = await create("a", {
    customer: { external_id: "c-1", email: "Teresa@Example.com" },
    channel: "app",
    device_type: "mobile",
    language: "pt",
    tags: ["vip", "gift"],
    priority: "urgent",
    assigned_to: "nuno",
    metadata: { order: "1001", step: 2, paid: true },
    cart: { value: 20, currency: "EUR", abandoned: true, items: [{ sku: "oat-m" }] },
    page_url: "https://shop.example/p/1?from=mail#top",
    purchase_intent: "high",
    started_at: "2026-01-05T12:00:00Z",
  });
  await put(a, { status: "escalated", escalation_reason: "fit" });
  await call("POST", `/v1/conversations/${a}/feedback`, { key, body: { rating: 4, nps_score: 9 } });
  await put(a, { status: "resolved", satisfaction_score: 4.5, purchase: { value: 20, currency: "EUR" } });
  await call("POST", `/v1/conversations/${a}/messages`, { key, body: { role: "customer", content: "Hi" } });
  await call("POST", `/v1/conversations/${a}/messages`, { key, body: { role: "agent", content: "Hello" } });
  await create("b", { tags: ["gift"], metadata: { step: "3" }, started_at: "2026-02-05T12:00:00Z" });

  for (const query of onlyA) expect([query, await names(query)]).toEqual([query, ["a"]]);
  for (const query of onlyB) expect([query, await names(query)]).toEqual([query, ["b"]]);
  for (const query of nobody) expect([query, await names(query)]).toEqual([query, []]);
  expect(await names("tag=gift&created_after=2026-01-01T00:00:00Z&updated_after=2026-01-01T00:00:00Z")).toHaveLength(2);
});

test("a filter that makes no sense is refused by its name", async () => {
  const { list } = await shop();
  const fields = {
    "escalated=maybe": "escalated",
    "min_satisfaction=6": "min_satisfaction",
    "sort=newest": "sort",
    "tag[a]=b": "tag.0",
    "metadata=1": "metadata",
    "metadata[a]=1&metadata[a]=2": "metadata.a",
    "meta[a]=1": "meta",
    "q=a%00b": "q",
  };
  for (const [query, field] of Object.entries(fields)) {
    const { status, json } = await list(query);
    expect([status, json.error.details.invalid_fields]).toMatchObject([400, [{ field }]]);
  }
});

test("every order is kept from page to page, and rows without the value come last either way", async () => {
  const { ctx, create, walk } = await shop();
  const facts = [
    [10, 3, 4.5],
    [10, 1, null],
    [null, 0, 1],
    [null, 0, null],
    [700, 2, 4.5],
    [0, 2, 5],
  ] as const;
  for (const [index, [duration, messages, score]] of facts.entries()) {
    await create(`c${index}`, { started_at: `2026-03-0${index + 1}T00:00:00Z` });
    await database.query(
      `UPDATE conversations SET duration_seconds = $3, message_count = $4, satisfaction_score = $5
       WHERE merchant_id = $1 AND external_id = $2`,
      [ctx.merchantId, `c${index}`, duration, messages, score],
    );
  }
  const values = { duration_seconds: 0, message_count: 1, satisfaction_score: 2 } as const;
  for (const sort of sorts) {
    const met = await walk(`sort=${sort}&limit=2`);
    expect(new Set(met).size).toBe(facts.length);
    const place = values[sort.replace("-", "") as keyof typeof values];
    if (place === undefined) continue;
    const met2 = met.map((name) => facts[Number(String(name).slice(1))]?.[place] ?? null);
    const known = met2.filter((value) => value !== null);
    const sorted = known.toSorted((one, other) => (sort.startsWith("-") ? other - one : one - other));
    expect([sort, met2]).toEqual([sort, [...sorted, ...Array(met2.length - known.length).fill(null)]]);
  }
});

test("the total counts what matches, not what the page shows, and only when it is asked for", async () => {
  const { create, list } = await shop();
  await create("a", { tags: ["vip"], initial_message: "a blue jumper" });
  await create("b", { tags: ["vip"], initial_message: "a red jumper" });
  await create("c");
  expect((await list("tag=vip&limit=1&include_total=true")).json).toMatchObject({ total: 2, total_is_exact: true });
  expect((await list("q=jumper&limit=1&include_total=true")).json).toMatchObject({ total: 2, total_is_exact: true });
  expect((await list("q=blue&tag=legal&include_total=true")).json).toMatchObject({ total: 0, data: [] });
  expect((await list("tag=vip")).json.total).toBeUndefined();
});

test("a total beyond ten thousand is said to be inexact", async () => {
  const { ctx, create, list } = await shop();
  await create("a");
  await database.query(
    `INSERT INTO conversations (merchant_id, id, customer_id, started_at)
     SELECT merchant_id, 'conv_filler' || n, customer_id, now() FROM conversations, generate_series(1, 10000) n
     WHERE merchant_id = $1`,
    [ctx.merchantId],
  );
  expect((await list("limit=1&include_total=true")).json).toMatchObject({ total: 10_000, total_is_exact: false });
});

test("a full walk misses and repeats nothing while eight writers insert and update", async () => {
  const { create, put, walk } = await shop();
  const started = (index: number) => new Date(Date.UTC(2026, 0, 1 + (index % 30), index % 24)).toISOString();
  const ids = await Promise.all(
    Array.from({ length: 160 }, (_, index) => create(`old ${index}`, { started_at: started(index) })),
  );
  let walking = true;
  const write = async (writer: number) => {
    for (let turn = 0; walking; turn++) {
      await create(`new ${writer} ${turn}`, { started_at: started(writer * 7 + turn) });
      await put(ids[(writer * 20 + turn) % ids.length] as string, { add_tags: [`t${turn % 5}`] });
    }
  };
  const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
  for (const sort of ["-started_at", "started_at", "-created_at", "updated_at"]) {
    const met = (await walk(`sort=${sort}&limit=7&created_before=${new Date().toISOString()}`)).map(String);
    const old = met.filter((name) => name.startsWith("old"));
    expect([sort, new Set(old).size]).toEqual([sort, ids.length]);
    // A conversation that changes during the walk is met again where changes are what sorts.
    if (sort !== "updated_at") expect([sort, new Set(met).size]).toEqual([sort, met.length]);
  }
  walking = false;
  await Promise.all(writers);
}, 60_000);
