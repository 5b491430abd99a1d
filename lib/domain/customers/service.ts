import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { announce, type NewEvent, publish } from "#lib/domain/events/service.ts";
import * as segments from "#lib/domain/segments/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { JsonText, Reply } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import type { CustomerInput, UpdateCustomer } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Changes, planRefresh, planUpdate, type State } from "./rules.ts";

export { matchingSql } from "./queries.ts";
export { leadScoreRule } from "./rules.ts";

type Known = z.output<typeof CustomerInput>;

export const notFound = (id: string) => new AppError("NOT_FOUND", `No customer ${id}.`);

export async function get(ctx: Ctx, id: string): Promise<JsonText> {
  const item = await queries.get(ctx.db, ctx.merchantId, id, await segments.conditions(ctx), ctx.now());
  if (!item) throw notFound(id);
  return new JsonText(item);
}

/** Throws unless there is such a customer. */
export async function assertExists(ctx: Ctx, id: string): Promise<void> {
  if (!(await queries.exists(ctx.db, ctx.merchantId, id))) throw notFound(id);
}

/** The customer that the external id or the e-mail names, completed: 200; or made: 201. */
export async function createOrFind(ctx: Ctx, input: Known): Promise<Reply> {
  const { id, created } = await retried(() =>
    ctx.db.transaction(async (tx) => {
      const customer = await resolve(tx, ctx, { customer: input }, ctx.now());
      await publish(tx, ctx.merchantId, eventsOf(customer, input), ctx.now());
      return customer;
    }),
  );
  announce();
  return new Reply(created ? 201 : 200, await get(ctx, id));
}

function eventsOf({ id, created, changed }: Resolved, input: Known): NewEvent[] {
  if (!created) return updatedEvents(id, changed);
  const { external_id = null, email = null, name = null } = input;
  return [{ type: "customer.created", data: { customer_id: id, external_id, email, name }, customer_id: id }];
}

function updatedEvents(id: string, changed_fields: string[]): NewEvent[] {
  if (changed_fields.length === 0) return [];
  return [{ type: "customer.updated", data: { customer_id: id, changed_fields }, customer_id: id }];
}

export async function update(ctx: Ctx, id: string, input: z.output<typeof UpdateCustomer>): Promise<JsonText> {
  if (Object.keys(input).length === 0) throw new AppError("INVALID_REQUEST", "Give at least one field to change.");
  const done = ctx.db.transaction((tx) => change(tx, ctx, id, (before) => planUpdate(before, input)));
  await done.catch(explainTaken(input));
  announce();
  return get(ctx, id);
}

/** Changes a customer as planned on the locked row, and tells it; nothing happens when nothing changes. */
export async function change(tx: Queryable, ctx: Ctx, id: string, plan: (before: State) => Changes): Promise<void> {
  const changed = await write(tx, ctx, id, plan);
  await publish(tx, ctx.merchantId, updatedEvents(id, changed), ctx.now());
}

/** Answers with the names of the fields that changed. */
async function write(tx: Queryable, ctx: Ctx, id: string, plan: (before: State) => Changes): Promise<string[]> {
  const before = await queries.lock(tx, ctx.merchantId, id);
  if (!before) throw notFound(id);
  const changes = plan(before);
  const after = { ...before, ...changes };
  if (!after.email && !after.external_id && (before.email || before.external_id)) {
    const field = "email" in changes ? "email" : "external_id";
    throw invalidField(field, "last_identity", "A customer keeps an e-mail or an external id; erase them instead.");
  }
  const changed = Object.keys(changes);
  if (changed.length > 0) await queries.update(tx, ctx.merchantId, id, changes, ctx.now());
  return changed;
}

function explainTaken(input: z.output<typeof UpdateCustomer>) {
  return (error: unknown): never => {
    if (!isUniqueViolation(error)) throw error;
    const constraint = String((error as { constraint?: unknown }).constraint);
    const field = constraint.includes("email") ? "email" : "external_id";
    const message = `Another customer has the ${field === "email" ? "e-mail" : "external id"} ${input[field]}.`;
    throw new AppError("CONFLICT", message, { invalid_fields: [{ field, code: "taken", message }] });
  };
}

/** Two callers who complete one customer with the same new e-mail meet in the index; the second then finds it there. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return work();
  });
}

export type Resolved = { id: string; created: boolean; changed: string[] };

/**
 * The customer of a new conversation: the one that the id names, or the one that external id or e-mail names, made
 * when there is none. `seenAt` is when the customer was there. The caller tells of one that was made.
 */
export async function resolve(
  tx: Queryable,
  ctx: Ctx,
  by: { customer_id?: string; customer?: Known },
  seenAt: Date,
): Promise<Resolved> {
  const input = by.customer ?? {};
  const found = by.customer_id
    ? await queries.find(tx, ctx.merchantId, by.customer_id)
    : await queries.match(tx, ctx.merchantId, input);
  const customer = found[0];
  if (by.customer_id && !customer)
    throw invalidField("customer_id", "not_found", `There is no customer ${by.customer_id}.`);
  if (!customer) {
    const id = newId("customer", seenAt.getTime());
    if (await queries.insert(tx, ctx.merchantId, id, input, seenAt, ctx.now()))
      return { id, created: true, changed: [] };
    // Somebody made the same customer a moment ago; now it is there to be found.
    return resolve(tx, ctx, by, seenAt);
  }
  assertSamePerson(input, found);
  const plan = (before: State) => planRefresh(before, input);
  const changed = Object.keys(plan(customer)).length > 0 ? await write(tx, ctx, customer.id, plan) : [];
  return { id: customer.id, created: false, changed };
}

function assertSamePerson(input: Known, found: State[]): void {
  const [first, second] = found;
  const other =
    second ?? (input.external_id && first?.external_id && first.external_id !== input.external_id ? first : null);
  if (!other) return;
  throw new AppError("CONFLICT", `The e-mail ${input.email} belongs to another customer, ${other.id}.`, {
    customer_id: other.id,
  });
}

const rescoredAtOnce = 1_000;

/** Lowers the scores of those who have not been seen for another step of time. */
export async function rescore(db: Queryable, now: Date): Promise<void> {
  while ((await queries.rescore(db, now, rescoredAtOnce)) === rescoredAtOnce);
}
