import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runProgram } from "#scripts/testing/run.ts";

const url = await testDatabase();
const env = { DATABASE_URL: url, NEXTAUTH_SECRET: "t".repeat(32), ENCRYPTION_KEY: "0".repeat(64) };
const { key, slug, ctx } = await testMerchant();

beforeAll(async () => {
  for (const day of [1, 1, 2]) {
    const body = { customer: { external_id: "c-1" }, started_at: `2026-11-0${day}T12:00:00Z` };
    await call("POST", "/v1/conversations", { key, body });
  }
});

const rebuild = (...more: string[]) => runProgram(["server/cli.ts", "analytics", "rebuild", ...more], { env });

test("rebuilding counts every day from the conversations, whatever was kept before", async () => {
  await rebuild();
  await database.query("UPDATE analytics_days SET conversations = 99 WHERE merchant_id = $1", [ctx.merchantId]);
  const { code, stdout } = await rebuild("--merchant", slug);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "Counted 2 days of 1 merchant.\n" });
  const { json } = await call("GET", "/v1/analytics/summary?start=2026-11-01&end=2026-11-02", { key });
  expect((json as unknown as { period: { conversations: number } }).period.conversations).toBe(3);
});

test("a merchant that is not there is named with those that are", async () => {
  const { code, stderr } = await rebuild("--merchant", "nobody");
  expect(code).toBe(1);
  expect(stderr).toContain(`No merchant "nobody"`);
});
