import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { provideSettings } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { watchRules } from "./service.ts";

await testDatabase();
provideSettings({ REGION: "eu-west, us-east" });

const path = "/v1/alert-rules";
const start = new Date("2027-03-01T10:00:00Z");
const minute = (n: number) => new Date(start.getTime() + n * 60_000);

async function shopWith(rule: Record<string, unknown>) {
  const { ctx, key } = await testMerchant();
  const { json, status } = await call("POST", path, { key, body: { name: "Mine", minimum_count: 5, ...rule } });
  expect(status).toBe(201);
  const state = async () => (await call("GET", `${path}/${json.id}`, { key })).json.state;
  const change = (body: object) => call("PUT", `${path}/${json.id}`, { key, body });
  return { ctx, key, id: json.id, state, change };
}

async function served(ctx: Ctx, at: Date, count: number, { status = 200, duration = 20 } = {}) {
  const ids = Array.from({ length: count }, () => newId("request"));
  await database.query(
    `INSERT INTO request_logs (merchant_id, created_at, id, method, route, operation, status, duration_ms, actor_type,
       actor_id, request_bytes, response_bytes)
     SELECT $1, $2, id, 'GET', '/v1/customers', 'listCustomers', $4, $5, 'key', 'key_x', 0, 0 FROM unnest($3::text[]) AS id`,
    [ctx.merchantId, at, ids, status, duration],
  );
}

const told = async ({ merchantId }: Ctx) => {
  const rows = await database.query<{ data: Record<string, unknown> }>(
    "SELECT data FROM events WHERE merchant_id = $1 AND type = 'system.performance_alert' ORDER BY xid, id",
    [merchantId],
  );
  return rows.map((row) => row.data);
};

test("a breach is told once however long it lasts and however many workers look, and its end once", async () => {
  const { ctx, id, state } = await shopWith({ metric: "response_time_p95", threshold: 1.5, severity: "critical" });
  expect(await state()).toBe("unknown");
  await served(ctx, minute(0), 10, { duration: 3_200 });
  for (const n of [1, 2]) await Promise.all([watchRules(minute(n)), watchRules(minute(n)), watchRules(minute(n))]);
  const alert = {
    alert_type: "high_response_time",
    metric_value: 3.2,
    threshold: 1.5,
    severity: "critical",
    affected_regions: ["eu-west", "us-east"],
    state: "firing",
    request_count: 10,
    rule_id: id,
  };
  expect(await told(ctx)).toEqual([alert]);
  expect(await state()).toBe("firing");
  await served(ctx, minute(6), 10);
  for (const n of [7, 8]) await watchRules(minute(n));
  expect(await told(ctx)).toEqual([alert, { ...alert, state: "resolved", metric_value: 0.02 }]);
  expect(await state()).toBe("ok");
});

test.each([
  ["server_error_rate", 0.2, { status: 503 }, 0.3333, "high_error_rate"],
  ["client_error_rate", 0.2, { status: 404 }, 0.3333, "high_client_error_rate"],
  ["rate_limited_calls", 4, { status: 429 }, 5, "rate_limit_reached"],
  ["request_rate", 2.5, { status: 200 }, 3, "high_request_rate"],
])("%s above %d is told with its figure", async (metric, threshold, kind, value, alert_type) => {
  const { ctx } = await shopWith({ metric, threshold, regions: ["us-east"] });
  await served(ctx, minute(0), 10);
  await watchRules(minute(1));
  expect(await told(ctx)).toEqual([]);
  await served(ctx, minute(0), 5, kind);
  await watchRules(minute(2));
  expect(await told(ctx)).toMatchObject([{ alert_type, metric_value: value, affected_regions: ["us-east"] }]);
});

test("a figure at its threshold, too few calls and another merchant's calls raise no alert", async () => {
  const { ctx, state } = await shopWith({ metric: "server_error_rate", threshold: 0.5 });
  const { ctx: other } = await testMerchant();
  await served(other, minute(0), 20, { status: 500 });
  await served(ctx, minute(0), 4, { status: 500 });
  await watchRules(minute(1));
  expect([await told(ctx), await state()]).toEqual([[], "unknown"]);
  await served(ctx, minute(0), 4);
  await watchRules(minute(1.5));
  expect([await told(ctx), await state()]).toEqual([[], "ok"]);
});

test("a longer window sees what a shorter one has forgotten", async () => {
  const { ctx, change } = await shopWith({ metric: "server_error_rate", threshold: 0.5 });
  await served(ctx, minute(0), 6, { status: 500 });
  await watchRules(minute(10));
  expect(await told(ctx)).toEqual([]);
  await change({ window_minutes: 15 });
  await watchRules(minute(11));
  expect(await told(ctx)).toMatchObject([{ state: "firing" }]);
});

test("a webhook that waits too long is told", async () => {
  const { ctx } = await shopWith({ metric: "webhook_queue_age", threshold: 60 });
  await database.query(
    `INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type, next_attempt_at)
     VALUES ($1, $2, 'dlv_late', 'we_1', 'evt_1', $2, 'conversation.started', $2)`,
    [ctx.merchantId, minute(0)],
  );
  await watchRules(minute(1));
  await watchRules(minute(2));
  expect(await told(ctx)).toMatchObject([{ alert_type: "high_webhook_queue_age", metric_value: 120 }]);
});

test("switching a rule off or deleting it ends its alert", async () => {
  for (const end of ["off", "delete"]) {
    const { ctx, key, id, change } = await shopWith({ metric: "server_error_rate", threshold: 0.1 });
    await served(ctx, minute(0), 6, { status: 500 });
    await watchRules(minute(1));
    if (end === "off") await change({ enabled: false });
    else expect((await call("DELETE", `${path}/${id}`, { key })).status).toBe(204);
    await watchRules(minute(2));
    await watchRules(minute(3));
    expect((await told(ctx)).map(({ state }) => state)).toEqual(["firing", "resolved"]);
  }
});

test.each([
  [{ metric: "server_error_rate", threshold: 5 }, "threshold"],
  [{ metric: "response_time_p95", threshold: 0 }, "threshold"],
  [{ metric: "response_time_p95", threshold: 1, regions: ["mars"] }, "regions"],
  [{ metric: "response_time_p95", threshold: 1, window_minutes: 7 }, "window_minutes"],
  [{ metric: "happiness", threshold: 1 }, "metric"],
])("%j is refused by name", async (rule, field) => {
  const { key } = await testMerchant();
  const { status, json } = await call("POST", path, { key, body: { name: "Mine", ...rule } });
  expect([status, json.error.details]).toMatchObject([400, { invalid_fields: [{ field }] }]);
});
