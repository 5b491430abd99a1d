import { z } from "zod";
import { event } from "../describe.ts";

const conversation_id = z.string();
const customer_id = z.string();

export const conversationEvents = {
  "conversation.started": event(
    "A customer began a conversation.",
    {
      conversation_id,
      customer_id,
      page_url: z.string().nullable(),
      device_type: z.string().nullable(),
      initial_message: z.string().nullable(),
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
    { conversation_id, customer_id, status: z.string(), changed_fields: z.array(z.string()) },
    { conversation_id: "conv_123456", customer_id: "cust_789012", status: "active", changed_fields: ["tags"] },
  ),
  "conversation.message_created": event(
    "A message was added to a conversation.",
    {
      conversation_id,
      customer_id,
      message_id: z.string(),
      role: z.string(),
      content: z.string(),
      sent_at: z.string(),
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
    {
      conversation_id,
      duration_seconds: z.number(),
      message_count: z.number(),
      satisfaction_score: z.number().nullable(),
      resolution_status: z.string().nullable(),
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
    { conversation_id, escalation_reason: z.string().nullable(), agent_required: z.boolean(), priority: z.string() },
    {
      conversation_id: "conv_123456",
      escalation_reason: "complex_technical_issue",
      agent_required: true,
      priority: "high",
    },
  ),
  "conversation.reopened": event(
    "An ended conversation was opened again.",
    { conversation_id, customer_id, previous_status: z.string() },
    { conversation_id: "conv_123456", customer_id: "cust_789012", previous_status: "resolved" },
  ),
  "conversation.cart_abandonment": event(
    "A customer left a filled cart behind.",
    {
      conversation_id,
      customer_id,
      cart_value: z.number(),
      currency: z.string(),
      cart_items: z.array(z.looseObject({ sku: z.string(), quantity: z.number() })),
      abandonment_reason: z.string().nullable(),
    },
    {
      conversation_id: "conv_123456",
      customer_id: "cust_789012",
      cart_value: 129.9,
      currency: "EUR",
      cart_items: [{ sku: "boot-42", quantity: 1 }],
      abandonment_reason: "shipping_cost",
    },
  ),
};
