import type { z } from "zod";
import type { NewEvent } from "#lib/domain/events/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { toMinor } from "#lib/money.ts";
import type { Cart, CreateConversation } from "./contract.ts";
import { firstResponseMs, openingMessages } from "./rules.ts";

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
  if (startedAt.getTime() > now.getTime() + 60_000) {
    throw invalidField("started_at", "in_the_future", "A conversation cannot begin in the future.");
  }
  return startedAt;
}

/** The columns of a new conversation, without its merchant. */
export function startRow(
  input: Input,
  { id, customerId, opening, startedAt, now }: StartFacts & { opening: readonly Opening[] },
) {
  const said = opening.toSorted((a, b) => a.sent_at.getTime() - b.sent_at.getTime());
  return {
    id,
    external_id: input.external_id ?? null,
    customer_id: customerId,
    channel: input.channel,
    page_url: input.page_url,
    device_type: input.device_type,
    language: input.language,
    initial_message: opening.find((message) => message.role === "customer")?.content ?? null,
    tags: [...new Set(input.tags)],
    priority: input.priority,
    metadata: input.metadata ?? {},
    context: input.context ?? {},
    message_count: opening.length,
    first_response_ms: firstResponseMs(said),
    ...cartColumns(input.cart),
    status: "active" as const,
    started_at: startedAt,
    last_message_at: said.at(-1)?.sent_at ?? null,
    created_at: now,
    updated_at: now,
  };
}

type StartFacts = { id: string; customerId: string; startedAt: Date; now: Date };

export function cartColumns(cart: z.output<typeof Cart> | null | undefined) {
  if (cart === undefined) return {};
  return {
    cart_value_minor: cart ? toMinor(cart.value, cart.currency) : null,
    cart_currency: cart?.currency ?? null,
    cart_items: cart?.items ?? null,
    cart_abandoned: cart?.abandoned ?? null,
  };
}

export function startEvents(id: string, customer: { id: string; created: boolean }, input: Input): NewEvent[] {
  const about = { conversation_id: id, customer_id: customer.id };
  const data = {
    ...about,
    page_url: input.page_url ?? null,
    device_type: input.device_type ?? null,
    initial_message: openingMessages(input).find((message) => message.role === "customer")?.content ?? null,
  };
  const started: NewEvent = { type: "conversation.started", data, ...about };
  if (!customer.created) return [started];
  const { external_id = null, email = null, name = null } = input.customer ?? {};
  const made = { customer_id: customer.id, external_id, email, name };
  return [{ type: "customer.created", data: made, customer_id: customer.id }, started];
}
