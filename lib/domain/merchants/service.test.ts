import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { policyOf } from "./service.ts";

await testDatabase();

const settings = {
  cart_abandonment_minutes: 30,
  high_value: { cart_value: 200, purchase_intent: "high" },
  performance_alert: { response_time_seconds: 2, error_rate: 0.05, minimum_requests: 20 },
};

const auditOf = (merchantId: string) =>
  database.query<{ action: string; changes: unknown }>(
    "SELECT action, changes FROM audit_logs WHERE merchant_id = $1 AND action = 'merchant.updated' ORDER BY id",
    [merchantId],
  );

test("a new merchant has the documented settings", async () => {
  const { ctx, key, slug } = await testMerchant();
  const { status, json } = await call("GET", "/v1/merchant", { key });
  expect(status).toBe(200);
  expect(json).toMatchObject({ id: ctx.merchantId, slug, time_zone: "UTC", currency: "EUR", settings });
});

test("an update changes what is given, keeps the rest and is noted with what it was before", async () => {
  const { ctx, key } = await testMerchant();
  const body = { name: "Finch", settings: { high_value: { cart_value: 99.5 }, cart_abandonment_minutes: null } };
  const { status, json } = await call("PUT", "/v1/merchant", { key, body });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    name: "Finch",
    settings: {
      ...settings,
      cart_abandonment_minutes: null,
      high_value: { cart_value: 99.5, purchase_intent: "high" },
    },
  });
  expect((await call("GET", "/v1/merchant", { key })).json).toEqual(json);
  expect(await auditOf(ctx.merchantId)).toMatchObject([
    {
      changes: {
        name: { to: "Finch" },
        "settings.cart_abandonment_minutes": { from: 30, to: null },
        "settings.high_value.cart_value": { from: 200, to: 99.5 },
      },
    },
  ]);
});

test("an update that changes nothing leaves no trace", async () => {
  const { ctx, key } = await testMerchant();
  const before = (await call("GET", "/v1/merchant", { key })).json;
  const after = await call("PUT", "/v1/merchant", { key, body: { currency: "EUR", settings } });
  expect(after.json).toEqual(before);
  expect(await auditOf(ctx.merchantId)).toEqual([]);
});

test("a new currency keeps the number of the threshold, in minor units of its own", async () => {
  const { ctx, key } = await testMerchant();
  const { json } = await call("PUT", "/v1/merchant", { key, body: { currency: "JPY" } });
  expect(json).toMatchObject({ currency: "JPY", settings });
  expect(await policyOf(database, ctx.merchantId)).toEqual({
    cart_abandonment_minutes: 30,
    high_value_cart_minor: 200,
    high_value_intent: "high",
    currency: "JPY",
    time_zone: "UTC",
  });
});

test("two updates at once do not undo each other", async () => {
  const { key } = await testMerchant();
  await Promise.all([
    call("PUT", "/v1/merchant", { key, body: { settings: { high_value: { purchase_intent: "low" } } } }),
    call("PUT", "/v1/merchant", { key, body: { settings: { high_value: { cart_value: 50 } } } }),
  ]);
  const { json } = await call("GET", "/v1/merchant", { key });
  expect(json).toMatchObject({ settings: { high_value: { purchase_intent: "low", cart_value: 50 } } });
});

test.each([
  [{ slug: "other" }, "slug"],
  [{ time_zone: "Mars/Olympus" }, "time_zone"],
  [{ currency: "XXQ" }, "currency"],
  [{ settings: { cart_abandonment_minutes: 0 } }, "settings.cart_abandonment_minutes"],
  [{ settings: { high_value: { cart_value: -1 } } }, "settings.high_value.cart_value"],
  [{ settings: { performance_alert: { error_rate: 5 } } }, "settings.performance_alert.error_rate"],
])("%j is refused by the name of its field", async (body, field) => {
  const { key } = await testMerchant();
  const { status, json } = await call("PUT", "/v1/merchant", { key, body });
  expect(status).toBe(400);
  expect(json.error.details.invalid_fields).toMatchObject([{ field }]);
});
