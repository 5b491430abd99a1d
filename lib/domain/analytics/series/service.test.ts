import Papa from "papaparse";
import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { metricIds } from "../definitions/catalogue.ts";
import { dimensionIds } from "../definitions/dimensions.ts";
import { keep } from "../rollups/keeping/service.ts";
import type { Group } from "./groups.ts";
import type { Series } from "./service.ts";

await testDatabase();

const { key, ctx } = await testMerchant();
const day = 86_400_000;
const now = Date.now();

type Body = Record<string, unknown>;

const send = async (method: string, path: string, body: Body) => {
  const answer = await call(method, path, { key, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  return answer.json;
};

const ask = async (query: string) => {
  const { status, json, text } = await call("GET", `/v1/analytics/conversations?${query}`, { key });
  if (status !== 200) throw new Error(text);
  return json as unknown as Series;
};

/** How many conversations the list shows for a query. */
async function listed(query: string): Promise<number> {
  const answer = await call("GET", `/v1/conversations?${query}&limit=1&include_total=true`, { key });
  if (answer.status !== 200) throw new Error(`${query}: ${answer.text}`);
  return Number(answer.json.total);
}

const channels = ["web", "app", "email"];
const devices = ["mobile", "desktop", undefined];

/** A conversation whose facts follow from its number, told as a client would tell them. */
async function converse(n: number) {
  const started_at = new Date(now - (n % 20) * day - n * 3_700_000 * 0.3).toISOString();
  const cart = {
    value: 10 + n,
    currency: n % 8 === 0 ? "USD" : "EUR",
    items: [{ sku: `sku-${n % 3}` }],
    abandoned: n % 4 === 0,
  };
  const { id } = await send("POST", "/v1/conversations", {
    customer: { external_id: `c-${n % 17}` },
    channel: channels[n % 3],
    ...(devices[n % 3] && { device_type: devices[n % 3] }),
    ...(n % 4 > 0 && { language: n % 4 === 1 ? "en" : "pt" }),
    ...(n % 5 > 0 && { page_url: `https://shop.example/p/${n % 4}?from=${n}#top` }),
    tags: ["vip", "gift", "returns"].slice(0, n % 4),
    metadata: { days: n % 6, ...(n % 7 === 0 && { days: "many" }) },
    ...(n % 2 === 0 && { cart }),
    purchase_intent: n % 10 === 0 ? "high" : "low",
    started_at,
    messages: [
      { role: "customer", content: "What size am I?", sent_at: started_at },
      ...(n % 3 > 0
        ? [{ role: "assistant", content: "M", sent_at: new Date(Date.parse(started_at) + n * 997).toISOString() }]
        : []),
    ],
  });
  const put = (body: Body) => send("PUT", `/v1/conversations/${id}`, body);
  if (n % 6 === 0) await put({ status: "escalated", escalation_reason: n % 12 ? "payment" : "asked, firmly" });
  if (n % 3 !== 1) await put({ status: n % 5 === 0 ? "closed" : "resolved" });
  if (n % 9 === 0) await put({ status: "active" });
  if (n % 18 === 0) await put({ status: "resolved" });
  if (n % 4 === 1) await send("POST", `/v1/conversations/${id}/feedback`, { rating: n % 6, nps_score: n % 11 });
  if (n % 7 === 0) await put({ purchase: { value: 20 + n, currency: "EUR" } });
}

const own: string[] = [];

beforeAll(async () => {
  await database.query("UPDATE merchants SET time_zone = 'America/New_York' WHERE id = $1", [ctx.merchantId]);
  for (let n = 1; n <= 120; n++) await converse(n);
  await send("POST", "/v1/segments", {
    name: "Came often",
    condition: { field: "conversation_count", op: "gt", value: 7 },
  });
  const metrics = [
    { name: "Long waits", aggregate: "count", filter: { field: "first_response_seconds", op: "gte", value: 60 } },
    { name: "Days asked for", aggregate: "p90", field: "metadata.days" },
    {
      name: "Carts of phones",
      aggregate: "avg",
      field: "cart_value",
      filter: { field: "device_type", op: "eq", value: "mobile" },
    },
    {
      name: "Gifts of guests",
      aggregate: "ratio",
      filter: { field: "tags", op: "has_any", value: ["gift"] },
      base_filter: { not: [{ field: "language", op: "eq", value: "pt" }] },
    },
  ];
  for (const metric of metrics) own.push(String((await send("POST", "/v1/analytics/metrics", metric)).id));
}, 120_000);

/** Walks from every figure of a group to the list. */
async function expectListed(group: Group, { metrics }: Series, points: number): Promise<void> {
  const parts = [group, ...group.points.filter((point) => point.values.conversations?.count).slice(0, points)];
  for (const part of parts) {
    if (part.filter === null) continue;
    for (const { id, filter, base_filter } of metrics) {
      const figure = part.values[id];
      const more = (added: Record<string, string>) => `${part.filter}&${new URLSearchParams(added)}`;
      expect([id, part.filter, await listed(more(filter))]).toEqual([id, part.filter, figure?.count]);
      if (base_filter) expect([id, await listed(more(base_filter))]).toEqual([id, figure?.base]);
    }
  }
}

const allMetrics = () => [...metricIds, ...own].filter((id) => id !== "conversations");

test("every figure of the total, of every kind of metric, leads to exactly its conversations", async () => {
  const metrics = allMetrics();
  for (const ids of [metrics.slice(0, 19), metrics.slice(19)]) {
    const answer = await ask(`metrics=conversations,${ids}`);
    expect(answer.total.values.conversations?.value).toBe(120);
    await expectListed(answer.total, answer, 2);
  }
});

test.each(dimensionIds)("every group by %s leads to exactly its conversations", async (dimension) => {
  const answer = await ask(
    `group_by=${dimension}&metrics=conversations,customers,csat,containment_rate,unanswered,escalated,${own}&interval=week`,
  );
  expect(answer.groups.length).toBeGreaterThan(0);
  for (const group of answer.groups.slice(0, 6)) await expectListed(group, answer, 1);
  for (const group of answer.groups) {
    const sum = group.points.reduce((total, point) => total + (point.values.conversations?.value ?? 0), 0);
    expect(sum).toBe(group.values.conversations?.value);
  }
});

test("groups by two dimensions and a filter lead to exactly their conversations", async () => {
  const answer = await ask(
    "group_by=channel,language&metrics=conversations,first_response,escalation_rate&tag=vip&min_satisfaction=1&metadata[days]=3",
  );
  expect(answer.groups.length).toBeGreaterThan(0);
  for (const group of answer.groups) await expectListed(group, answer, 1);
});

test("a figure leads to its conversations also where the filter uses the words of the metric", async () => {
  const filter = "escalated=false&status=resolved,active&min_satisfaction=2&metric=first_response";
  const metrics = "metrics=conversations,csat,containment_rate,escalation_rate,resolution_time,first_response";
  const answer = await ask(`${metrics}&${filter}`);
  expect(answer.total.values.conversations?.value).toBeGreaterThan(0);
  await expectListed(answer.total, answer, 3);
});

test("answers do not change when the worker has counted the days, nor when the zone is another", async () => {
  const queries = [
    "",
    "group_by=channel",
    "group_by=tag,channel",
    "channel=web&group_by=device_type",
    "time_zone=Asia/Kathmandu",
  ];
  const metrics = "metrics=conversations,messages,first_response,nps,cart_value,resolution_time,csat";
  const figures = (answer: Series) => [
    answer.total.values,
    answer.groups.map(({ key: of, values, points }) => [of, values, points]),
  ];
  const before = await Promise.all(queries.map((query) => ask(`${query}&${metrics}`)));
  while (await keep(database, ctx.merchantId, new Date()));
  const after = await Promise.all(queries.map((query) => ask(`${query}&${metrics}`)));
  expect(after.map(figures)).toEqual(before.map(figures));
});

test("what is beyond the largest groups is told together, and the list has no words for it", async () => {
  const all = await ask("group_by=page&metrics=conversations,customers");
  const few = await ask("group_by=page&metrics=conversations,customers&groups=2");
  expect([few.groups.length, few.groups_total]).toEqual([3, all.groups.length]);
  const [, , other] = few.groups;
  const rest = all.groups.slice(2).reduce((sum, group) => sum + (group.values.conversations?.value ?? 0), 0);
  expect(other).toMatchObject({
    other: true,
    filter: null,
    values: { conversations: { value: rest }, customers: { value: null } },
  });
});

test("money of several currencies is never added up", async () => {
  const { total, currency } = await ask("metrics=cart_value");
  const figure = total.values.cart_value;
  expect(currency).toBe("EUR");
  expect(figure?.money?.map((amount) => amount.currency)).toEqual(["EUR", "USD"]);
  expect(figure?.value).toBe(figure?.money?.[0]?.value);
});

test("a comparison has as many points, and each figure's change with its significance", async () => {
  const answer = await ask(
    "from=" +
      new Date(now - 9 * day).toISOString().slice(0, 10) +
      "&compare=previous&metrics=conversations,csat,messages",
  );
  expect(answer.total.previous?.points).toHaveLength(answer.total.points.length);
  const { conversations, messages } = answer.total.trend;
  const [value, before] = [
    answer.total.values.conversations?.value,
    answer.total.previous?.values.conversations?.value,
  ];
  expect(conversations).toMatchObject({ previous: before, change: Number(value) - Number(before) });
  expect(conversations?.p_value).toBeGreaterThan(0);
  expect(messages?.p_value).toBeNull();
});

test("the table says what the chart says, and no tag becomes a formula", async () => {
  await send("POST", "/v1/conversations", { customer: { external_id: "x" }, tags: ["=1+1"] });
  const query = "group_by=tag&metrics=conversations,first_response&interval=week";
  const answer = await ask(query);
  const file = await call("GET", `/v1/analytics/conversations?${query}&format=csv`, { key });
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const rows = Papa.parse<Record<string, string>>(file.text.trim(), { header: true }).data;
  const drawn = answer.groups.flatMap((group) =>
    group.points.map((point) => [
      (group.key[0]?.value ?? "").replace(/^=/, "'="),
      point.label,
      String(point.values.conversations?.value),
      String(point.values.first_response?.value ?? ""),
    ]),
  );
  expect(rows.map((row) => [row.tag, row.period, row.conversations, row.first_response])).toEqual(drawn);
  expect(drawn.map(([tag]) => tag)).toContain("'=1+1");
});

test("a metric that is not there, a dimension twice and a bad zone are refused by name", async () => {
  const bad = {
    "metrics=met_nothing": "metrics",
    "metrics=revenues": "metrics.0",
    "group_by=channel,channel": "group_by",
    "group_by=channel,tag,language": "group_by",
    "time_zone=Mars/Base": "time_zone",
    "from=2026-13-01": "from",
    "interval=minute": "interval",
  };
  for (const [query, field] of Object.entries(bad)) {
    const { status, json } = await call("GET", `/v1/analytics/conversations?${query}`, { key });
    expect([query, status, json.error?.details]).toMatchObject([query, 400, { invalid_fields: [{ field }] }]);
  }
});
