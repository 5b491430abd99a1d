import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { recordHistory } from "#lib/domain/imports/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { groupNext } from "./questions/grouping/service.ts";

await testDatabase();

const questions = [
  "Where is my order?",
  "Where is my order AF-1234?",
  "Is the Merino crew in stock?",
  "Is the Merino crew sold out in M?",
  "Do you ship to Norway?",
  "What does it cost to ship to Norway?",
  "Yes",
];
const pages = ["https://shop.example/", "https://shop.example/a,b?utm=1", "https://shop.example/cart", undefined];
const ends = [
  { status: "resolved" },
  { status: "closed" },
  { status: "escalated", escalation_reason: "asked" },
  { status: "active" },
] as const;

const pick = <T>(list: readonly T[], place: number) => list[place % list.length] as T;

/** The n-th conversation of a shop in which nearly everything comes with everything else. */
function lineOf(n: number) {
  const started_at = new Date(Date.UTC(2026, 9, 20) + n * 7 * 3_600_000).toISOString();
  const said = [pick(questions, n), ...(n % 3 === 0 ? [pick(questions, n + 2)] : [])];
  const page_url = pick(pages, n >> 1);
  return {
    external_id: `talk-${n}`,
    customer: { email: `customer-${n % 23}@example.com` },
    language: "en",
    device_type: pick(["mobile", "desktop", "tablet"] as const, n >> 2),
    tags: [...(n % 5 === 0 ? ["vip"] : []), ...(n % 3 === 0 ? ["size"] : [])],
    ...pick(ends, n >> 1),
    ...(page_url && { page_url }),
    ...(n % 4 === 0 && { satisfaction_score: (n % 11) / 2 }),
    ...(n % 6 === 1 && { purchase: { value: 40, currency: "EUR", purchased_at: started_at } }),
    started_at,
    messages: said.flatMap((content) => [
      { role: "customer" as const, content, sent_at: started_at },
      ...(n % 7 ? [{ role: "assistant" as const, content: "Let me look.", sent_at: started_at }] : []),
    ]),
  };
}

async function shop() {
  const made = await testMerchant();
  const ctx: Ctx = { ...made.ctx, now: () => new Date("2026-11-22T12:00:00Z") };
  await call("PUT", "/v1/inventory/items/CREW-M", {
    key: made.key,
    body: { name: "Merino crew, oat · M", quantity: 2 },
  });
  await recordHistory(ctx, Array.from({ length: 110 }, (_, n) => lineOf(n)) as Parameters<typeof recordHistory>[1]);
  while (await groupNext(ctx.merchantId, ctx.now()));
  return made;
}

type Counted = { count: number; filter: string };

/** Every number of an answer that carries a filter, with its place. */
function countsIn(value: unknown, place = ""): [place: string, counted: Counted][] {
  if (typeof value !== "object" || value === null) return [];
  const { count, customers, filter } = value as Partial<Counted> & { customers?: number };
  const own = typeof filter === "string" && (count ?? customers) !== undefined;
  return [
    ...(own ? [[place, { count: (count ?? customers) as number, filter }] as [string, Counted]] : []),
    ...Object.entries(value).flatMap(([name, part]) => countsIn(part, `${place}/${name}`)),
  ];
}

const { ctx, key } = await shop();
const range = "from=2026-10-20&to=2026-11-22&time_zone=Asia/Tokyo";

/** Checks each number of an answer against what its filter lists. */
async function expectAgreement(answer: unknown, path: "/v1/conversations" | "/v1/customers", atLeast: number) {
  const counts = countsIn(answer);
  expect(counts.length).toBeGreaterThanOrEqual(atLeast);
  for (const [place, { count, filter }] of counts) {
    const { status, json } = await call("GET", `${path}?${filter}&include_total=true&limit=1`, { key });
    expect([place, filter, status, (json as unknown as { total: number }).total]).toEqual([place, filter, 200, count]);
  }
}

test.each([
  ["questions", 20],
  ["gaps", 5],
  ["demand", 3],
  ["journey?pages=2&questions=2", 20],
  ["journey?device_type=mobile,desktop&without=tag", 10],
  ["journey?through=tag&pages=2&questions=2", 20],
  ["journey?through=tag&tag=vip&questions=3", 10],
  ["questions?device_type=mobile&tag=vip", 5],
  ["gaps?outcome=escalated,open", 5],
  ["demand?has_purchase=false&page=https://shop.example/cart", 1],
] as const)("every number of %s is what its filter lists", async (path, atLeast) => {
  const { status, json } = await call(
    "GET",
    `/v1/analytics/insights/${path}${path.includes("?") ? "&" : "?"}${range}`,
    { key },
  );
  expect(status).toBe(200);
  await expectAgreement(json, "/v1/conversations", atLeast);
});

