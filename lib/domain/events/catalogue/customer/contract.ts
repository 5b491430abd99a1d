import { z } from "zod";
import { event } from "../describe.ts";

const customer_id = z.string();
const conversation_id = z.string();

export const customerEvents = {
  "customer.created": event(
    "A customer was seen for the first time.",
    { customer_id, external_id: z.string().nullable(), email: z.string().nullable(), name: z.string().nullable() },
    { customer_id: "cust_789012", external_id: "4711", email: "ada@example.com", name: "Ada Moreau" },
  ),
  "customer.updated": event(
    "Something about a customer changed.",
    { customer_id, changed_fields: z.array(z.string()) },
    { customer_id: "cust_789012", changed_fields: ["tags", "preferences"] },
  ),
  "customer.satisfaction_feedback": event(
    "A customer rated a conversation.",
    {
      conversation_id,
      customer_id,
      rating: z.number(),
      feedback_text: z.string().nullable(),
      nps_score: z.number().nullable(),
    },
    {
      conversation_id: "conv_123456",
      customer_id: "cust_789012",
      rating: 5,
      feedback_text: "Very helpful and quick responses!",
      nps_score: 9,
    },
  ),
  "customer.high_value_interaction": event(
    "A customer with a full cart is likely to buy.",
    {
      customer_id,
      conversation_id,
      cart_value: z.number(),
      purchase_intent: z.string(),
      recommended_action: z.string(),
    },
    {
      customer_id: "cust_789012",
      conversation_id: "conv_123456",
      cart_value: 299.99,
      purchase_intent: "high",
      recommended_action: "priority_follow_up",
    },
  ),
};
