import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isMomentary } from "#lib/db/sql.ts";
import { recordAll } from "#lib/domain/audit/service.ts";
import * as customers from "#lib/domain/customers/bulk/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { policyOf } from "#lib/domain/merchants/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { needsPolicy } from "../cart/rules.ts";
import * as conversations from "../queries.ts";
import type { BatchAnswer, BatchResult, batchConversations } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Given, inBatch, readOperation } from "./read.ts";
import { type Done, type Operation, Plan } from "./rules.ts";

type Result = z.output<typeof BatchResult>;

const attempts = 5;

/** Does the operations in order, in one transaction and with a statement per kind of row, however many there are. */
export async function runBatch(
  ctx: Ctx,
  { operations, atomic }: Input<typeof batchConversations>["body"],
): Promise<z.output<typeof BatchAnswer>> {
  const given = operations.map(readOperation);
  const results = await insistently(() => perform(ctx, given, atomic));
  announce();
  const failed = results.filter(({ error }) => error).length;
  return { succeeded: results.length - failed, failed, results };
}

/** What others write at the same time can undo a batch; it is then thought through again, with theirs in view. */
async function insistently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isMomentary(error)) throw error;
      if (attempt === attempts)
        throw new AppError("CONFLICT", "Others keep changing the same conversations. Nothing was changed; try again.");
    }
  }
}

function perform(ctx: Ctx, given: Given[], atomic: boolean): Promise<Result[]> {
  const at = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const frozen = { ...ctx, now: () => at };
    const plan = await prepare(
      tx,
      frozen,
      given.flatMap((item) => ("operation" in item ? item.operation : [])),
    );
    const results = given.map((item, index) => resultOf(plan, item, index));
    if (atomic) assertAllDone(results);
    await write(tx, frozen, plan);
    return results;
  });
}

async function prepare(tx: Queryable, ctx: Ctx, operations: Operation[]): Promise<Plan> {
  const { ids, externalIds, namings, growing } = namesIn(operations);
  const known = await queries.lock(tx, ctx.merchantId, ids, externalIds);
  const grows = new Set(growing.map((operation) => operation.conversation_id ?? operation.external_id));
  const unanswered = known.filter(
    (row) => row.first_response_ms === null && (grows.has(row.id) || grows.has(row.external_id ?? "")),
  );
  const said = await queries.firstSaid(
    tx,
    ctx.merchantId,
    unanswered.map(({ id }) => id),
  );
  const guests = await customers.expect(tx, ctx, namings);
  const policy = operations.some(mayBeOfHighValue) ? await policyOf(tx, ctx.merchantId) : null;
  return new Plan({ known, said, guests, policy, author: ctx.actor.name, now: ctx.now() });
}

function namesIn(operations: Operation[]) {
  const creates = operations.filter((operation) => operation.action === "create").map(({ data }) => data);
  const targets = operations.filter((operation) => operation.action !== "create");
  const growing = targets.filter(({ action }) => action === "add_message");
  return {
    ids: [...new Set(targets.flatMap(({ conversation_id }) => conversation_id ?? []))],
    externalIds: [...new Set([...creates, ...targets].flatMap(({ external_id }) => external_id ?? []))],
    namings: creates,
    growing,
  };
}

const mayBeOfHighValue = ({ data }: Operation) =>
  data !== undefined && ("cart" in data || "purchase_intent" in data) && needsPolicy(data);

function resultOf(plan: Plan, item: Given, index: number): Result {
  const { action } = item;
  if ("error" in item) return { index, action, ...failure(item.error), conversation_id: null };
  const named = item.operation.action === "create" ? null : (item.operation.conversation_id ?? null);
  try {
    return { index, action, ...plan.perform(item.operation) } satisfies Result & Done;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { index, action, ...failure(inBatch(error, index)), conversation_id: named };
  }
}

function failure({ status, code, message, details }: AppError) {
  return { status, error: { code, message, details: details as Record<string, z.core.util.JSONType> } };
}

function assertAllDone(results: Result[]): void {
  const failed = results.filter(({ error }) => error);
  if (failed.length === 0) return;
  const message = `${failed.length} of ${results.length} operations cannot be done, so nothing was changed.`;
  throw new AppError("UNPROCESSABLE", message, { failed: failed.length, results: failed });
}

async function write(tx: Queryable, ctx: Ctx, plan: Plan): Promise<void> {
  const { merchantId } = ctx;
  await customers.write(tx, ctx, plan.guests);
  await queries.remove(tx, merchantId, plan.deleted);
  await conversations.insert(tx, merchantId, plan.started);
  await conversations.update(tx, merchantId, plan.changed);
  await queries.insertMessages(tx, merchantId, plan.messages);
  await queries.insertNotes(tx, merchantId, plan.notes);
  await publish(tx, merchantId, plan.events, ctx.now());
  await recordAll(tx, ctx, plan.deleted.map(deletion));
}

const deletion = (id: string) => ({
  action: "conversation.deleted",
  target_type: "conversation",
  target_id: id,
  changes: {},
});