test("all ways of the journey add up to all conversations", async () => {
  for (const through of ["question", "tag"]) {
    const asked = `/v1/analytics/insights/journey?pages=1&questions=1&through=${through}&${range}`;
    const { json } = await call("GET", asked, { key });
    const { conversations, paths } = json as unknown as { conversations: number; paths: { conversations: Counted }[] };
    expect(paths.reduce((sum, path) => sum + path.conversations.count, 0)).toBe(conversations);
    expect(conversations).toBeGreaterThan(100);
  }
});

test("the journey leads through what tells more conversations apart when asked for most", async () => {
  const through = async (more: string) => {
    const { json } = await call("GET", `/v1/analytics/insights/journey?through=most${more}&${range}`, { key });
    return json.through;
  };
  expect(await through("")).toBe("question");
  expect(await through("&tag=vip")).toBe("tag");
});

test.each(["behaviours", "leads"])("every number of %s is what its filter lists", async (path) => {
  const { json } = await call("GET", `/v1/analytics/insights/${path}`, { key });
  await expectAgreement(json, "/v1/customers", 8);
});

test.each([
  { a: { device_type: ["mobile"] }, b: { device_type: ["desktop"] } },
  { a: { tag: ["vip"] } },
  { a: { outcome: ["escalated", "resolved"] }, b: { has_purchase: "false", min_satisfaction: 4 } },
])("every number of the comparison %j is what its filter lists", async (groups) => {
  const body = { from: "2026-10-20", to: "2026-11-22", ...groups };
  const { status, json } = await call("POST", "/v1/analytics/insights/comparison", { key, body });
  expect(status).toBe(200);
  await expectAgreement(json, "/v1/conversations", 15);
});

test("the rest is all that is not in the group", async () => {
  const body = { from: "2026-10-20", to: "2026-11-22", a: { device_type: ["mobile"] } };
  const { json } = await call("POST", "/v1/analytics/insights/comparison", { key, body });
  const { a, b, overlap } = json as unknown as Record<"a" | "b", { conversations: Counted }> & { overlap: number };
  const all = await call("GET", "/v1/conversations?include_total=true&limit=1&started_after=2026-10-20T00:00:00Z", {
    key,
  });
  expect(a.conversations.count + b.conversations.count).toBe((all.json as unknown as { total: number }).total);
  expect(overlap).toBe(0);
});

test("too few conversations are said to be too few", async () => {
  const body = { from: "2026-10-20", to: "2026-10-21", a: { device_type: ["mobile"] } };
  const { json } = await call("POST", "/v1/analytics/insights/comparison", { key, body });
  const { metrics } = json as unknown as { metrics: { verdict: string; interval: unknown }[] };
  for (const metric of metrics) expect([metric.verdict, metric.interval]).toEqual(["too_few", null]);
});

test.each(["questions", "gaps", "demand", "journey", "behaviours", "leads"])(
  "the CSV of %s has its rows",
  async (path) => {
    const asked = path === "behaviours" || path === "leads" ? "" : `&${range}`;
    const { headers, text } = await call("GET", `/v1/analytics/insights/${path}?format=csv${asked}`, { key });
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(text.trim().split("\r\n").length).toBeGreaterThan(1);
  },
);

test("a behaviour's condition can be kept as a segment of as many customers", async () => {
  const { json } = await call("GET", "/v1/analytics/insights/behaviours", { key });
  for (const { label, condition, customers } of json.groups as {
    label: string;
    condition: object;
    customers: number;
  }[]) {
    const made = await call("POST", "/v1/segments", { key, body: { name: label, condition } });
    expect([label, made.status, made.json.customer_count]).toEqual([label, 201, customers]);
  }
});

test("who may not read conversations gets the groups without examples of what was said", async () => {
  const { key: analyst } = await createKey(ctx, { name: "Figures only", scopes: ["analytics:read"] });
  const asked = `/v1/analytics/insights/questions?${range}`;
  const [mine, theirs] = await Promise.all([key, analyst].map((one) => call("GET", asked, { key: one })));
  const examples = (answer: typeof mine) =>
    ((answer?.json.questions ?? []) as { examples: unknown[] }[]).map((question) => question.examples.length);
  expect(examples(mine).every((count) => count > 0)).toBe(true);
  expect(examples(theirs)).toEqual(examples(mine).map(() => 0));
});

test("another merchant's conversations are in no insight", async () => {
  const { key: other } = await testMerchant();
  const { json } = await call("GET", `/v1/analytics/insights/journey?${range}`, { key: other });
  expect(json).toMatchObject({ conversations: 0, paths: [] });
  const demand = await call("GET", `/v1/analytics/insights/demand?${range}`, { key: other });
  expect(demand.json.products).toEqual([]);
});
