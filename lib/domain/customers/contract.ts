import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, metadata, tags, timestamp } from "#lib/http/schemas.ts";

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email("must be an e-mail address"));
export const externalId = z.string().min(1).max(200).meta({ description: "Your own id of this customer." });
const name = z.string().trim().min(1).max(200);
const phone = z.string().trim().min(1).max(40);
const language = z
  .string()
  .trim()
  .min(2)
  .max(35)
  .meta({ examples: ["en", "pt-BR"] });

/** A customer as a conversation shows it. */
export const CustomerSummary = z
  .object({
    id: id("cust"),
    external_id: z.string().nullable(),
    email: z.string().nullable(),
    name: z.string().nullable(),
  })
  .meta({ id: "CustomerSummary" });

export const LeadReason = z
  .object({
    reason: z.enum(["purchase_intent", "cart_value", "recency", "satisfaction", "loyalty"]),
    points: z.int().positive(),
  })
  .meta({ id: "LeadReason", description: "What a part of the lead score is for." });

const LastConversation = z
  .object({
    id: id("conv"),
    status: z.string().meta({ examples: ["resolved"] }),
    outcome: z.string().meta({ description: "resolved, unanswered, escalated or open.", examples: ["resolved"] }),
    channel: z.string().meta({ examples: ["web"] }),
    started_at: timestamp,
    message_count: z.int().nonnegative(),
    satisfaction_score: z.number().nullable(),
    first_question: z
      .string()
      .nullable()
      .meta({ examples: ["What size am I?"] }),
  })
  .meta({ id: "LastConversation" });

export const Customer = CustomerSummary.extend({
  phone: z.string().nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  preferences: metadata,
  metadata,
  segments: z
    .array(z.object({ id: id("seg"), name: z.string() }))
    .meta({ description: "The segments that the customer is in now." }),
  conversation_count: z.int().nonnegative(),
  message_count: z
    .int()
    .nonnegative()
    .meta({ description: "Messages of all their conversations, whoever wrote them." }),
  average_satisfaction: z.number().nullable().meta({ description: "Mean of all scores, 0 to 5; null without any." }),
  purchase_count: z.int().nonnegative().meta({ description: "Purchases recorded in the merchant's currency." }),
  lifetime_value: z
    .object({ value: z.number(), currency: z.string() })
    .meta({ description: "Sum of all purchases that were recorded in the merchant's currency." }),
  purchase_intent: z
    .string()
    .nullable()
    .meta({ description: "As the newest conversation tells it: low, medium or high." }),
  lead_score: z
    .int()
    .min(0)
    .max(100)
    .meta({ description: "How likely a purchase is; `lead_score_reasons` adds up to it." }),
  lead_score_reasons: z.array(LeadReason),
  last_conversation: LastConversation.nullable().meta({ description: "The newest conversation; null without any." }),
  first_seen_at: timestamp,
  last_seen_at: timestamp.meta({ description: "The latest message, start of a conversation or recorded interaction." }),
  created_at: timestamp,
  updated_at: timestamp,
}).meta({ id: "Customer" });

const known = {
  external_id: externalId.optional(),
  email: email.optional(),
  name: name.optional(),
  phone: phone.optional(),
  language: language.optional(),
  tags: tags.optional(),
  preferences: metadata.optional(),
  metadata: metadata.optional(),
};

/** Names a customer, who is found by `external_id`, else by `email`, and made when there is none. */
export const CustomerInput = z.strictObject(known).meta({ id: "CustomerInput" });

const merged = metadata.optional().meta({ description: "Merged field by field; null removes a field." });

export const UpdateCustomer = z
  .strictObject({
    external_id: externalId.nullable().optional(),
    email: email.nullable().optional(),
    name: name.nullable().optional(),
    phone: phone.nullable().optional(),
    language: language.nullable().optional(),
    tags: tags.optional().meta({ description: "Replaces all tags." }),
    add_tags: tags.optional(),
    remove_tags: tags.optional(),
    preferences: merged,
    metadata: merged,
  })
  .meta({ id: "UpdateCustomer" });

export const customerParams = z.strictObject({ customer_id: id("cust") });

export const getCustomer = route({
  id: "getCustomer",
  method: "GET",
  path: "/v1/customers/{customer_id}",
  tag: "Customers",
  summary: "Get a customer",
  scope: "customers:read",
  params: customerParams,
  responses: { 200: Customer },
  errors: ["NOT_FOUND"],
});

export const createCustomer = route({
  id: "createCustomer",
  method: "POST",
  path: "/v1/customers",
  tag: "Customers",
  summary: "Create or find a customer",
  description:
    "Finds the customer by `external_id`, else by `email`: 200, and what you give is taken over (tags are added, objects " +
    "merged). Without one, the customer is made: 201. Emits `customer.created`, or `customer.updated` when something " +
    "changed. An e-mail of one customer with the external id of another is a 409.",
  scope: "customers:write",
  body: CustomerInput.refine((input) => input.external_id ?? input.email, {
    message: "Give the customer an external_id or an email.",
    path: ["external_id"],
  }),
  responses: { 201: Customer, 200: Customer },
  errors: ["CONFLICT"],
});

export const updateCustomer = route({
  id: "updateCustomer",
  method: "PUT",
  path: "/v1/customers/{customer_id}",
  tag: "Customers",
  summary: "Update a customer",
  description:
    "Changes what is given and leaves the rest; null removes. A customer keeps an e-mail or an external id. Emits " +
    "`customer.updated` with the fields that changed.",
  scope: "customers:write",
  params: customerParams,
  body: UpdateCustomer,
  responses: { 200: Customer },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const eraseCustomer = route({
  id: "eraseCustomer",
  method: "DELETE",
  path: "/v1/customers/{customer_id}",
  tag: "Customers",
  summary: "Erase a customer's personal data",
  description:
    "For good: the customer, their notes, what was said in their conversations, and the data of events and logged webhook " +
    "answers about them. The conversations stay without a name, so that figures stay true. Audited.",
  scope: "customers:write",
  params: customerParams,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});
