import { z } from "zod";
import { event } from "../describe.ts";

const customer_id = z.string();
const conversation_id = z.string();

export const customerEvents = {
  "customer.created": event(
    "A customer was seen for the first time.",
    "A conversation or a call makes a customer who was not known. Imported customers set off nothing.",
    {
      customer_id,
      external_id: z.string().nullable().meta({ description: "Your own id of the customer." }),
      email: z.string().nullable(),
      name: z.string().nullable(),
    },
    { customer_id: "cust_789012", external_id: "4711", email: "ada@example.com", name: "Ada Moreau" },
  ),
  "customer.updated": event(
    "Something about a customer changed.",
    "An update, a note that brings tags or preferences, or erasure changes what is known of a customer.",
    {
      customer_id,
      changed_fields: z.array(z.string()).meta({ description: "The names of the fields that changed." }),
    },
    { customer_id: "cust_789012", changed_fields: ["tags", "preferences"] },
  ),
  "customer.satisfaction_feedback": event(
    "A customer rated a conversation.",
    "Feedback is given to a conversation.",
    {
      conversation_id,
      customer_id,
      rating: z.number().meta({ description: "0 to 5." }),
      feedback_text: z.string().nullable(),
      nps_score: z.number().nullable().meta({ description: "How likely to recommend the shop, 0 to 10." }),
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
    "A conversation first reaches the cart value or the purchase intent that the merchant set for high value. Once " +
      "for each conversation.",
    {
      customer_id,
      conversation_id,
      cart_value: z.number().nullable().meta({ description: "A decimal in `currency`; null without a cart." }),
      purchase_intent: z.string().nullable().meta({ description: "low, medium or high; null while it is not known." }),
      recommended_action: z.string().meta({ description: "priority_follow_up, offer_assistance or recover_cart." }),
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
