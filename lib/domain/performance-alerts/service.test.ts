import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { provideSettings } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { watchPerformance } from "./service.ts";

await testDatabase();
provideSettings({ REGION: "eu-west, us-east" });

const start = new Date("2026-11-23T10:00:00Z");
const minute = (n: number) => new Date(start.getTime() + n * 60_000);

type Calls = { status?: number; duration?: number; operation?: string };

/** Calls of this merchant, all at one moment. */
async function served(ctx: Ctx, at: Date, calls: Calls[]) {
  for (const { status = 200, duration = 20, operation = "listConversations" } of calls) {
    await database.query(
      `INSERT INTO request_logs (merchant_id, created_at, id, method, route, operation, status, duration_ms, actor_type,
         actor_id, request_bytes, response_bytes)
       VALUES ($1, $2, $3, 'GET', '/v1/conversations', $6, $4, $5, 'key', 'key_x', 0, 0)`,
      [ctx.merchantId, at, newId("request"), status, duration, operation],
    );
  }
}

const many = (count: number, one: Calls = {}) => Array.from({ length: count }, () => one);

const told = async (ctx: Ctx) => {
  const rows = await database.query<{ type: string; data: Record<string, unknown> }>(
    "SELECT type, data FROM events WHERE merchant_id = $1 ORDER BY xid, id",
    [ctx.merchantId],
  );
  return rows.map((row) => row.data);
};

test("slow answers are told once while they last, and once when they are over", async () => {
  const { ctx } = await testMerchant();
  await served(ctx, minute(0), [...many(18), ...many(2, { duration: 3_200 })]);
  for (const n of [1, 2, 3]) await watchPerformance(minute(n));
  const alert = {
    alert_type: "high_response_time",
    metric_value: 3.2,
    threshold: 2,
    severity: "warning",
    affected_regions: ["eu-west", "us-east"],
    state: "firing",
    request_count: 20,
  };
  expect(await told(ctx)).toEqual([alert]);
  await served(ctx, minute(6), many(30));
  for (const n of [7, 8]) await watchPerformance(minute(n));
  const over = { ...alert, metric_value: 0.02, state: "resolved", request_count: 30 };
  expect(await told(ctx)).toEqual([alert, over]);
});

test("failures are told as a share, critical from twice the threshold", async () => {
  const { ctx } = await testMerchant();
  await served(ctx, minute(0), [...many(36), ...many(4, { status: 503 })]);
  await watchPerformance(minute(1));
  expect(await told(ctx)).toMatchObject([
    { alert_type: "high_error_rate", metric_value: 0.1, threshold: 0.05, severity: "critical", state: "firing" },
  ]);
});

test.each([
  ["too few calls", many(19, { status: 500, duration: 9_000 })],
  ["refusals, which are the caller's own", many(40, { status: 404 })],
  ["figures exactly at their thresholds", [...many(38), ...many(2, { status: 500 })]],
  ["streams, which stay open on purpose", many(40, { duration: 600_000, operation: "openStream" })],
])("%s raise no alert", async (_, calls) => {
  const { ctx } = await testMerchant();
  await served(ctx, minute(0), calls);
  await watchPerformance(minute(1));
  expect(await told(ctx)).toEqual([]);
});

test("only the last five minutes count, and silence ends an alert", async () => {
  const { ctx } = await testMerchant();
  await served(ctx, minute(0), many(20, { status: 500 }));
  await watchPerformance(minute(5));
  expect(await told(ctx)).toMatchObject([{ state: "firing" }]);
  await watchPerformance(minute(5.1));
  expect(await told(ctx)).toMatchObject([
    { state: "firing" },
    { state: "resolved", metric_value: 0, request_count: 0 },
  ]);
});

test("the merchant's own thresholds count; switching one off ends its alert", async () => {
  const { ctx, key } = await testMerchant();
  const set = (performance_alert: unknown) =>
    call("PUT", "/v1/merchant", { key, body: { settings: { performance_alert } } });
  await set({ response_time_seconds: 0.1, minimum_requests: 5 });
  await served(ctx, minute(0), many(5, { duration: 150 }));
  await watchPerformance(minute(1));
  await set({ response_time_seconds: null });
  await watchPerformance(minute(2));
  expect(await told(ctx)).toMatchObject([
    { state: "firing", metric_value: 0.15, threshold: 0.1 },
    { state: "resolved", threshold: 0.1 },
  ]);
});

test("many workers at once tell an alert once, and each merchant only of its own calls", async () => {
  const [{ ctx }, other] = [await testMerchant(), await testMerchant()];
  await served(ctx, minute(0), many(20, { status: 500 }));
  await served(other.ctx, minute(0), many(20));
  await Promise.all(many(6).map(() => watchPerformance(minute(1))));
  expect(await told(ctx)).toHaveLength(1);
  expect(await told(other.ctx)).toEqual([]);
});
