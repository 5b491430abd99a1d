import Papa from "papaparse";
import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { countAllEarlierCalls } from "#lib/domain/request-logs/figures/service.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import type { AnalyticsPerformance } from "./contract.ts";

await testDatabase();

const path = "/v1/analytics/performance";
type Performance = z.output<typeof AnalyticsPerformance>;

let shop: { ctx: Ctx; key: string };

/** A week and a half of calls around the end of summer time, at any second, and an open stream among them. */
beforeAll(async () => {
  shop = await testMerchant();
  const { ctx: other } = await testMerchant();
  for (const { merchantId } of [shop.ctx, other]) {
    await database.query(
      `INSERT INTO request_logs (merchant_id, created_at, id, method, route, operation, status, duration_ms, actor_type,
         actor_id, request_bytes, response_bytes)
       SELECT $1, timestamptz '2026-10-19 00:00Z' + random() * interval '11 days', 'req_' || n, 'GET', '/v1/' || op, op,
         (ARRAY[200, 200, 200, 201, 404, 429, 500])[1 + floor(random() * 7)::int],
         exp(random() * 9 - 1) * CASE WHEN op = 'openStream' THEN 100000 ELSE 1 END, 'key', 'key_' || n % 3, 0, 0
       FROM generate_series(1, 4000) AS n,
         LATERAL (SELECT (ARRAY['listConversations', 'createConversation', 'getMe', 'openStream'])[1 + n % 4] AS op) AS o`,
      [merchantId],
    );
  }
  await countAllEarlierCalls();
});

async function ask(query: string): Promise<Performance> {
  const { status, json } = await call("GET", `${path}?${query}`, { key: shop.key });
  expect(status).toBe(200);
  return json as unknown as Performance;
}

