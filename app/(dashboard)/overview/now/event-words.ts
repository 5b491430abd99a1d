import type { EventType } from "#lib/domain/events/catalogue/contract.ts";

/** What an endpoint heard of, as in "Order sync heard of a new conversation". */
export const eventWords: Record<EventType, string> = {
  "conversation.started": "a new conversation",
  "conversation.updated": "a change to a conversation",
  "conversation.message_created": "a message",
  "conversation.completed": "the end of a conversation",
  "conversation.escalated": "a customer who needs a person",
  "conversation.reopened": "a conversation opened again",
  "conversation.cart_abandonment": "a cart left behind",
  "customer.created": "a new customer",
  "customer.updated": "a change to a customer",
  "customer.satisfaction_feedback": "a rating",
  "customer.high_value_interaction": "a likely buyer",
  "export.completed": "an export that is ready",
  "export.failed": "an export that failed",
  "inventory.low_stock": "a product that is nearly gone",
  "inventory.restocked": "a product back in stock",
  "system.performance_alert": "a performance alert",
  "webhook.endpoint_failing": "another endpoint that is failing",
  "webhook.endpoint_disabled": "another endpoint switched off",
  "webhook.endpoint_recovered": "another endpoint that works again",
  "webhook.delivery_exhausted": "a delivery that was given up",
};
