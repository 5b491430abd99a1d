import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { JsonQueryable } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import * as customers from "#lib/domain/customers/service.ts";
import { announce, type NewEvent, publish } from "#lib/domain/events/service.ts";
import { policyOf } from "#lib/domain/merchants/service.ts";
import type { CreateMessage, listMessages as listMessagesContract } from "#lib/domain/messages/contract.ts";
import * as messages from "#lib/domain/messages/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { JsonText } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import { needsPolicy } from "./cart/rules.ts";
import type { CreateConversation, UpdateConversation } from "./contract.ts";
import type { Feedback, GiveFeedback } from "./feedback/contract.ts";
import { planFeedback } from "./feedback/rules.ts";
import type { CreateNote, listConversationNotes } from "./notes/contract.ts";
import * as notes from "./notes/service.ts";
import * as queries from "./queries.ts";
import { firstResponseMs, openingMessages, planUpdate, type State } from "./rules.ts";
import { assertOneCustomer, startEvents, startOf, startRow } from "./start.ts";

export { outcomeSql } from "./queries.ts";

const partsInDetail = 200;
const notFound = (id: string) => new AppError("NOT_FOUND", `No conversation ${id}.`);

export async function get(ctx: Ctx, id: string): Promise<JsonText> {
  const [found, said] = await Promise.all([
    queries.detail(ctx.db, ctx.merchantId, id),
    messages.first(ctx, id, partsInDetail),
  ]);
  if (!found) throw notFound(id);
  const noted = found.noted ? await notes.first(ctx, id, partsInDetail) : { data: "[]", next: null };
  return new JsonText(
    `${found.item.slice(0, -1)},"messages":${said.data},"messages_has_more":${said.next !== null},` +
      `"messages_next_cursor":${JSON.stringify(said.next)},"notes":${noted.data},"notes_has_more":${noted.next !== null}}`,
  );
}

export async function create(ctx: Ctx, input: z.output<typeof CreateConversation>): Promise<JsonText> {
  assertOneCustomer(input);
  const startedAt = startOf(input.started_at, ctx.now());
  const id = newId("conversation", startedAt.getTime());
  try {
    const item = await ctx.db.transaction(async (tx) => {
      const customer = await customers.resolve(tx, ctx, input, startedAt);
      const policy = needsPolicy(input) ? await policyOf(tx, ctx.merchantId) : null;
      const now = ctx.now();
      const opening = messages.prepare(openingMessages(input), startedAt, now);
      const row = startRow(input, { id, customerId: customer.id, opening, startedAt, now, policy });
      const [made] = await Promise.all([
        queries.insertOne(tx, ctx.merchantId, row),
        opening.length > 0 && messages.add(tx, ctx.merchantId, id, opening, now),
        publish(tx, ctx.merchantId, startEvents(row, customer.created, input, policy), now),
      ]);
      return made;
    });
    announce();
    return new JsonText(item);
  } catch (error) {
    if (!isUniqueViolation(error) || !input.external_id) throw error;
    const existing = await queries.idByExternalId(ctx.db, ctx.merchantId, input.external_id);
    const message = `A conversation with the external id ${input.external_id} exists already: ${existing}.`;
    throw new AppError("CONFLICT", message, { conversation_id: existing });
  }
}

type Change<T> = { columns: Record<string, unknown>; events: NewEvent[]; answer: () => T | Promise<T> };

/** Changes a conversation in one transaction, in which nobody else changes it. */
async function change<T>(
  ctx: Ctx,
  id: string,
  plan: (tx: JsonQueryable, before: State) => Promise<Change<T>> | Change<T>,
): Promise<T> {
  const answer = await ctx.db.transaction(async (tx) => {
    const before = await queries.lock(tx, ctx.merchantId, id);
    if (!before) throw notFound(id);
    const planned = await plan(tx, before);
    const [, , answer] = await Promise.all([
      queries.update(tx, ctx.merchantId, [{ id, ...planned.columns, updated_at: ctx.now() }]),
      publish(tx, ctx.merchantId, planned.events, ctx.now()),
      planned.answer(),
    ]);
    return answer;
  });
  announce();
  return answer;
}

export async function update(ctx: Ctx, id: string, input: z.output<typeof UpdateConversation>): Promise<JsonText> {
  if (Object.keys(input).length === 0) throw new AppError("INVALID_REQUEST", "Give at least one field to change.");
  return change(ctx, id, async (tx, before) => {
    const policy = needsPolicy(input) ? await policyOf(tx, ctx.merchantId) : null;
    const { changes, events } = planUpdate(before, input, ctx.now(), policy);
    if (input.note) await notes.write(tx, ctx, id, input.note);
    const answer = async () => new JsonText((await queries.get(tx, ctx.merchantId, id)) as string);
    return { columns: changes, events, answer };
  });
}

/** Messages and notes go with it; what it set off stays. */
export async function remove(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!(await queries.remove(tx, ctx.merchantId, id))) throw notFound(id);
    await record(tx, ctx, { action: "conversation.deleted", target_type: "conversation", target_id: id, changes: {} });
  });
}

export function giveFeedback(
  ctx: Ctx,
  id: string,
  input: z.output<typeof GiveFeedback>,
): Promise<z.output<typeof Feedback>> {
  return change(ctx, id, (_, before) => {
    const { changes, event, feedback } = planFeedback(before, input, ctx.now());
    return { columns: changes, events: [event], answer: () => feedback };
  });
}

export async function listNotes(ctx: Ctx, id: string, query: Input<typeof listConversationNotes>["query"]) {
  if (!(await queries.exists(ctx.db, ctx.merchantId, id))) throw notFound(id);
  return notes.list(ctx, id, query);
}

export function addNote(ctx: Ctx, id: string, { body }: z.output<typeof CreateNote>): Promise<JsonText> {
  return change(ctx, id, async (tx, before) => {
    const { changes, events } = planUpdate(before, { note: body }, ctx.now(), null);
    return { columns: changes, events, answer: async () => new JsonText(await notes.write(tx, ctx, id, body)) };
  });
}

export async function listMessages(ctx: Ctx, id: string, query: Input<typeof listMessagesContract>["query"]) {
  if (!(await queries.exists(ctx.db, ctx.merchantId, id))) throw notFound(id);
  return messages.list(ctx, id, query);
}

export async function addMessage(ctx: Ctx, id: string, input: z.output<typeof CreateMessage>): Promise<JsonText> {
  const item = await ctx.db.transaction(async (tx) => {
    const conversation = await queries.lock(tx, ctx.merchantId, id);
    if (!conversation) throw notFound(id);
    const [message] = messages.prepare([input], ctx.now(), ctx.now());
    if (!message) throw notFound(id);
    const [json] = await messages.add(tx, ctx.merchantId, id, [message], ctx.now());
    const { sent_at, role, content } = message;
    await queries.countMessage(tx, ctx.merchantId, id, {
      sent_at,
      initial: role === "customer" ? content : null,
      first_response_ms: firstResponseMs(await messages.firstExchange(tx, ctx.merchantId, id)),
      at: ctx.now(),
    });
    const about = { conversation_id: id, customer_id: conversation.customer_id };
    const data = { ...about, message_id: message.id, role, content, sent_at: sent_at.toISOString() };
    await publish(tx, ctx.merchantId, [{ type: "conversation.message_created", data, ...about }], ctx.now());
    return json as string;
  });
  announce();
  return new JsonText(item);
}
