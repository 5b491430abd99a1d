import { invalidField } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { toMinor } from "#lib/money.ts";
import type { ImportedConversation } from "./contract.ts";
import { endOf, firstResponseMs, moment, placeMessages, type Said, type Status, startOf } from "./timeline.ts";

/** A conversation as it is stored, with its messages and notes, before its customer is known. */
export type ConversationRecord = ReturnType<typeof toRecord>;

/** What a line says and what follows from it. Throws `INVALID_REQUEST` when its moments contradict each other. */
export function toRecord(line: ImportedConversation, now: Date) {
  const { customer, messages: _, notes = [], cart, purchase, ...fields } = line;
  const said = placeMessages(line, now);
  const started_at = startOf(line, said, now);
  const last_message_at = said.at(-1)?.at ?? null;
  const status = line.status ?? statusOf(line);
  const completed_at = endOf(line, status, started_at, last_message_at, now);
  const end = completed_at ?? last_message_at ?? started_at;
  return {
    metadata: {},
    context: {},
    ...fields,
    tags: [...new Set(line.tags)],
    ...cartOf(cart, end),
    ...purchaseOf(purchase, cart, end, now),
    id: newId("conversation", started_at.getTime()),
    customer,
    status,
    initial_message: said.find(({ role }) => role === "customer")?.content ?? null,
    message_count: said.length,
    resolution_status: line.resolution_status ?? (status === "resolved" ? "resolved" : null),
    escalated_at: moment("escalated_at", line.escalated_at, now) ?? handoverOf(line, status, said, started_at),
    first_response_ms: firstResponseMs(said),
    started_at,
    completed_at,
    duration_seconds: completed_at && Math.round((completed_at.getTime() - started_at.getTime()) / 1000),
    last_message_at,
    created_at: now,
    updated_at: now,
    messages: said.map(toMessage),
    notes: notes.map((note) => toNote(note, last_message_at ?? started_at, now)),
  };
}

/** A line that does not tell its status is history, so it has ended, unless it waits for a person. */
function statusOf({ resolution_status, escalation_reason, completed_at }: ImportedConversation): Status {
  if (resolution_status === "resolved") return "resolved";
  const waits = escalation_reason !== undefined && resolution_status === undefined && completed_at === undefined;
  return waits ? "escalated" : "closed";
}

/** A handover without its time happened, at the latest, when the first person answered or all was said. */
function handoverOf(line: ImportedConversation, status: Status, said: Said[], start: Date): Date | null {
  if (status !== "escalated" && line.escalation_reason === undefined) return null;
  return (said.find(({ role }) => role === "agent") ?? said.at(-1))?.at ?? start;
}

/** When a cart of the past was left behind, nobody tells; the end of its conversation comes closest. */
function cartOf(cart: ImportedConversation["cart"], end: Date) {
  if (!cart) return {};
  const left = cart.abandoned ? end : undefined;
  return {
    cart_value_minor: toMinor(cart.value, cart.currency),
    cart_currency: cart.currency,
    cart_items: cart.items,
    cart_abandoned: cart.abandoned,
    cart_abandoned_at: left,
    cart_left_at: left,
  };
}

/** What the customer bought; the cart that it came from is not left behind. */
function purchaseOf(
  purchase: ImportedConversation["purchase"],
  cart: ImportedConversation["cart"],
  end: Date,
  now: Date,
) {
  if (!purchase) return {};
  const { order_id, value } = purchase;
  const currency = purchase.currency ?? cart?.currency;
  if (value !== undefined && !currency) {
    throw invalidField("purchase.currency", "missing", "Tell the currency, because there is no cart that has one.");
  }
  return {
    purchased_at: moment("purchase.purchased_at", purchase.purchased_at, now) ?? end,
    purchase_order_id: order_id,
    purchase_minor: value !== undefined && currency ? toMinor(value, currency) : null,
    purchase_currency: value !== undefined ? currency : null,
    ...(cart && { cart_abandoned: false, cart_abandoned_at: undefined }),
  };
}

/** Messages of one moment are listed by their ids, so each carries a later time than the one before. */
function toMessage({ role, author, content, attachments = [], metadata = {}, at }: Said, index: number, all: Said[]) {
  const time = at.getTime();
  const before = index - all.findIndex((other) => other.at.getTime() === time);
  return { id: newId("message", time + before), role, author, content, attachments, metadata, sent_at: at };
}

function toNote(note: NonNullable<ImportedConversation["notes"]>[number], fallback: Date, now: Date) {
  const created_at = moment("notes.created_at", note.created_at, now) ?? fallback;
  return { id: newId("conversationNote", created_at.getTime()), author: note.author, body: note.body, created_at };
}