const zones = ["UTC", "Europe/Lisbon", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns"];

test.each(zones)(
  "in %s every day and every hour holds exactly the calls of the log, also where the clock changes",
  async (zone) => {
    for (const interval of ["day", "hour", "week"] as const) {
      const { points, total } = await of(zone, interval);
      const raw = await database.query<{ label: string; calls: number; errors: number; limited: number }>(
        `SELECT to_char(min(created_at) AT TIME ZONE 'UTC', 'YYYY') AS label, count(*)::int AS calls,
         count(*) FILTER (WHERE status >= 500)::int AS errors, count(*) FILTER (WHERE status = 429)::int AS limited
       FROM request_logs WHERE merchant_id = $1
         AND created_at >= timestamp '2026-10-20' AT TIME ZONE $2 AND created_at < timestamp '2026-10-29' AT TIME ZONE $2
       GROUP BY date_trunc($3, created_at, $2) ORDER BY date_trunc($3, created_at, $2)`,
        [shop.ctx.merchantId, zone, interval],
      );
      const told = points.map(({ requests }) => requests).filter(({ calls }) => calls > 0);
      expect(told.map(({ calls }) => calls)).toEqual(raw.map(({ calls }) => calls));
      expect(told.map((one) => [one.server_errors, one.limited])).toEqual(raw.map((one) => [one.errors, one.limited]));
      expect(total.calls).toBe(raw.reduce((sum, { calls }) => sum + calls, 0));
    }
  },
);

async function of(zone: string, interval: string) {
  const { points, requests } = await ask(`time_zone=${zone}&interval=${interval}&from=2026-10-20&to=2026-10-28`);
  return { points, total: requests };
}

test("the day on which the clock goes back has 25 hours, and no hour is there twice", async () => {
  const { points } = await ask("time_zone=Europe/Lisbon&interval=hour&from=2026-10-25&to=2026-10-25");
  expect(points).toHaveLength(25);
  expect(new Set(points.map(({ starts_at }) => starts_at)).size).toBe(25);
});

test("percentiles are those of the log, at most five in a hundred off, and streams are not timed", async () => {
  const { response_time_ms, routes } = await ask("time_zone=UTC&from=2026-10-20&to=2026-10-28");
  const [raw] = await database.query<{ count: number; times: number[] }>(
    `SELECT count(*)::int AS count, percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY duration_ms) AS times
     FROM request_logs WHERE merchant_id = $1 AND operation <> 'openStream'
       AND created_at >= '2026-10-20Z' AND created_at < '2026-10-29Z'`,
    [shop.ctx.merchantId],
  );
  const { count, p50, p95, p99 } = response_time_ms;
  expect(count).toBe(raw?.count);
  for (const [index, told] of [p50, p95, p99].entries()) {
    const exact = raw?.times[index] as number;
    expect(Math.abs((told as number) - exact) / exact).toBeLessThan(0.05);
  }
  expect(routes.find(({ operation }) => operation === "openStream")?.response_time_ms).toEqual({
    count: 0,
    p50: null,
    p95: null,
    p99: null,
  });
});

test("each figure's filter lists exactly its calls", async () => {
  const { routes, statuses, points } = await ask("time_zone=Asia/Kolkata&from=2026-10-24&to=2026-10-25");
  for (const { filter, calls } of [
    ...routes.map(({ filter, requests }) => ({ filter, calls: requests.calls })),
    ...points.map(({ filter, requests }) => ({ filter, calls: requests.calls })),
    ...statuses,
  ]) {
    const file = await call("GET", `/v1/request-logs/export?format=jsonl&${filter}`, { key: shop.key });
    expect(file.text.split("\n").length - 1).toBe(calls);
  }
});

test("a call is counted once and by its own merchant, within the statement that logs it", async () => {
  const { key, ctx } = await testMerchant();
  for (let i = 0; i < 3; i++) await call("GET", "/v1/customers", { key });
  await call("GET", "/v1/customers?limit=none", { key });
  await flushCalls();
  await flushCalls();
  const today = new Date().toISOString().slice(0, 10);
  const { json } = await call("GET", `${path}?time_zone=UTC&from=${today}&to=${today}`, { key });
  const { requests, response_time_ms, uptime } = json as unknown as Performance;
  expect(requests).toMatchObject({ calls: 4, client_errors: 1, client_error_rate: 0.25, server_error_rate: 0 });
  expect(response_time_ms.count).toBe(4);
  expect(uptime).toEqual({ api: null, worker: null });
  const [counted] = await database.query<{ rows: number }>(
    "SELECT sum(calls)::int AS rows FROM request_counts WHERE merchant_id = $1 AND minutes = 15",
    [ctx.merchantId],
  );
  expect(counted?.rows).toBe(4);
});

test("without calls everything that is a ratio or a time is unknown, not zero", async () => {
  const { requests, response_time_ms, webhooks, queue } = await ask("from=2026-01-01&to=2026-01-02");
  expect(requests).toMatchObject({ calls: 0, server_error_rate: null, client_error_rate: null });
  expect(response_time_ms.p95).toBeNull();
  expect(webhooks).toMatchObject({ attempts: 0, success_rate: null });
  expect(queue).toEqual({ waiting: 0, oldest_due_seconds: null });
});

test("the CSV has a line for each point, with the chart's values", async () => {
  const query = "time_zone=UTC&from=2026-10-20&to=2026-10-22";
  const { points } = await ask(query);
  const { text } = await call("GET", `${path}?${query}&format=csv`, { key: shop.key });
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(data.map((row) => [row.label, row["requests.calls"], row["response_time_ms.p95"]])).toEqual(
    points.map(({ label, requests, response_time_ms }) => [label, `${requests.calls}`, `${response_time_ms.p95}`]),
  );
});

test.each([
  ["from=2026-10-22&to=2026-10-20", "from"],
  ["from=2024-01-01&to=2026-10-20", "from"],
  ["from=2026-10-20T10:07:00Z", "from"],
  ["interval=hour&from=2026-01-01&to=2026-06-01", "interval"],
  ["time_zone=Mars/Olympus", "time_zone"],
])("%s is refused by name", async (query, field) => {
  const { status, json } = await call("GET", `${path}?${query}`, { key: shop.key });
  expect([status, json.error.details]).toMatchObject([400, { invalid_fields: [{ field }] }]);
});
