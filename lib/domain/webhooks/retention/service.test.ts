import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { keptSince, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { forgetOld } from "./service.ts";

await testDatabase();
provideSettings({ EVENT_DAYS: "60", WEBHOOK_LOG_DAYS: "30" });

const tables = ["events", "webhook_attempts", "webhook_deliveries"];

const months = async (year: number) => {
  const rows = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname ~ $1 ORDER BY 1",
    [`^(events|webhook_attempts|webhook_deliveries)_${year}_`],
  );
  return rows.map(({ name }) => name);
};

async function shopIn(year: number) {
  for (const table of tables)
    await database.query("SELECT ensure_monthly_partitions($1::regclass, $2::date, 4)", [table, `${year}-01-01`]);
  const { ctx, key } = await testMerchant();
  await call("POST", "/v1/webhook-endpoints", { key, body: { url: "https://1.1.1.1/" } });
  const at = new Date(`${year}-01-15T12:00:00Z`);
  await publish(database, ctx.merchantId, [{ type: "conversation.started", data: {} }], at);
  return { ctx, key, at };
}

test("months older than the operator keeps are dropped, events later than deliveries, and places in them are expired", async () => {
  const { ctx, key, at } = await shopIn(2030);
  await database.query("UPDATE webhook_deliveries SET status = 'succeeded' WHERE merchant_id = $1", [ctx.merchantId]);
  await forgetOld(new Date("2030-03-05T00:00:00Z"));
  expect(await months(2030)).toEqual([
    ...["events_2030_01", "events_2030_02", "events_2030_03", "events_2030_04"],
    ...["webhook_attempts_2030_02", "webhook_attempts_2030_03", "webhook_attempts_2030_04"],
    ...["webhook_deliveries_2030_02", "webhook_deliveries_2030_03", "webhook_deliveries_2030_04"],
  ]);
  const after = newId("event", at.getTime());
  expect((await call("GET", `/v1/events?after=${after}`, { key })).text).toContain("not_found");
  await forgetOld(new Date("2030-04-05T00:00:00Z"));
  expect(await months(2030)).not.toContain("events_2030_01");
  expect(await keptSince(database)).toEqual(new Date("2030-02-01T00:00:00Z"));
  const { status, text } = await call("GET", `/v1/events?after=${after}`, { key });
  expect([status, text]).toEqual([400, expect.stringContaining("expired")]);
});

test("a month with a delivery that is still to be sent stays, with its events, until that is over", async () => {
  const { ctx } = await shopIn(2031);
  await forgetOld(new Date("2031-12-01T00:00:00Z"));
  expect(await months(2031)).toEqual(["events_2031_01", "webhook_deliveries_2031_01"]);
  await database.query("UPDATE webhook_deliveries SET status = 'canceled' WHERE merchant_id = $1", [ctx.merchantId]);
  await forgetOld(new Date("2031-12-01T00:00:00Z"));
  expect(await months(2031)).toEqual([]);
});
