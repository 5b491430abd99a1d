import type { z } from "zod";
import type { Guests } from "#lib/domain/customers/bulk/service.ts";
import type { NewEvent } from "#lib/domain/events/service.ts";
import * as messages from "#lib/domain/messages/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { emptyCart, type HighValuePolicy } from "../cart/rules.ts";
import type { UpdateConversation } from "../contract.ts";
import { firstResponseMs, openingMessages, planUpdate, type State } from "../rules.ts";
import { assertOneCustomer, startEvents, startOf, startRow } from "../start.ts";
import type { BatchOperation } from "./contract.ts";

export type Operation = z.output<typeof BatchOperation>;
type Of<A extends Operation["action"]> = Extract<Operation, { action: A }>;
type Target = Exclude<Operation, Of<"create">>;

export type Known = State & {
  external_id: string | null;
  initial_message: string | null;
  first_response_ms: number | null;
  last_message_at: Date | null;
};

export type Said = { id: string; role: string; sent_at: Date };

/** What a batch begins with: the conversations that it names as they are, and who may be met. */
export type Given = {
  known: Known[];
  said: Map<string, Said[]>;
  guests: Guests;
  policy: HighValuePolicy | null;
  author: string;
  now: Date;
};

/** What an operation made or touched. */
export type Done = { status: number; conversation_id: string; message_id?: string; note_id?: string };

type Message = ReturnType<typeof messages.prepare>[number];
type Row = Record<string, unknown> & { id: string };
type Entry = { state: Known; columns: Row; isNew: boolean; said: Said[]; added: number };

const unset = {
  ...emptyCart,
  satisfaction_score: null,
  resolution_status: null,
  escalation_reason: null,
  escalated_at: null,
  completed_at: null,
  duration_seconds: null,
  reopened_after_seconds: null,
} as const;

