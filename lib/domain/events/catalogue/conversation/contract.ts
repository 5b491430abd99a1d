import { z } from "zod";
import { event } from "../describe.ts";

const conversation_id = z.string();
const customer_id = z.string();
const satisfaction_score = z.number().nullable().meta({ description: "0 to 5; null while nobody gave one." });
const priority = z.string().meta({ description: "low, normal, high or urgent." });

export const conversationEvents = {
  "conversation.started": event(
    "A customer began a conversation.",
    "A conversation is created. Imported conversations are history and set off nothing.",
    {
      conversation_id,
      customer_id,
      page_url: z.string().nullable().meta({ description: "Where in the shop it began." }),
      device_type: z.string().nullable().meta({ description: "desktop, mobile, tablet or other." }),
      initial_message: z.string().nullable().meta({ description: "What the customer said first." }),
    },
    {
      conversation_id: "conv_123456",
      customer_id: "cust_789012",
      page_url: "https://store.com/products/example",
      device_type: "mobile",
      initial_message: "Hi, I need help with sizing",
    },
  ),
  "conversation.updated": event(
    "Something about a conversation changed: its tags, priority, metadata or status.",
    "An update that neither ends, escalates nor reopens the conversation.",
    {
      conversation_id,
      customer_id,
      status: z.string().meta({ description: "active, escalated, resolved or closed." }),
      changed_fields: z.array(z.string()).meta({ description: "The names of the fields that the update gave." }),
    },
    { conversation_id: "conv_123456", customer_id: "cust_789012", status: "active", changed_fields: ["tags"] },
  ),
  "conversation.message_created": event(
    "A message was added to a conversation.",
    "Each message that is added after the conversation began.",
    {
      conversation_id,
      customer_id,
      message_id: z.string(),
      role: z.string().meta({ description: "customer, assistant, agent or system." }),
      content: z.string(),
      sent_at: z.string().meta({ description: "When it was said." }),
    },
    {
      conversation_id: "conv_123456",
      customer_id: "cust_789012",
      message_id: "msg_345678",
      role: "customer",
      content: "Do you have these in size 42?",
      sent_at: "2024-01-15T10:31:00Z",
    },
  ),
  "conversation.completed": event(
    "A conversation ended.",
    "The status becomes resolved or closed.",
    {
      conversation_id,
      duration_seconds: z.number().meta({ description: "From the start to the end." }),
      message_count: z.number(),
      satisfaction_score,
      resolution_status: z.string().nullable().meta({ description: "resolved, unresolved or abandoned." }),
    },
    {
      conversation_id: "conv_123456",
      duration_seconds: 900,
      message_count: 12,
      satisfaction_score: 4.5,
      resolution_status: "resolved",
    },
  ),
  "conversation.escalated": event(
    "A conversation needs a person.",
    "The status becomes escalated.",
    {
      conversation_id,
      escalation_reason: z.string().nullable().meta({ description: "As it was given with the update." }),
      agent_required: z.boolean(),
      priority,
    },
    {
      conversation_id: "conv_123456",
      escalation_reason: "complex_technical_issue",
      agent_required: true,
      priority: "high",
    },
  ),
  "conversation.reopened": event(
    "An ended conversation was opened again.",
    "The status becomes active again after escalated, resolved or closed.",
    {
      conversation_id,
      customer_id,
      previous_status: z.string().meta({ description: "What it was before: escalated, resolved or closed." }),
    },
    { conversation_id: "conv_123456", customer_id: "cust_789012", previous_status: "resolved" },
  ),
  "conversation.cart_abandonment": event(
    "A customer left a filled cart behind.",
    "A cart with a value was not bought, and for as long as the merchant's `cart_abandonment_minutes` nothing was " +
      "said; or at once when you update the conversation with `cart.abandoned`. Once for each cart: again only when " +
      "its content changes afterwards.",
    {
      conversation_id,
      customer_id,
      cart_value: z.number().meta({ description: "A decimal in `currency`." }),
      currency: z.string(),
      cart_items: z.array(z.record(z.string(), z.json())).meta({ description: "What is in it, as you gave it." }),
      abandonment_reason: z.string().meta({
        description:
          "idle (the conversation fell silent), ended_without_purchase, escalated (a person was still awaited) or " +
          "reported (you said so).",
      }),
      customer_preferences: z
        .record(z.string(), z.json())
        .meta({ description: "The preferences that are known of the customer." }),
    },
    {
      conversation_id: "conv_123456",
      customer_id: "cust_789012",
      cart_value: 129.9,
      currency: "EUR",
      cart_items: [{ sku: "boot-42", quantity: 1 }],
      abandonment_reason: "idle",
      customer_preferences: { size: "42" },
    },
  ),
};
