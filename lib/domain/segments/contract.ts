import { z } from "zod";
import { ConditionTree } from "#lib/conditions/contract.ts";
import { type Fields, type FieldType, problemsOf } from "#lib/conditions/fields.ts";
import { CustomerSummary } from "#lib/domain/customers/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, timestamp } from "#lib/http/schemas.ts";

export const maxSegments = 100;

/** The fields that a segment's conditions may name, in the order in which the builder offers them. */
export const segmentFields = {
  last_seen_at: { type: "time", label: "Last seen" },
  first_seen_at: { type: "time", label: "First seen" },
  created_at: { type: "time", label: "Created" },
  conversation_count: { type: "number", label: "Conversations" },
  message_count: { type: "number", label: "Messages" },
  average_satisfaction: { type: "number", label: "Average satisfaction" },
  lifetime_value: { type: "number", label: "Lifetime value" },
  purchase_count: { type: "number", label: "Purchases" },
  lead_score: { type: "number", label: "Lead score" },
  purchase_intent: { type: "text", label: "Purchase intent" },
  cart_value: { type: "number", label: "Cart value" },
  tags: { type: "list", label: "Tags" },
  language: { type: "text", label: "Language" },
  email: { type: "text", label: "E-mail" },
  name: { type: "text", label: "Name" },
  phone: { type: "text", label: "Phone" },
  external_id: { type: "text", label: "External id" },
  "preferences.*": { type: "json", label: "Preference" },
  "metadata.*": { type: "json", label: "Metadata" },
} as const satisfies Fields<{ type: FieldType; label: string }>;

export type SegmentField = keyof typeof segmentFields;

const condition = ConditionTree.superRefine((tree, issues) => {
  for (const { path, message } of problemsOf(tree, segmentFields)) issues.addIssue({ code: "custom", path, message });
}).meta({
  description: `A condition tree over ${Object.keys(segmentFields).join(", ")}.`,
  examples: [
    {
      all: [
        { field: "lifetime_value", op: "gte", value: 100 },
        { not: [{ field: "last_seen_at", op: "within_days", value: 30 }] },
      ],
    },
  ],
});

const name = z.string().trim().min(1, "Give the segment a name.").max(80);
const description = z.string().trim().max(500);
const customerCount = z
  .int()
  .nonnegative()
  .nullable()
  .meta({ description: "How many customers are in it now; null when counting them took too long." });

export const Segment = z
  .object({
    id: id("seg"),
    name: z.string().meta({ examples: ["Loyal, long not seen"] }),
    description: z.string().nullable(),
    condition: ConditionTree,
    customer_count: customerCount,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "Segment" });

export const CreateSegment = z
  .strictObject({ name, description: description.optional(), condition })
  .meta({ id: "CreateSegment" });

export const UpdateSegment = z
  .strictObject({
    name: name.optional(),
    description: description.nullable().optional(),
    condition: condition.optional(),
  })
  .meta({ id: "UpdateSegment" });

const params = z.strictObject({ segment_id: id("seg") });

export const listSegments = route({
  id: "listSegments",
  method: "GET",
  path: "/v1/segments",
  tag: "Segments",
  summary: "List segments by name",
  description: `A merchant has at most ${maxSegments}; all of them come in one answer.`,
  scope: "customers:read",
  responses: { 200: listOf(Segment) },
});

export const createSegment = route({
  id: "createSegment",
  method: "POST",
  path: "/v1/segments",
  tag: "Segments",
  summary: "Create a segment",
  description: "Customers join and leave it by themselves: `GET /v1/customers?segment=…` asks the condition each time.",
  scope: "customers:write",
  body: CreateSegment,
  responses: { 201: Segment },
  errors: ["CONFLICT"],
});

export const getSegment = route({
  id: "getSegment",
  method: "GET",
  path: "/v1/segments/{segment_id}",
  tag: "Segments",
  summary: "Get a segment",
  scope: "customers:read",
  params,
  responses: { 200: Segment },
  errors: ["NOT_FOUND"],
});

export const updateSegment = route({
  id: "updateSegment",
  method: "PUT",
  path: "/v1/segments/{segment_id}",
  tag: "Segments",
  summary: "Update a segment",
  scope: "customers:write",
  params,
  body: UpdateSegment,
  responses: { 200: Segment },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const deleteSegment = route({
  id: "deleteSegment",
  method: "DELETE",
  path: "/v1/segments/{segment_id}",
  tag: "Segments",
  summary: "Delete a segment",
  description: "Its customers stay. Audited.",
  scope: "customers:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});

export const previewSegment = route({
  id: "previewSegment",
  method: "POST",
  path: "/v1/segments/preview",
  tag: "Segments",
  summary: "Count the customers that a condition matches",
  description: "Nothing is kept.",
  scope: "customers:read",
  body: z.strictObject({ condition }).meta({ id: "PreviewSegment" }),
  responses: {
    200: z.object({
      customer_count: customerCount,
      sample: z.array(CustomerSummary).meta({ description: "Up to 10 of them, last seen first." }),
    }),
  },
});
