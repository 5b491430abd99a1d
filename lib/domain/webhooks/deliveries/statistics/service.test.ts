import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
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
  return { happen, statistics };
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
