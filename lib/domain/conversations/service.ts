import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { JsonQueryable } from "#lib/db/database.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import * as customers from "#lib/domain/customers/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import * as messages from "#lib/domain/messages/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { JsonText } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import type {
  CreateConversation,
  CreateMessage,
  listConversations,
  listMessages as listMessagesContract,
  UpdateConversation,
} from "./contract.ts";
import * as queries from "./queries.ts";
import { firstResponseMs, openingMessages, planUpdate } from "./rules.ts";
import { assertOneCustomer, cartColumns, startEvents, startOf, startRow } from "./start.ts";

export { outcomeSql } from "./queries.ts";

const messagesInDetail = 200;
const notFound = (id: string) => new AppError("NOT_FOUND", `No conversation ${id}.`);

export async function list(ctx: Ctx, input: Input<typeof listConversations>["query"]): Promise<JsonText> {
  const { limit, cursor, sort, q, ...filter } = input;
  const descending = sort.startsWith("-");
  const column = sort.replace("-", "") as queries.Order["column"];
  const tag = `conversations ${sort}`;
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  const page = { filter, order: { column, descending }, after, limit: limit + 1 };
  const rows = await queries.list(ctx.db, ctx.merchantId, page, q);
  return jsonPage(rows, limit, tag);
}

export async function get(ctx: Ctx, id: string): Promise<JsonText> {
  const item = await queries.detail(ctx.db, ctx.merchantId, id, messagesInDetail);
  if (!item) throw notFound(id);
  return new JsonText(item);
}

export async function create(ctx: Ctx, input: z.output<typeof CreateConversation>): Promise<JsonText> {
  assertOneCustomer(input);
  const startedAt = startOf(input.started_at, ctx.now());
  const id = newId("conversation", startedAt.getTime());
  try {
    const item = await ctx.db.transaction(async (tx) => {
      const customer = await customers.resolve(tx, ctx, input, startedAt);
      await insert(tx, ctx, id, customer.id, input, startedAt);
      await publish(tx, ctx.merchantId, startEvents(id, customer, input), ctx.now());
      return (await queries.get(tx, ctx.merchantId, id)) as string;
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

async function insert(
  tx: JsonQueryable,
  ctx: Ctx,
  id: string,
  customerId: string,
  input: z.output<typeof CreateConversation>,
  startedAt: Date,
): Promise<void> {
  const opening = messages.prepare(openingMessages(input), startedAt);
  const now = ctx.now();
  await queries.insert(tx, ctx.merchantId, [startRow(input, { id, customerId, opening, startedAt, now })]);
  if (opening.length > 0) await messages.add(tx, ctx.merchantId, id, opening, now);
}

export async function update(ctx: Ctx, id: string, input: z.output<typeof UpdateConversation>): Promise<JsonText> {
  if (Object.keys(input).length === 0) throw new AppError("INVALID_REQUEST", "Give at least one field to change.");
  const item = await ctx.db.transaction(async (tx) => {
    const before = await queries.lock(tx, ctx.merchantId, id);
    if (!before) throw notFound(id);
    const { changes, events } = planUpdate(before, input, ctx.now());
    const intent = input.purchase_intent === undefined ? {} : { purchase_intent: input.purchase_intent };
    const columns = { ...changes, ...cartColumns(input.cart), ...intent, updated_at: ctx.now() };
    await queries.update(tx, ctx.merchantId, [{ id, ...columns }]);
    if (input.note) {
      const note = {
        id: newId("conversationNote"),
        conversation_id: id,
        author: ctx.actor.name,
        body: input.note,
        at: ctx.now(),
      };
      await queries.insertNote(tx, ctx.merchantId, note);
    }
    await publish(tx, ctx.merchantId, events, ctx.now());
    return (await queries.get(tx, ctx.merchantId, id)) as string;
  });
  announce();
  return new JsonText(item);
}

export async function listMessages(
  ctx: Ctx,
  id: string,
  query: Input<typeof listMessagesContract>["query"],
): Promise<JsonText> {
  if (!(await queries.exists(ctx.db, ctx.merchantId, id))) throw notFound(id);
  return messages.list(ctx, id, query);
}

export async function addMessage(ctx: Ctx, id: string, input: z.output<typeof CreateMessage>): Promise<JsonText> {
  const item = await ctx.db.transaction(async (tx) => {
    const conversation = await queries.lock(tx, ctx.merchantId, id);
    if (!conversation) throw notFound(id);
    const [message] = messages.prepare([input], ctx.now());
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
