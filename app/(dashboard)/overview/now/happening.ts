import type { z } from "zod";
import type { Glyph } from "#components/ui/state-glyph.tsx";
import { type catalogue, type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { LiveEvent } from "#lib/domain/stream/hooks.ts";
import { humanise, money } from "../../conversations/words.ts";
import { counted, decimal } from "../../figure-words.ts";

/** Something that happened, as a shop owner would say it. */
export type Happening = { glyph: Glyph; words: string; detail?: string; href?: string };

type Data<Type extends EventType> = z.infer<(typeof catalogue)[Type]["data"]>;
type Writers = { [Type in EventType]?: (data: Data<Type>, name: string) => Happening };

const conversation = (id: string) => `/conversations/${id}`;

/** Joins what is known with dots; nothing where nothing is. */
const dotted = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(" · ") || undefined;

/** Why a cart counts as left behind; that you reported it yourself is no news. */
const leftWhy: Record<string, string> = {
  idle: "fell silent",
  ended_without_purchase: "ended without a purchase",
  escalated: "still waits for a person",
};

/** Changes and messages are too frequent to be news; they show in the conversation itself. */
const writers: Writers = {
  "conversation.started": (data, name) => ({
    glyph: "active",
    words: `New conversation with ${name}`,
    detail: data.initial_message ?? undefined,
    href: conversation(data.conversation_id),
  }),
  "conversation.completed": (data, name) => {
    const resolved = data.resolution_status === "resolved";
    const rating = data.satisfaction_score;
    return {
      glyph: resolved ? "resolved" : "closed",
      words: resolved ? `Conversation with ${name} resolved` : `Conversation with ${name} closed unresolved`,
      detail: dotted(counted(data.message_count, "message"), rating !== null && `rated ${decimal(rating)} of 5`),
      href: conversation(data.conversation_id),
    };
  },
  "conversation.escalated": (data, name) => ({
    glyph: "escalated",
    words: `${capital(name)} needs a person`,
    detail: data.escalation_reason ? humanise(data.escalation_reason) : undefined,
    href: conversation(data.conversation_id),
  }),
  "conversation.reopened": (data, name) => ({
    glyph: "active",
    words: `Conversation with ${name} opened again`,
    href: conversation(data.conversation_id),
  }),
  "conversation.cart_abandonment": (data, name) => ({
    glyph: "warning",
    words: `${capital(name)} left a cart behind`,
    detail: dotted(money(data.cart_value, data.currency), leftWhy[data.abandonment_reason]),
    href: conversation(data.conversation_id),
  }),
  "customer.satisfaction_feedback": (data, name) => ({
    glyph: "resolved",
    words: `${capital(name)} gave ${data.rating} of 5`,
    detail: data.feedback_text ?? undefined,
    href: conversation(data.conversation_id),
  }),
  "customer.high_value_interaction": (data, name) => ({
    glyph: "active",
    words: `${capital(name)} is likely to buy`,
    detail: humanise(data.recommended_action),
    href: conversation(data.conversation_id),
  }),
  "inventory.low_stock": (data) => ({
    glyph: "warning",
    words: `${data.name ?? data.sku} is nearly gone`,
    detail: `${data.quantity} left`,
  }),
  "inventory.restocked": (data) => ({
    glyph: "check",
    words: `${data.name ?? data.sku} is back in stock`,
    detail: `${data.quantity} in stock`,
  }),
};

const capital = (words: string) => words.charAt(0).toLocaleUpperCase("en-GB") + words.slice(1);

/** The events that make news. */
export const newsTypes: readonly EventType[] = eventTypes.filter((type) => type in writers);

/** An event in words; null where it is no news. `name` is what to call the customer. */
export function happeningOf({ event, data }: LiveEvent, name = "a customer"): Happening | null {
  const write = writers[event as EventType] as ((data: unknown, name: string) => Happening) | undefined;
  return write?.(data, name) ?? null;
}
