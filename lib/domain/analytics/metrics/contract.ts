import { z } from "zod";
import { ConditionTree } from "#lib/conditions/contract.ts";
import { type Fields, type FieldType, problemsOf } from "#lib/conditions/fields.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, timestamp } from "#lib/http/schemas.ts";

export const maxMetrics = 100;
export const aggregates = ["count", "sum", "avg", "min", "max", "p50", "p90", "p95", "ratio"] as const;

/** The fields of a conversation that conditions of a metric may name, and, where they are numbers, its aggregate. */
export const metricFields = {
  status: { type: "text", label: "Status" },
  channel: { type: "text", label: "Channel" },
  device_type: { type: "text", label: "Device" },
  language: { type: "text", label: "Language" },
  page_url: { type: "text", label: "Page" },
  tags: { type: "list", label: "Tags" },
  priority: { type: "text", label: "Priority" },
  assigned_to: { type: "text", label: "Assigned to" },
  resolution_status: { type: "text", label: "Resolution" },
  escalation_reason: { type: "text", label: "Escalation reason" },
  escalated_at: { type: "time", label: "Escalated" },
  purchase_intent: { type: "text", label: "Purchase intent" },
  message_count: { type: "number", label: "Messages" },
  first_response_seconds: { type: "number", label: "First response, seconds" },
  duration_seconds: { type: "number", label: "Duration, seconds" },
  satisfaction_score: { type: "number", label: "Satisfaction" },
  nps_score: { type: "number", label: "NPS answer" },
  reopened_count: { type: "number", label: "Times reopened" },
  cart_value: { type: "number", label: "Cart value" },
  cart_currency: { type: "text", label: "Cart currency" },
  cart_abandoned: { type: "boolean", label: "Cart abandoned" },
  purchase_value: { type: "number", label: "Purchase value" },
  purchase_currency: { type: "text", label: "Purchase currency" },
  purchased_at: { type: "time", label: "Purchased" },
  high_value_at: { type: "time", label: "Of high value" },
  completed_at: { type: "time", label: "Ended" },
  "metadata.*": { type: "json", label: "Metadata" },
} as const satisfies Fields<{ type: FieldType; label: string }>;

export type MetricField = keyof typeof metricFields;

/** What an aggregate may be taken of: numbers of the conversation and of its metadata. */
export const isNumberField = (name: string): boolean =>
  /^metadata\..+/.test(name) ||
  (Object.hasOwn(metricFields, name) && metricFields[name as MetricField].type === "number");

const condition = ConditionTree.superRefine((tree, issues) => {
  for (const { path, message } of problemsOf(tree, metricFields)) issues.addIssue({ code: "custom", path, message });
}).meta({ description: `A condition tree over ${Object.keys(metricFields).join(", ")}.` });

const name = z.string().trim().min(1, "Give the metric a name.").max(80);
const description = z.string().trim().max(500);
const field = z
  .string()
  .max(200)
  .refine(isNumberField, "must be a number of the conversation or metadata.KEY")
  .meta({ description: "A number of the conversation, or `metadata.KEY`.", examples: ["metadata.shipping_days"] });

const definition = {
  name: name.meta({ examples: ["Days of delivery asked for"] }),
  description: description.nullable(),
  aggregate: z.enum(aggregates).meta({
    description:
      "`count` counts the conversations that meet `filter`; `ratio` is their share of those that meet `base_filter`, or " +
      "of all; the others are taken of `field` over those that meet `filter` and have a number there.",
  }),
  field: field.nullable().meta({ description: "Needed by all but `count` and `ratio`." }),
  filter: condition.nullable(),
  base_filter: condition.nullable().meta({ description: "For `ratio`: what it is a share of." }),
};

export const CustomMetric = z
  .object({
    id: id("met"),
    ...definition,
    name: z.string(),
    filter: ConditionTree.nullable(),
    base_filter: ConditionTree.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "CustomMetric" });

export const CreateMetric = z
  .strictObject({
    name: definition.name,
    description: definition.description.optional(),
    aggregate: definition.aggregate,
    field: definition.field.optional(),
    filter: definition.filter.optional(),
    base_filter: definition.base_filter.optional(),
  })
  .meta({
    id: "CreateMetric",
    examples: [
      {
        name: "Large carts from phones",
        aggregate: "avg",
        field: "cart_value",
        filter: { field: "device_type", op: "eq", value: "mobile" },
      },
    ],
  });

export const UpdateMetric = CreateMetric.partial().meta({ id: "UpdateMetric" });

const params = z.strictObject({ metric_id: id("met") });

export const listMetrics = route({
  id: "listMetrics",
  method: "GET",
  path: "/v1/analytics/metrics",
  tag: "Analytics",
  summary: "List your own metrics by name",
  description: `A merchant has at most ${maxMetrics}; all of them come in one answer.`,
  scope: "analytics:read",
  responses: { 200: listOf(CustomMetric) },
});

export const createMetric = route({
  id: "createMetric",
  method: "POST",
  path: "/v1/analytics/metrics",
  tag: "Analytics",
  summary: "Create a metric of your own",
  description: "Use its id in `metrics=` of series and summaries. Audited.",
  scope: "analytics:write",
  body: CreateMetric,
  responses: { 201: CustomMetric },
  errors: ["CONFLICT"],
});

export const getMetric = route({
  id: "getMetric",
  method: "GET",
  path: "/v1/analytics/metrics/{metric_id}",
  tag: "Analytics",
  summary: "Get a metric of your own",
  scope: "analytics:read",
  params,
  responses: { 200: CustomMetric },
  errors: ["NOT_FOUND"],
});

export const updateMetric = route({
  id: "updateMetric",
  method: "PUT",
  path: "/v1/analytics/metrics/{metric_id}",
  tag: "Analytics",
  summary: "Update a metric of your own",
  description: "Audited.",
  scope: "analytics:write",
  params,
  body: UpdateMetric,
  responses: { 200: CustomMetric },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const deleteMetric = route({
  id: "deleteMetric",
  method: "DELETE",
  path: "/v1/analytics/metrics/{metric_id}",
  tag: "Analytics",
  summary: "Delete a metric of your own",
  description: "Audited.",
  scope: "analytics:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});
