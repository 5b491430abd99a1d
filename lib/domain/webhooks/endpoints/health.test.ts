import { expect, test } from "vitest";
import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { health } from "./queries.ts";

await testDatabase();

const now = new Date("2026-11-22T14:00:00.000Z");
const clock = (time: string) => `2026-11-22T${time}:00.000Z`;

type Sent = { at: string; status: string; took?: number; test?: boolean };

async function healthAfter(merchant: string, deliveries: Sent[]) {
  const merchantId = `mrc_${merchant}` as MerchantId;
  await database.query(
    "INSERT INTO webhook_endpoints (merchant_id, id, url, secret_ciphertext) VALUES ($1, 'we_1', 'https://example.com', '')",
    [merchantId],
  );
  for (const [index, { at, status, took = 100, test = false }] of deliveries.entries()) {
    await database.query(
      `INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
         status, attempt_count, last_duration_ms, completed_at, test)
       VALUES ($1, $2, $3, 'we_1', $3, $2, 'conversation.started', $4, 1, $5,
         CASE WHEN $4 <> 'retrying' THEN $2::timestamptz END, $6)`,
      [merchantId, clock(at), `dlv_${index}`, status, took, test],
    );
  }
  return (await health(merchantId, ["we_1"], now)).get("we_1");
}

test("an endpoint fails since the oldest delivery that failed after the last success", async () => {
  const figures = await healthAfter("failing", [
    { at: "13:10", status: "failed" },
    { at: "13:30", status: "succeeded" },
    { at: "13:47", status: "retrying" },
    { at: "13:50", status: "retrying" },
  ]);
  expect(figures).toMatchObject({ failing_since: clock("13:47"), given_up: 1, success_rate: 0.25, waiting: 2 });
});

test("a success ends the failing, and an endpoint that never succeeded fails from its first delivery on", async () => {
  const ended = await healthAfter("ended", [
    { at: "13:47", status: "failed" },
    { at: "13:50", status: "succeeded" },
  ]);
  expect(ended?.failing_since).toBeNull();
  const never = await healthAfter("never", [{ at: "13:47", status: "retrying" }]);
  expect(never?.failing_since).toBe(clock("13:47"));
});

test("a test event does not change how an endpoint is doing", async () => {
  const figures = await healthAfter("test", [{ at: "13:47", status: "failed", test: true }]);
  expect(figures).toMatchObject({ failing_since: null, given_up: 0, success_rate: null, duration_ms_p95: null });
});

test("19 of 20 deliveries took at most the stated time", async () => {
  const times = Array.from({ length: 20 }, (_, index) => ({
    at: "13:30",
    status: "succeeded",
    took: (index + 1) * 10,
  }));
  expect((await healthAfter("quick", times))?.duration_ms_p95).toBe(190);
});
