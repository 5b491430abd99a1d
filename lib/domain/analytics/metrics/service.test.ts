import { expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import type { Series } from "../series/service.ts";

await testDatabase();

type Body = Record<string, unknown>;

async function shop() {
  const { key } = await testMerchant();
  const send = (method: string, path: string, body?: Body) => call(method, path, { key, ...(body && { body }) });
  const make = async (body: Body) =>
    String((await send("POST", "/v1/analytics/metrics", { name: "M", ...body })).json.id);
  const value = async (id: string) => {
    const { json } = await send("GET", `/v1/analytics/conversations?metrics=${id}`);
    return (json as unknown as Series).total.values[id];
  };
  return { key, send, make, value };
}

test("each aggregate is what its name says, over the numbers that there are", async () => {
  const { send, make, value } = await shop();
  for (const [index, days] of [1, 2, 3, 10, "soon", null].entries()) {
    const metadata = { delivery: { days } };
    await send("POST", "/v1/conversations", {
      customer: { external_id: `c${index}` },
      metadata,
      channel: index < 2 ? "app" : "web",
    });
  }
  const expected = { sum: 16, avg: 4, min: 1, max: 10, p50: 2.5, p90: 7.9, p95: 8.95 };
  for (const [aggregate, number] of Object.entries(expected)) {
    const id = await make({ name: aggregate, aggregate, field: "metadata.delivery.days" });
    expect([aggregate, await value(id)]).toMatchObject([aggregate, { value: number, count: 4 }]);
  }
  const app = { field: "channel", op: "eq", value: "app" };
  const long = { field: "metadata.delivery.days", op: "gte", value: 2 };
  expect(await value(await make({ name: "count", aggregate: "count", filter: long }))).toMatchObject({
    value: 3,
    count: 3,
  });
  const ratio = await make({ name: "ratio", aggregate: "ratio", filter: app, base_filter: long });
  expect(await value(ratio)).toMatchObject({ value: 0.3333, count: 1, base: 3 });
  const none = await make({ name: "none", aggregate: "avg", field: "satisfaction_score" });
  expect(await value(none)).toMatchObject({ value: null, count: 0 });
});

test("what an aggregate lacks or would not use is refused by name", async () => {
  const { send } = await shop();
  const bad: [Body, string][] = [
    [{ aggregate: "sum" }, "field"],
    [{ aggregate: "count", field: "cart_value" }, "field"],
    [{ aggregate: "avg", field: "channel" }, "field"],
    [{ aggregate: "avg", field: "metadata." }, "field"],
    [{ aggregate: "count", base_filter: { field: "channel", op: "exists", value: true } }, "base_filter"],
    [{ aggregate: "median", field: "cart_value" }, "aggregate"],
    [{ aggregate: "count", filter: { field: "password", op: "eq", value: "x" } }, "filter.field"],
  ];
  for (const [body, field] of bad) {
    const { status, json } = await send("POST", "/v1/analytics/metrics", { name: "Bad", ...body });
    expect([body, status, json.error.details]).toMatchObject([body, 400, { invalid_fields: [{ field }] }]);
  }
});

test("a name is taken once, changes are audited, and a deleted metric is gone", async () => {
  const { send, make } = await shop();
  const id = await make({ aggregate: "count" });
  expect((await send("POST", "/v1/analytics/metrics", { name: "M", aggregate: "count" })).status).toBe(409);
  const changed = await send("PUT", `/v1/analytics/metrics/${id}`, { aggregate: "sum", field: "message_count" });
  expect(changed.json).toMatchObject({ aggregate: "sum", field: "message_count" });
  expect((await send("DELETE", `/v1/analytics/metrics/${id}`)).status).toBe(204);
  expect((await send("GET", `/v1/analytics/metrics/${id}`)).status).toBe(404);
  const log = await send("GET", `/v1/audit-logs?target_type=metric`);
  expect(log.json.data.map((entry) => entry.action)).toEqual(["metric.deleted", "metric.updated", "metric.created"]);
});
