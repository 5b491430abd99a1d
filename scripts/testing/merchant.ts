import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { createAccount } from "#lib/domain/members/service.ts";
import { newId } from "#lib/ids.ts";

let made = 0;

/** The password of every owner that is made here. */
export const testPassword = "correct horse battery";

/** A new merchant with its owner's context and an API key, for tests. */
export async function testMerchant(scopes: ["*"] | Parameters<typeof createKey>[1]["scopes"] = ["*"]) {
  const system: Ctx = {
    merchantId: "" as MerchantId,
    actor: { type: "system", id: "test", name: "Test" },
    scopes: ["*"],
    db: database,
    now: () => new Date(),
    requestId: newId("request"),
    address: null,
  };
  made += 1;
  const slug = `shop-${made}`;
  const password = testPassword;
  const person = { name: "Owner", email: `owner-${made}@example.com`, password, merchant_name: slug };
  const account = await createAccount(system, { ...person, time_zone: "UTC", currency: "EUR" }, slug);
  const ctx: Ctx = { ...system, merchantId: account.merchant.id as MerchantId };
  const { key } = await createKey(ctx, { name: "Test", scopes });
  return { ctx, key, account, slug, password };
}
