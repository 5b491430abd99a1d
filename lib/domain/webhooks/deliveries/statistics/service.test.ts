import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { newId } from "#lib/ids.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

async function shop() {
  const { ctx, key } = await testMerchant();
  const { id } = (await call("POST", "/v1/webhook-endpoints", { key, body: { url: "https://1.1.1.1/hooks" } })).json;
  const statistics = (query: string) => call("GET", `/v1/webhook-endpoints/${id}/statistics?${query}`, { key });
  const happen = async (at: string, status: string, ms: number | null) => {
    await publish(database, ctx.merchantId, [{ type: "conversation.started", data: {} }], new Date(at));
    await database.query(
      `UPDATE webhook_deliveries SET status = $2, last_duration_ms = $3, attempt_count = CASE WHEN $3::int > 0 THEN 1 ELSE 0 END
       WHERE merchant_id = $1 AND created_at = $4`,
      [ctx.merchantId, status, ms, at],
    );
  };
  const attempt = (at: string, outcome: string) =>
    database.query(
      `INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id,
         attempt_number, outcome, duration_ms, request_headers, delivery_status)
       VALUES ($1, $2, $3, 'whd_1', $2, $4, 1, $5, 10, '{}', $5)`,
      [ctx.merchantId, at, newId("webhookAttempt", Date.parse(at)), id, outcome],
    );
  return { happen, attempt, statistics };
}

test("figures count each delivery once, in its hour and in the whole", async () => {
  const { happen, statistics } = await shop();
  await happen("2026-11-22T10:00:00.000Z", "succeeded", 100);
  await happen("2026-11-22T10:59:59.999Z", "failed", 300);
  await happen("2026-11-22T12:00:00.000Z", "succeeded", 50);
  await happen("2026-11-22T12:30:00.000Z", "pending", null);
  await happen("2026-11-22T13:00:00.000Z", "succeeded", 9);
  const { json } = await statistics("start=2026-11-22T10:00:00Z&end=2026-11-22T13:00:00Z");
  const two = { deliveries: 2, succeeded: 1 };
  expect(json).toMatchObject({
    total: { deliveries: 4, succeeded: 2, failed: 1, waiting: 1, duration_ms_p50: 100, duration_ms_p95: 300 },
    hours: [
      { start: "2026-11-22T10:00:00.000Z", ...two, failed: 1, waiting: 0, success_rate: 0.5, duration_ms_p95: 300 },
      { start: "2026-11-22T12:00:00.000Z", ...two, failed: 0, waiting: 1, success_rate: 1, duration_ms_p50: 50 },
    ],
  });
});

test("attempts are counted in their minute, and a minute without any is there as well", async () => {
  const { statistics, attempt } = await shop();
  await attempt("2026-11-22T10:00:59.999Z", "failed");
  await attempt("2026-11-22T10:02:00.000Z", "succeeded");
  await attempt("2026-11-22T10:02:30.000Z", "succeeded");
  await attempt("2026-11-22T10:03:00.000Z", "succeeded");
  const range = "start=2026-11-22T10:00:00Z&end=2026-11-22T10:03:00Z";
  expect((await statistics(range)).json).not.toHaveProperty("minutes");
  expect((await statistics(`${range}&attempts=minute`)).json.minutes).toEqual([
    { start: "2026-11-22T10:00:00.000Z", succeeded: 0, failed: 1 },
    { start: "2026-11-22T10:01:00.000Z", succeeded: 0, failed: 0 },
    { start: "2026-11-22T10:02:00.000Z", succeeded: 2, failed: 0 },
  ]);
  const day = await statistics("start=2026-11-22T00:00:00Z&end=2026-11-23T00:00:00Z&attempts=minute");
  expect([day.status, day.json.error.details.invalid_fields]).toMatchObject([400, [{ field: "start" }]]);
});

test("an endpoint without deliveries has no rate rather than zero", async () => {
  const { statistics } = await shop();
  const nothing = { success_rate: null, duration_ms_p50: null, duration_ms_p95: null };
  expect((await statistics("")).json).toMatchObject({ total: { deliveries: 0, ...nothing }, hours: [] });
});

test.each(["start=2026-11-22T10:00:00Z&end=2026-11-22T10:00:00Z", "start=2026-01-01T00:00:00Z"])(
  "%s is refused and names the start",
  async (query) => {
    const { statistics } = await shop();
    const { status, json } = await statistics(query);
    expect([status, json.error.details.invalid_fields]).toMatchObject([400, [{ field: "start" }]]);
  },
);
