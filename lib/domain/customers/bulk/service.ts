import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import * as queries from "./queries.ts";
import { Guests, type Naming } from "./rules.ts";

export type { Guests } from "./rules.ts";

/** Finds and locks the customers whom new conversations name, in one statement. */
export async function expect(tx: Queryable, ctx: Ctx, namings: readonly Naming[]): Promise<Guests> {
  const given = namings.flatMap(({ customer }) => customer ?? []);
  const by = {
    ids: namings.flatMap(({ customer_id }) => customer_id ?? []),
    externalIds: given.flatMap(({ external_id }) => external_id ?? []),
    emails: given.flatMap(({ email }) => email ?? []),
  };
  const none = by.ids.length + by.externalIds.length + by.emails.length === 0;
  return new Guests(none ? [] : await queries.lock(tx, ctx.merchantId, by));
}

/** Writes those whom a conversation named: new ones, and what is now known of the others. */
export async function write(tx: Queryable, ctx: Ctx, guests: Guests): Promise<void> {
  const { met } = guests;
  const newcomers = met.filter(({ known }) => !known);
  const others = met.filter(({ known }) => known);
  if (newcomers.length > 0) await queries.insert(tx, ctx.merchantId, newcomers, ctx.now());
  if (others.length > 0) await queries.refresh(tx, ctx.merchantId, others, ctx.now());
}
