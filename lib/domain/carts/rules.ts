import type { NewEvent } from "#lib/domain/events/service.ts";
import { fromMinor } from "#lib/money.ts";

/** What the event of an abandoned cart tells; money in minor units. */
export type LeftCart = {
  conversation_id: string;
  customer_id: string;
  cart_value_minor: number;
  cart_currency: string;
  cart_items: Record<string, unknown>[] | null;
  customer_preferences: Record<string, unknown>;
};

/** Why a cart is taken for abandoned: how its conversation stands, or that the caller said so. */
export type AbandonmentReason = "idle" | "ended_without_purchase" | "escalated" | "reported";

export function reasonOf(status: string): AbandonmentReason {
  if (status === "active") return "idle";
  return status === "escalated" ? "escalated" : "ended_without_purchase";
}

export function abandonment(cart: LeftCart, reason: AbandonmentReason): NewEvent {
  const { conversation_id, customer_id, cart_currency: currency } = cart;
  const data = {
    conversation_id,
    customer_id,
    cart_value: fromMinor(cart.cart_value_minor, currency),
    currency,
    cart_items: cart.cart_items ?? [],
    abandonment_reason: reason,
    customer_preferences: cart.customer_preferences,
  };
  return { type: "conversation.cart_abandonment", data, conversation_id, customer_id };
}
