import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { JsonText } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import type { CustomerInput, listCustomers } from "./contract.ts";
import * as queries from "./queries.ts";

export { matchingSql } from "./queries.ts";

const listTag = "customers";

export async function list(ctx: Ctx, { limit, cursor, ...filter }: Input<typeof listCustomers>["query"]) {
  const after = cursor ? decodeCursor(listTag, cursor, 2) : null;
  return jsonPage(await queries.list(ctx.db, ctx.merchantId, filter, after, limit + 1), limit, listTag);
}

export async function get(ctx: Ctx, id: string): Promise<JsonText> {
  const item = await queries.get(ctx.db, ctx.merchantId, id);
  if (!item) throw new AppError("NOT_FOUND", `No customer ${id}.`);
  return new JsonText(item);
}

/**
 * The customer of a new conversation: the one that the id names, or the one that external id or e-mail names, made
 * when there is none. `seenAt` is when the customer was there.
 */
export async function resolve(
  tx: Queryable,
  ctx: Ctx,
  by: { customer_id?: string; customer?: z.output<typeof CustomerInput> },
  seenAt: Date,
): Promise<{ id: string; created: boolean }> {
  const input = by.customer ?? {};
  const found = by.customer_id
    ? await queries.findById(tx, ctx.merchantId, by.customer_id)
    : await queries.match(tx, ctx.merchantId, input);
  const customer = found[0];
  if (by.customer_id && !customer)
    throw invalidField("customer_id", "not_found", `There is no customer ${by.customer_id}.`);
  if (!customer) {
    const id = newId("customer", seenAt.getTime());
    if (await queries.insert(tx, ctx.merchantId, id, input, seenAt)) return { id, created: true };
    // Somebody made the same customer a moment ago; now it is there to be found.
    return resolve(tx, ctx, by, seenAt);
  }
  assertSamePerson(input, found);
  await queries.refresh(tx, ctx.merchantId, customer.id, input, seenAt, ctx.now());
  return { id: customer.id, created: false };
}

function assertSamePerson(
  input: z.output<typeof CustomerInput>,
  found: { id: string; external_id: string | null }[],
): void {
  const [first, second] = found;
  const other =
    second ?? (input.external_id && first?.external_id && first.external_id !== input.external_id ? first : null);
  if (!other) return;
  throw new AppError("CONFLICT", `The e-mail ${input.email} belongs to another customer, ${other.id}.`, {
    customer_id: other.id,
  });
}
