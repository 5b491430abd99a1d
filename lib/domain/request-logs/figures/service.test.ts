import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { insert, type LogRow } from "../queries.ts";
import { countAllEarlierCalls, countEarlierCalls, forgetOldFigures } from "./service.ts";

await testDatabase();

const counted = async (merchantId: string, minutes = 15) => {
  const [row] = await database.query<{ calls: number; times: number }>(
    `SELECT (SELECT coalesce(sum(calls), 0)::int FROM request_counts WHERE merchant_id = $1 AND minutes = $2) AS calls,
       (SELECT coalesce(sum(n), 0)::int FROM request_times, unnest(times) AS n WHERE merchant_id = $1 AND minutes = $2) AS times`,
    [merchantId, minutes],
  );
  return row;
};

const call = (merchant_id: string, created_at: Date, duration_ms = 12): LogRow => ({
  ...{ merchant_id, created_at, id: newId("request", created_at.getTime()), duration_ms },
  ...{ method: "GET", route: "/v1/me", operation: "getMe", path: "/v1/me", query: null, status: 200 },
  ...{ error_code: null, error: null, actor_type: "key", actor_id: "key_x", address: null, user_agent: null },
  ...{ request_bytes: 0, response_bytes: 2, request_body: null },
});

test("a batch that is written again after a lost answer is counted once", async () => {
  const { ctx } = await testMerchant();
  const batch = Array.from({ length: 50 }, () => call(ctx.merchantId, new Date()));
  await insert(database, batch);
  await insert(database, batch);
  expect(await counted(ctx.merchantId)).toEqual({ calls: 50, times: 50 });
  expect(await counted(ctx.merchantId, 60)).toEqual({ calls: 50, times: 50 });
});

test("processes that write at the same time lose no call and do not block one another for good", async () => {
  const { ctx } = await testMerchant();
  const batches = Array.from({ length: 12 }, () =>
    Array.from({ length: 40 }, (_, index) => call(ctx.merchantId, new Date(Date.now() - index * 600_000), index * 7)),
  );
  await Promise.all(batches.map((batch) => insert(database, batch)));
  expect(await counted(ctx.merchantId)).toEqual({ calls: 480, times: 480 });
});

test("calls from before the figures are counted once, by however many workers, and new ones not twice", async () => {
  const { ctx } = await testMerchant();
  await insert(database, [call(ctx.merchantId, new Date())]);
  const days = Array.from({ length: 30 }, (_, day) => new Date(Date.now() - (day + 1) * 86_400_000));
  for (const at of days) {
    const { id } = call(ctx.merchantId, at);
    await database.query(
      `INSERT INTO request_logs (merchant_id, created_at, id, method, route, operation, status, duration_ms, actor_type, actor_id,
         request_bytes, response_bytes) VALUES ($1, $2, $3, 'GET', '/v1/me', 'getMe', 200, 5, 'key', 'key_x', 0, 0)`,
      [ctx.merchantId, at, id],
    );
  }
  await Promise.all([countEarlierCalls(), countEarlierCalls(), countEarlierCalls()]);
  await countAllEarlierCalls();
  expect(await countEarlierCalls()).toBe("none");
  expect(await counted(ctx.merchantId)).toEqual({ calls: 31, times: 31 });
});

test("figures older than 400 days are forgotten, younger ones stay", async () => {
  const { ctx } = await testMerchant();
  await insert(database, [call(ctx.merchantId, new Date("2026-01-01T10:00:00Z"))]);
  await forgetOldFigures(new Date("2027-02-04T10:00:00Z"));
  expect(await counted(ctx.merchantId)).toEqual({ calls: 1, times: 1 });
  await forgetOldFigures(new Date("2027-02-06T10:00:00Z"));
  expect(await counted(ctx.merchantId)).toEqual({ calls: 0, times: 0 });
});