/** A batch thought through before anything is written: each operation meets what those before it left behind. */
export class Plan {
  readonly deleted: string[] = [];
  readonly events: NewEvent[] = [];
  #messages: (Message & { conversation_id: string; created_at: Date })[] = [];
  #notes: Row[] = [];
  readonly #entries = new Map<string, Entry>();
  readonly #byExternalId = new Map<string, Entry>();
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
    for (const state of given.known) {
      const said = given.said.get(state.id) ?? [];
      this.#keep({ state, columns: { id: state.id }, isNew: false, said, added: 0 });
    }
  }

  get guests(): Guests {
    return this.#given.guests;
  }

  /** Plans one operation or throws; one that throws leaves no trace. */
  perform(operation: Operation): Done {
    if (operation.action === "create") return this.#create(operation);
    const entry = this.#find(operation);
    switch (operation.action) {
      case "add_message":
        return this.#addMessage(entry, operation.data);
      case "delete":
        return this.#delete(entry);
      case "note":
        return { ...this.#update(entry, { note: operation.data.body }), status: 201 };
      default:
        return this.#update(entry, updateOf(operation));
    }
  }

  get started(): Row[] {
    return this.#rows(true);
  }

  get changed(): Row[] {
    return this.#rows(false);
  }

  get messages() {
    return this.#messages.filter(({ conversation_id }) => this.#entries.has(conversation_id));
  }

  get notes(): Row[] {
    return this.#notes.filter(({ conversation_id }) => this.#entries.has(conversation_id as string));
  }

  #rows(isNew: boolean): Row[] {
    const entries = [...this.#entries.values()].filter((entry) => entry.isNew === isNew);
    return entries.map(({ columns }) => columns).filter((columns) => Object.keys(columns).length > 1);
  }

  #keep(entry: Entry): void {
    this.#entries.set(entry.state.id, entry);
    if (entry.state.external_id !== null) this.#byExternalId.set(entry.state.external_id, entry);
  }

  #find({ conversation_id, external_id }: Target): Entry {
    const entry =
      conversation_id === undefined
        ? this.#byExternalId.get(external_id as string)
        : this.#entries.get(conversation_id);
    if (entry) return entry;
    const what = conversation_id ?? `with the external id ${external_id}`;
    throw new AppError("NOT_FOUND", `No conversation ${what}.`);
  }

  #create({ data }: Of<"create">): Done {
    const { policy, now } = this.#given;
    assertOneCustomer(data);
    const startedAt = startOf(data.started_at, now);
    this.#assertNew(data.external_id);
    const opening = messages.prepare(openingMessages(data), startedAt, now);
    const id = newId("conversation", startedAt.getTime());
    const customer = this.guests.meet(data, startedAt);
    const columns = startRow(data, { id, customerId: customer.id, opening, startedAt, now, policy });
    this.#keep({ state: { ...unset, ...columns }, columns, isNew: true, said: inOrder(opening), added: 0 });
    this.#messages.push(...opening.map((message) => this.#row(id, message)));
    this.events.push(...startEvents(columns, customer.created, data, policy));
    return { status: 201, conversation_id: id };
  }

  #assertNew(externalId: string | undefined): void {
    const existing = externalId === undefined ? undefined : this.#byExternalId.get(externalId);
    if (!existing) return;
    const { id } = existing.state;
    const message = `A conversation with the external id ${externalId} exists already: ${id}.`;
    throw new AppError("CONFLICT", message, { conversation_id: id });
  }

  #update(entry: Entry, update: z.output<typeof UpdateConversation>): Done {
    const { changes, events } = planUpdate(entry.state, update, this.#given.now, this.#given.policy);
    this.#change(entry, changes);
    this.events.push(...events);
    const done = { status: 200, conversation_id: entry.state.id };
    return update.note === undefined ? done : { ...done, note_id: this.#note(entry, update.note) };
  }

  #note(entry: Entry, body: string): string {
    const id = newId("conversationNote", this.#later(entry));
    this.#notes.push({
      id,
      conversation_id: entry.state.id,
      author: this.#given.author,
      body,
      created_at: this.#given.now,
    });
    return id;
  }

  #addMessage(entry: Entry, data: Of<"add_message">["data"]): Done {
    const { id, customer_id, message_count, initial_message, first_response_ms, last_message_at } = entry.state;
    const [prepared] = messages.prepare([data], this.#given.now, this.#given.now);
    const message = { ...(prepared as Message), id: newId("message", this.#later(entry)) };
    const { role, content, sent_at } = message;
    entry.said = inOrder([...entry.said, message]);
    this.#change(entry, {
      message_count: message_count + 1,
      last_message_at: last_message_at && last_message_at > sent_at ? last_message_at : sent_at,
      initial_message: initial_message ?? (role === "customer" ? content : null),
      first_response_ms: first_response_ms ?? firstResponseMs(entry.said),
    });
    this.#messages.push(this.#row(id, message));
    const about = { conversation_id: id, customer_id };
    const told = { ...about, message_id: message.id, role, content, sent_at: sent_at.toISOString() };
    this.events.push({ type: "conversation.message_created", data: told, ...about });
    return { status: 201, conversation_id: id, message_id: message.id };
  }

  #delete(entry: Entry): Done {
    const { id, external_id } = entry.state;
    this.#entries.delete(id);
    if (external_id !== null) this.#byExternalId.delete(external_id);
    this.deleted.push(id);
    return { status: 204, conversation_id: id };
  }

  #change(entry: Entry, changes: Record<string, unknown>): void {
    Object.assign(entry.columns, changes, { updated_at: this.#given.now });
    Object.assign(entry.state, changes);
  }

  /** Of one moment, ids decide the order; each thing added to a conversation carries a later time than the one before. */
  #later(entry: Entry): number {
    entry.added += 1;
    return this.#given.now.getTime() + entry.added;
  }

  #row(conversation_id: string, message: Message) {
    return { ...message, conversation_id, created_at: this.#given.now };
  }
}

/** The change that an action stands for. */
function updateOf({ action, data }: Exclude<Target, Of<"add_message" | "delete" | "note">>) {
  switch (action) {
    case "update":
      return data;
    case "tag":
      return { add_tags: data.tags };
    case "untag":
      return { remove_tags: data.tags };
    default:
      return { ...data, status: statusAfter[action] };
  }
}

const statusAfter = { close: "closed", reopen: "active", resolve: "resolved", escalate: "escalated" } as const;

/** What answers are measured by: the first words of a conversation, as `messages.firstExchange` reads them. */
function inOrder(said: readonly Said[]): Said[] {
  const told = said.filter(({ role }) => role !== "system");
  return told.toSorted((a, b) => a.sent_at.getTime() - b.sent_at.getTime() || (a.id < b.id ? -1 : 1)).slice(0, 50);
}
