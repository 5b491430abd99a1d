import type { EventRow } from "#lib/domain/events/hooks.ts";
import { duration, humanise, money, score } from "../conversations/words.ts";

type Data = EventRow["data"];
type Say = (data: Data) => string | null;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const quoted = (value: unknown) => (text(value) ? `“${value}”` : null);
const list = (value: unknown) => (Array.isArray(value) ? value.map((one) => humanise(String(one)).toLowerCase()) : []);
const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(", ") || null;
const changed = (fields: unknown) => {
  const names = list(fields);
  return names.length > 0 ? `Changed: ${names.join(", ")}` : null;
};

function cart(data: Data): string | null {
  const value = number(data.cart_value);
  if (value === null) return null;
  const currency = text(data.currency);
  return currency ? money(value, currency) : value.toLocaleString("en-GB");
}

const words: Partial<Record<EventRow["event"], Say>> = {
  "conversation.started": (data) => quoted(data.initial_message),
  "conversation.updated": (data) => changed(data.changed_fields),
  "conversation.message_created": (data) =>
    joined(text(data.role) && humanise(String(data.role)))?.concat(`: ${data.content ?? ""}`) ?? null,
  "conversation.completed": (data) => {
    const seconds = number(data.duration_seconds);
    const count = number(data.message_count);
    return joined(
      text(data.resolution_status) && humanise(String(data.resolution_status)),
      seconds === null ? null : `after ${duration(seconds)}`,
      count === null ? null : `${count} ${count === 1 ? "message" : "messages"}`,
    );
  },
  "conversation.escalated": (data) =>
    text(data.escalation_reason) ? humanise(String(data.escalation_reason)) : "To a person",
  "conversation.reopened": (data) => (text(data.previous_status) ? `Was ${data.previous_status}` : null),
  "conversation.cart_abandonment": (data) => {
    const left = cart(data);
    return left && `${left} left in the cart`;
  },
  "customer.created": (data) => text(data.name) ?? text(data.email) ?? text(data.external_id),
  "customer.updated": (data) => changed(data.changed_fields),
  "customer.satisfaction_feedback": (data) => {
    const rating = number(data.rating);
    return joined(rating === null ? null : score(rating), quoted(data.feedback_text));
  },
  "customer.high_value_interaction": (data) => {
    const value = cart(data);
    return joined(
      value && `Cart of ${value}`,
      text(data.purchase_intent) && `${humanise(String(data.purchase_intent))} intent to buy`,
    );
  },
  "inventory.low_stock": (data) => stock(data),
  "inventory.restocked": (data) => stock(data),
  "system.performance_alert": (data) =>
    joined(
      text(data.alert_type) && humanise(String(data.alert_type)),
      number(data.metric_value) === null ? null : `${data.metric_value} against ${data.threshold}`,
    ),
  "export.completed": (data) => {
    const rows = number(data.rows);
    return joined(file(data), rows === null ? null : `${rows.toLocaleString("en-GB")} ${rows === 1 ? "row" : "rows"}`);
  },
  "export.failed": (data) => joined(file(data), text((data.error as Data | undefined)?.message)),
  "webhook.endpoint_failing": (data) => text(data.url),
  "webhook.endpoint_disabled": (data) => joined(text(data.url), text(data.message)),
  "webhook.endpoint_recovered": (data) => text(data.url),
  "webhook.delivery_exhausted": (data) => joined(text(data.url), text(data.event_type)),
};

const file = (data: Data) => text(data.resource) && `${humanise(String(data.resource))} as ${data.format}`;

function stock(data: Data): string | null {
  const left = number(data.available) ?? number(data.quantity);
  return joined(text(data.name) ?? text(data.sku), left === null ? null : `${left} in stock`);
}

/** What happened, in the words of a shop; empty where the type says it all. */
export const sentenceOf = ({ event, data }: EventRow): string => words[event]?.(data) ?? "";
