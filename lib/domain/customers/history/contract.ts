import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";
import { customerParams } from "../contract.ts";

export const CustomerConversation = z
  .object({
    id: id("conv"),
    external_id: z.string().nullable(),
    status: z.string().meta({ examples: ["resolved"] }),
    channel: z.string().meta({ examples: ["web"] }),
    tags: z.array(z.string()),
    satisfaction_score: z.number().nullable().meta({ description: "0 to 5; null when the customer gave none." }),
    interaction_summary: z.object({
      outcome: z.string().meta({ description: "resolved, unanswered, escalated or open.", examples: ["resolved"] }),
      first_question: z.string().nullable(),
      message_count: z.int().nonnegative(),
      first_response_seconds: z.number().nullable(),
      duration_seconds: z.int().nullable().meta({ description: "From the start to the end; null while it is open." }),
      cart_value: z.object({ value: z.number(), currency: z.string() }).nullable(),
      purchase_value: z.object({ value: z.number(), currency: z.string() }).nullable(),
    }),
    started_at: timestamp,
    completed_at: timestamp.nullable(),
  })
  .meta({ id: "CustomerConversation" });

export const listCustomerConversations = route({
  id: "listCustomerConversations",
  method: "GET",
  path: "/v1/customers/{customer_id}/conversations",
  tag: "Customers",
  summary: "List a customer's conversations in the order of time",
  scope: "customers:read",
  params: customerParams,
  query: z.strictObject({
    ...pageQuery,
    sort: z.enum(["started_at", "-started_at"]).default("started_at").meta({ description: "`-` for newest first." }),
  }),
  responses: { 200: listOf(CustomerConversation) },
  errors: ["NOT_FOUND", "INVALID_CURSOR"],
});
