import type { z } from "zod";
import type { NewEvent } from "#lib/domain/events/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { assertNotAhead, cartEvents, emptyCart, type HighValuePolicy, planCart } from "./cart/rules.ts";
import type { CreateConversation } from "./contract.ts";
import { firstResponseMs } from "./rules.ts";

// How a conversation begins, whether it is made alone or among a thousand.

type Input = z.output<typeof CreateConversation>;
type Opening = { role: string; content: string; sent_at: Date };

export function assertOneCustomer(input: Input): void {
  const given = input.customer;
  if (input.customer_id || given?.external_id || given?.email) return;
  if (given) throw invalidField("customer", "unidentified", "Give the customer an external_id or an email.");
  const message = "The request is missing required parameters: customer_id (or customer with external_id or email).";
  throw new AppError("INVALID_REQUEST", message, { missing_fields: ["customer_id"] });
}

export function startOf(given: string | undefined, now: Date): Date {
  const startedAt = given ? new Date(given) : now;
  assertNotAhead("started_at", startedAt, now);
  return startedAt;
}

type StartFacts = {
  id: string;
  customerId: string;
  opening: readonly Opening[];
  startedAt: Date;
  now: Date;
  /** Null where `needsPolicy` says that none is needed. */
  policy: HighValuePolicy | null;
};

/** The columns of a new conversation, without its merchant. */
export function startRow(input: Input, { id, customerId, opening, startedAt, now, policy }: StartFacts) {
  const said = opening.toSorted((a, b) => a.sent_at.getTime() - b.sent_at.getTime());
  return {
    id,
    external_id: input.external_id ?? null,
    customer_id: customerId,
    channel: input.channel,
    page_url: input.page_url ?? null,
    device_type: input.device_type ?? null,
    language: input.language ?? null,
    initial_message: opening.find((message) => message.role === "customer")?.content ?? null,
    tags: [...new Set(input.tags)],
    priority: input.priority,
    assigned_to: input.assigned_to ?? null,
    metadata: input.metadata ?? {},
    context: input.context ?? {},
    message_count: opening.length,
    first_response_ms: firstResponseMs(said),
    ...planCart(emptyCart, input, now, policy),
    status: "active" as const,
    reopened_count: 0,
    started_at: startedAt,
    last_message_at: said.at(-1)?.sent_at ?? null,
    created_at: now,
    updated_at: now,
  };
}

export type StartRow = ReturnType<typeof startRow>;

/** What the beginning of a conversation, and maybe the meeting of a customer, sets off. */
export function startEvents(
  row: StartRow,
  customerIsNew: boolean,
  input: Input,
  policy: HighValuePolicy | null,
): NewEvent[] {
  const { page_url, device_type, initial_message } = row;
  const about = { conversation_id: row.id, customer_id: row.customer_id };
  const data = { ...about, page_url, device_type, initial_message };
  const started: NewEvent = { type: "conversation.started", data, ...about };
  const preferences = input.customer?.preferences ?? {};
  const events = [started, ...cartEvents(about, emptyCart, { ...emptyCart, ...row }, { policy, preferences })];
  if (!customerIsNew) return events;
  const { external_id = null, email = null, name = null } = input.customer ?? {};
  const made = { customer_id: row.customer_id, external_id, email, name };
  return [{ type: "customer.created", data: made, customer_id: row.customer_id }, ...events];
}
