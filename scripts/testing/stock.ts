import { database } from "#lib/db/database.ts";
import type { EventType } from "#lib/domain/events/catalogue/contract.ts";
import { call } from "./api.ts";
import { testMerchant } from "./merchant.ts";

/** A shop whose stock is changed and read by its API, with the events that tell of it. */
export async function stockedShop() {
  const { ctx, key } = await testMerchant();
  return {
    ctx,
    put: (sku: string, body: unknown) => call("PUT", `/v1/inventory/items/${encodeURIComponent(sku)}`, { key, body }),
    batch: (items: unknown[]) => call("POST", "/v1/inventory/batch", { key, body: { items } }),
    get: (path: string) => call("GET", `/v1/inventory/${path}`, { key }),
    remove: (sku: string) => call("DELETE", `/v1/inventory/items/${sku}`, { key }),
    events: () =>
      database.query<{ type: EventType; data: Record<string, unknown> }>(
        "SELECT type, data FROM events WHERE merchant_id = $1 ORDER BY xid, id",
        [ctx.merchantId],
      ),
  };
}
