import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, metadata, pageQuery, tag, tags, timestamp } from "#lib/http/schemas.ts";

const email = z.string().trim().toLowerCase().max(254).pipe(z.email("must be an e-mail address"));
const externalId = z.string().min(1).max(200).meta({ description: "Your own id of this customer." });

/** A customer as a conversation shows it. */
export const CustomerSummary = z
  .object({
    id: id("cust"),
    external_id: z.string().nullable(),
    email: z.string().nullable(),
    name: z.string().nullable(),
  })
  .meta({ id: "CustomerSummary" });

export const Customer = CustomerSummary.extend({
  phone: z.string().nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  preferences: metadata,
  metadata,
  conversation_count: z.int().nonnegative(),
  average_satisfaction: z.number().nullable().meta({ description: "Mean of all scores, 0 to 5; null without any." }),
  first_seen_at: timestamp,
  last_seen_at: timestamp,
  created_at: timestamp,
  updated_at: timestamp,
}).meta({ id: "Customer" });

/** Names a customer, who is found by `external_id`, else by `email`, and made when there is none. */
export const CustomerInput = z
  .strictObject({
    external_id: externalId.optional(),
    email: email.optional(),
    name: z.string().trim().min(1).max(200).optional(),
    phone: z.string().trim().min(1).max(40).optional(),
    language: z
      .string()
      .trim()
      .min(2)
      .max(35)
      .optional()
      .meta({ examples: ["en", "pt-BR"] }),
    tags: tags.optional(),
    preferences: metadata.optional(),
    metadata: metadata.optional(),
  })
  .meta({ id: "CustomerInput" });

export const listCustomers = route({
  id: "listCustomers",
  method: "GET",
  path: "/v1/customers",
  tag: "Customers",
  summary: "List customers, last seen first",
  scope: "customers:read",
  query: z.strictObject({
    ...pageQuery,
    q: z.string().trim().min(1).max(200).optional().meta({ description: "Part of a name, e-mail or external id." }),
    email: email.optional(),
    external_id: externalId.optional(),
    tag: tag.optional(),
  }),
  responses: { 200: listOf(Customer) },
  errors: ["INVALID_CURSOR"],
});

export const getCustomer = route({
  id: "getCustomer",
  method: "GET",
  path: "/v1/customers/{customer_id}",
  tag: "Customers",
  summary: "Get a customer",
  scope: "customers:read",
  params: z.strictObject({ customer_id: id("cust") }),
  responses: { 200: Customer },
  errors: ["NOT_FOUND"],
});
