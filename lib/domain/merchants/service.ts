import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError } from "#lib/http/errors.ts";
import type { Merchant, UpdateMerchant } from "./contract.ts";
import * as queries from "./queries.ts";
import { differences, type MerchantRow, planUpdate, present } from "./rules.ts";

/** What the merchant lets count as an abandoned cart and as a high-value interaction. Null switches a cause off. */
export type Policy = Pick<
  MerchantRow,
  "cart_abandonment_minutes" | "high_value_cart_minor" | "high_value_intent" | "currency" | "time_zone"
>;

export async function policyOf(db: Queryable, merchantId: MerchantId): Promise<Policy> {
  const { cart_abandonment_minutes, high_value_cart_minor, high_value_intent, currency, time_zone } = await queries.get(
    db,
    merchantId,
  );
  return { cart_abandonment_minutes, high_value_cart_minor, high_value_intent, currency, time_zone };
}

export async function get(ctx: Ctx): Promise<z.output<typeof Merchant>> {
  return present(await queries.get(ctx.db, ctx.merchantId));
}

export async function update(ctx: Ctx, input: z.output<typeof UpdateMerchant>): Promise<z.output<typeof Merchant>> {
  if (Object.keys(input).length === 0) throw new AppError("INVALID_REQUEST", "Give at least one field to change.");
  return ctx.db.transaction(async (tx) => {
    const before = await queries.lock(tx, ctx.merchantId);
    const after = planUpdate(before, input, ctx.now());
    const changes = differences(before, after);
    if (Object.keys(changes).length === 0) return present(before);
    await queries.update(tx, ctx.merchantId, after);
    const action = "merchant.updated";
    await record(tx, ctx, { action, target_type: "merchant", target_id: ctx.merchantId, changes });
    return present(after);
  });
}
