import { expect, test } from "vitest";
import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { countAttempts } from "#lib/domain/webhooks/figures/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { settled } from "#scripts/testing/settled.ts";
import type { AnalyticsUsage } from "./contract.ts";

await testDatabase();

const path = "/v1/analytics/usage";
type Usage = z.output<typeof AnalyticsUsage>;

async function ask(key: string, query = "from=2026-11-20&to=2026-11-21&time_zone=UTC"): Promise<Usage> {
  await flushCalls();
  const { status, json } = await call("GET", `${path}?${query}`, { key });
  expect(status).toBe(200);
  return json as unknown as Usage;
}

const today = () => `time_zone=UTC&from=${new Date().toISOString().slice(0, 10)}`;

test("calls are told by key, route and status, and each part lists its own", async () => {
  const { key } = await testMerchant();
  const { json: second } = await call("POST", "/v1/api-keys", {
    key,
    body: { name: "Warehouse", scopes: ["inventory:read"] },
  });
  for (let i = 0; i < 3; i++) await call("GET", "/v1/inventory/status", { key: String(second.key) });
  await call("GET", "/v1/customers", { key: String(second.key) });
  const usage = await ask(key, today());
  expect(usage.total).toEqual({ calls: 5, client_errors: 1, server_errors: 0, limited: 0 });
  const warehouse = usage.keys.find((row) => row.key_name === "Warehouse");
  expect(warehouse).toMatchObject({ key_id: second.id, calls: 4, client_errors: 1, share: 0.8, calls_by_point: [4] });
  expect(usage.routes[0]).toMatchObject({ operation: "getInventoryStatus", method: "GET", calls: 3 });
  expect(usage.statuses.map(({ status, calls }) => [status, calls])).toEqual([
    [200, 3],
    [201, 1],
    [403, 1],
  ]);
  const listed = await call("GET", `/v1/request-logs?${warehouse?.filter}`, { key });
  expect(listed.json.data).toHaveLength(4);
  const own = await ask(key, `${today()}&key_id=${second.id}`);
  expect([own.total.calls, own.routes.length, own.keys.length]).toEqual([4, 2, 1]);
});

test("while a day runs it is compared with as much of the day before", async () => {
  const { ctx, key } = await testMerchant();
  const now = Date.now();
  const dayMs = 86_400_000;
  const start = Math.floor(now / dayMs) * dayMs;
  for (const [at, calls] of [
    [start - dayMs, 5],
    [start - 15 * 60_000, 70],
    [start - dayMs - 15 * 60_000, 900],
  ] as const) {
    await database.query(
      `INSERT INTO request_counts (merchant_id, minutes, starts_at, key_id, operation, status, method, route, calls)
       SELECT $1, minutes, date_bin(minutes * interval '1 minute', $2, 'epoch'), 'key_x', 'getMe', 200, 'GET', '/v1/me', $3
       FROM (VALUES (15), (60)) AS m (minutes)`,
      [ctx.merchantId, new Date(at), calls],
    );
  }
  const { previous } = await ask(key, today());
  expect(previous?.calls).toBe(now - start > dayMs - 15 * 60_000 ? 75 : 5);
});

async function attempt(ctx: Ctx, id: string, columns: { outcome: string; status: string; test?: boolean }) {
  const at = new Date("2026-11-20T10:00:00Z");
  await database.query(
    `INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type, status, test)
     VALUES ($1, $2, $3, 'we_1', $3, $2, 'conversation.started', $4, $5) ON CONFLICT DO NOTHING`,
    [ctx.merchantId, at, `dlv_${id}`, columns.status, columns.test ?? false],
  );
  await database.query(
    `INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id, attempt_number,
       outcome, duration_ms, request_headers, delivery_status)
     VALUES ($1, $2::timestamptz + interval '2 seconds', $3, $4, $2, 'we_1', 1, $5, 100, '{}', $6)`,
    [ctx.merchantId, at, `att_${id}`, `dlv_${id}`, columns.outcome, columns.status],
  );
}

test("attempts to deliver are counted once each, however many workers count, and tests are not", async () => {
  const { ctx, key } = await testMerchant();
  for (let i = 0; i < 6; i++) await attempt(ctx, `ok${i}`, { outcome: "succeeded", status: "succeeded" });
  await attempt(ctx, "bad", { outcome: "failed", status: "failed" });
  await attempt(ctx, "again", { outcome: "failed", status: "retrying" });
  await attempt(ctx, "test", { outcome: "succeeded", status: "succeeded", test: true });
  await settled();
  await Promise.all([countAttempts(), countAttempts(), countAttempts()]);
  await countAttempts();
  const { webhooks, points } = await ask(key);
  expect(webhooks).toEqual([
    {
      endpoint_id: "we_1",
      url: null,
      event_type: "conversation.started",
      attempts: 8,
      succeeded: 6,
      gave_up: 1,
      success_rate: 0.75,
    },
  ]);
  expect(points.map((point) => point.webhook_attempts)).toEqual([8, 0]);
  const { json } = await call("GET", "/v1/analytics/performance?from=2026-11-20&to=2026-11-21&time_zone=UTC", { key });
  const told = json.webhooks as { answer_ms: { p50: number }; arrival_ms: { p50: number; count: number } };
  expect(Math.abs(told.answer_ms.p50 - 100)).toBeLessThan(5);
  expect(Math.abs(told.arrival_ms.p50 - 2_100)).toBeLessThan(105);
  expect(told.arrival_ms.count).toBe(6);
});

test("each table can be had as CSV, and another merchant's calls are in none", async () => {
  const [mine, theirs] = [await testMerchant(), await testMerchant()];
  await call("GET", "/v1/customers", { key: theirs.key });
  const usage = await ask(mine.key, today());
  expect([usage.total.calls, usage.keys, usage.routes, usage.webhooks]).toEqual([0, [], [], []]);
  await ask(mine.key, today());
  const { text } = await call("GET", `${path}?${today()}&format=csv&table=keys`, { key: mine.key });
  expect(text.split("\r\n")[0]).toBe("key_id,key_name,calls,client_errors,server_errors,limited,share");
});
