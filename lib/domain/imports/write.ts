import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { People } from "./people.ts";
import * as queries from "./queries.ts";
import type { ConversationRecord } from "./rules.ts";

/** Writes conversations with customers, messages and notes. Answers with how many were new; the rest was there already. */
export async function writeRecords(tx: Queryable, ctx: Ctx, records: ConversationRecord[]): Promise<number> {
  const fresh = await withoutKnown(tx, ctx, records);
  if (fresh.length === 0) return 0;
  const customerIds = await writeCustomers(tx, ctx, fresh);
  const rows = fresh.map(({ customer: _, messages, notes, ...row }, index) => ({
    ...row,
    customer_id: customerIds[index] as string,
  }));
  const inserted = await queries.insertConversations(tx, ctx.merchantId, rows);
  const made = fresh.filter(({ id }) => inserted.has(id));
  const messages = made.flatMap(({ id, messages }) => messages.map((message) => ({ ...message, conversation_id: id })));
  const notes = made.flatMap(({ id, notes }) => notes.map((note) => ({ ...note, conversation_id: id })));
  if (messages.length > 0) await queries.insertMessages(tx, ctx.merchantId, messages, ctx.now());
  if (notes.length > 0) await queries.insertNotes(tx, ctx.merchantId, notes);
  return made.length;
}

/** A conversation that is there already leaves its customer as it is, too. */
async function withoutKnown(tx: Queryable, ctx: Ctx, records: ConversationRecord[]): Promise<ConversationRecord[]> {
  const seen = await queries.knownConversations(
    tx,
    ctx.merchantId,
    records.map(({ external_id }) => external_id),
  );
  return records.filter(({ external_id }) => {
    const isNew = !seen.has(external_id);
    seen.add(external_id);
    return isNew;
  });
}

async function writeCustomers(tx: Queryable, ctx: Ctx, records: ConversationRecord[]): Promise<string[]> {
  const named = records.map(({ customer }) => customer);
  const externalIds = named.flatMap(({ external_id }) => external_id ?? []);
  const emails = named.flatMap(({ email }) => email ?? []);
  const people = new People(await queries.knownCustomers(tx, ctx.merchantId, externalIds, emails));
  const ids = records.map(({ customer, started_at, completed_at, last_message_at }) => {
    const last = completed_at ?? last_message_at ?? started_at;
    return people.meet(customer, started_at, last).id;
  });
  const { all } = people;
  const newcomers = all.filter(({ known }) => !known);
  const acquaintances = all.filter(({ known }) => known);
  if (newcomers.length > 0) await queries.insertCustomers(tx, ctx.merchantId, newcomers, ctx.now());
  if (acquaintances.length > 0) await queries.completeCustomers(tx, ctx.merchantId, acquaintances, ctx.now());
  return ids;
}
