import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, metadata, pageQuery, tags, timestamp } from "#lib/http/schemas.ts";
import { Customer, customerParams } from "../contract.ts";

export const CustomerNote = z
  .object({
    id: id("cnote"),
    kind: z.enum(["note", "interaction"]),
    author: z.string().meta({ description: "The key or the person who wrote it.", examples: ["Help desk"] }),
    body: z.string(),
    channel: z
      .string()
      .nullable()
      .meta({ description: "Where an interaction took place.", examples: ["phone"] }),
    occurred_at: timestamp.nullable().meta({ description: "When an interaction took place." }),
    created_at: timestamp,
  })
  .meta({ id: "CustomerNote" });

export const CreateCustomerNote = z
  .strictObject({
    note: z.string().trim().min(1).max(5000).optional().meta({ description: "A note for the team." }),
    add_tags: tags.optional(),
    remove_tags: tags.optional(),
    preferences: metadata.optional().meta({ description: "Merged field by field; null removes a field." }),
    interaction: z
      .strictObject({
        channel: z
          .string()
          .regex(/^[a-z0-9_-]{1,40}$/, "must be a word in lower case such as phone or store")
          .meta({ examples: ["phone"] }),
        summary: z.string().trim().min(1).max(5000),
        occurred_at: timestamp.optional().meta({ description: "When it took place, if not now." }),
      })
      .optional()
      .meta({ description: "Something that took place elsewhere, such as a phone call." }),
  })
  .refine(
    (input) => Object.values(input).some((part) => part !== undefined),
    "Give a note, tags, preferences or an interaction.",
  )
  .meta({ id: "CreateCustomerNote" });

export const listCustomerNotes = route({
  id: "listCustomerNotes",
  method: "GET",
  path: "/v1/customers/{customer_id}/notes",
  tag: "Customers",
  summary: "List a customer's notes and recorded interactions, newest first",
  scope: "customers:read",
  params: customerParams,
  query: z.strictObject(pageQuery),
  responses: { 200: listOf(CustomerNote) },
  errors: ["NOT_FOUND", "INVALID_CURSOR"],
});

export const createCustomerNote = route({
  id: "createCustomerNote",
  method: "POST",
  path: "/v1/customers/{customer_id}/notes",
  tag: "Customers",
  summary: "Note something about a customer",
  description:
    "In one call: a note, tags to add and remove, preferences, and an interaction that took place elsewhere; at least " +
    "one of them. Emits `customer.updated` when tags or preferences change.",
  scope: "customers:write",
  params: customerParams,
  body: CreateCustomerNote,
  responses: {
    201: z.object({
      notes: z.array(CustomerNote).meta({ description: "What this call wrote: a note, an interaction, both or none." }),
      customer: Customer,
    }),
  },
  errors: ["NOT_FOUND"],
});
