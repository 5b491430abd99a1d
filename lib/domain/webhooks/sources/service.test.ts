import { expect, test } from "vitest";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

test("the source addresses are those that the operator published, and none when there are none", async () => {
  const { key } = await testMerchant();
  const sources = async () => (await call("GET", "/v1/webhook-sources", { key })).json;
  expect(await sources()).toEqual({ addresses: [] });
  provideSettings({ WEBHOOK_SOURCE_ADDRESSES: "198.51.100.7, 2001:db8:7::/48" });
  expect(await sources()).toEqual({ addresses: ["198.51.100.7", "2001:db8:7::/48"] });
});
