import { z } from "zod";
import { eventPatterns, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, metadata, pageQuery, several, timestamp } from "#lib/http/schemas.ts";
import { deliveryStatuses, WebhookDelivery, WebhookDeliveryDetail } from "../deliveries/contract.ts";
import { Transformation } from "../transformations/contract.ts";
import { Circuit, paceFields, paceInputs } from "./pace/contract.ts";
import {
  Authentication,
  AuthenticationInput,
  CustomHeaders,
  PayloadFilter,
  RetrySchedule,
  RetryScheduleInput,
} from "./policy/contract.ts";

export const endpointStatuses = ["enabled", "paused", "disabled"] as const;

const health = z
  .object({
    last_delivery: z
      .object({ status: z.enum(deliveryStatuses), at: timestamp })
      .nullable()
      .meta({ description: "The newest delivery that was attempted." }),
    success_rate: z
      .number()
      .nullable()
      .meta({ description: "Share of the last 24 hours' newest 1,000 finished or failing deliveries that succeeded." }),
    failing_since: timestamp
      .nullable()
      .meta({ description: "The oldest of the deliveries that failed since the last one that succeeded." }),
    disables_at: timestamp
      .nullable()
      .meta({ description: "From when on the next failure disables the endpoint, unless a delivery arrives before." }),
    circuit: Circuit,
    given_up: z.int().meta({ description: "Of the same deliveries, those that are not tried again." }),
    duration_ms_p95: z
      .number()
      .nullable()
      .meta({ description: "95 in 100 of their last attempts took at most so long." }),
    waiting: z.int().meta({ description: "Deliveries still to be sent; counted up to 10,000." }),
    next_attempt_at: timestamp.nullable(),
  })
  .meta({ id: "WebhookEndpointHealth" });

const eventPattern = z
  .enum(eventPatterns, `must be an event type, a family such as conversation.*, or *`)
  .meta({ description: "An event type, all types of a family (`conversation.*`), or everything (`*`)." });

export const WebhookEndpoint = z
  .object({
    id: id("we"),
    url: z.string(),
    description: z.string().nullable(),
    event_types: z.array(z.string()),
    status: z.enum(endpointStatuses),
    status_reason: z.string().nullable().meta({ description: "Why we switched the endpoint off." }),
    timeout_seconds: z.number(),
    retry_schedule: RetrySchedule,
    headers: z.record(z.string(), z.string()).meta({ description: "Sent along with every delivery." }),
    authentication: Authentication,
    filter: PayloadFilter,
    ...paceFields,
    transformation: Transformation,
    public_key: z
      .string()
      .nullable()
      .meta({
        description:
          "Verifies the `v1a` signature (ed25519) of Standard Webhooks; null while `asymmetric_signature` is off.",
        examples: ["whpk_CQ9x2bVcDpW1…"],
      }),
    previous_secret_expires_at: timestamp
      .nullable()
      .meta({ description: "Until then a replaced signing secret signs as well." }),
    metadata,
    health,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "WebhookEndpoint" });

export const NewWebhookEndpoint = WebhookEndpoint.extend({
  secret: z
    .string()
    .meta({ description: "The signing secret. Shown only in this answer.", examples: ["whsec_MfKQ9r8GKYqrTwjUPD8I…"] }),
}).meta({ id: "NewWebhookEndpoint" });

const fields = {
  url: z
    .string()
    .trim()
    .max(2000)
    .meta({ description: "Where to send: https.", examples: ["https://example.com/hooks"] }),
  description: z.string().trim().max(200).nullable(),
  event_types: z.array(eventPattern).min(1, "Choose at least one event type.").max(100),
  status: z.enum(["enabled", "paused"]).meta({
    description:
      "A paused endpoint gets nothing; its deliveries wait until it is enabled. Enabling ends `disabled` too.",
  }),
  timeout_seconds: z.number().min(1).max(30).meta({ description: "For the whole exchange, 1 to 30. Default 15." }),
  retry_schedule: RetryScheduleInput,
  headers: CustomHeaders,
  authentication: AuthenticationInput,
  filter: PayloadFilter,
  transformation: Transformation,
  asymmetric_signature: z.boolean().meta({
    description:
      "Whether `webhook-signature` also holds a `v1a` signature (ed25519), which a receiver verifies with `public_key` " +
      "and nobody can make with it. Switching it on makes a new key.",
  }),
  metadata,
};

export const CreateWebhookEndpoint = z
  .strictObject({
    url: fields.url,
    description: fields.description.optional(),
    event_types: fields.event_types.default(["*"]),
    status: fields.status.default("enabled"),
    timeout_seconds: fields.timeout_seconds.default(15),
    retry_schedule: fields.retry_schedule.optional(),
    headers: fields.headers.optional(),
    authentication: fields.authentication.optional(),
    filter: fields.filter.optional(),
    ...paceInputs,
    transformation: fields.transformation.optional(),
    asymmetric_signature: fields.asymmetric_signature.optional(),
    metadata: fields.metadata.default({}),
  })
  .meta({ id: "CreateWebhookEndpoint" });

export const UpdateWebhookEndpoint = z
  .strictObject({ ...fields, ...paceInputs })
  .partial()
  .meta({ id: "UpdateWebhookEndpoint" });

const params = z.strictObject({ endpoint_id: id("we") });
const common = { tag: "Webhook endpoints" } as const;

export const listWebhookEndpoints = route({
  ...common,
  id: "listWebhookEndpoints",
  method: "GET",
  path: "/v1/webhook-endpoints",
  summary: "List webhook endpoints, newest first",
  scope: "webhooks:read",
  query: z.strictObject({ ...pageQuery, status: several(endpointStatuses) }),
  responses: { 200: listOf(WebhookEndpoint) },
  errors: ["INVALID_CURSOR"],
});

export const createWebhookEndpoint = route({
  ...common,
  id: "createWebhookEndpoint",
  method: "POST",
  path: "/v1/webhook-endpoints",
  summary: "Create a webhook endpoint",
  description: "The signing secret is in this answer only. The URL must be https and lead to a public address.",
  scope: "webhooks:write",
  body: CreateWebhookEndpoint,
  responses: { 201: NewWebhookEndpoint },
});

export const getWebhookEndpoint = route({
  ...common,
  id: "getWebhookEndpoint",
  method: "GET",
  path: "/v1/webhook-endpoints/{endpoint_id}",
  summary: "Get a webhook endpoint",
  scope: "webhooks:read",
  params,
  responses: { 200: WebhookEndpoint },
  errors: ["NOT_FOUND"],
});

export const updateWebhookEndpoint = route({
  ...common,
  id: "updateWebhookEndpoint",
  method: "PUT",
  path: "/v1/webhook-endpoints/{endpoint_id}",
  summary: "Change a webhook endpoint",
  description: "Fields that are left out stay as they are.",
  scope: "webhooks:write",
  params,
  body: UpdateWebhookEndpoint,
  responses: { 200: WebhookEndpoint },
  errors: ["NOT_FOUND"],
});

export const deleteWebhookEndpoint = route({
  ...common,
  id: "deleteWebhookEndpoint",
  method: "DELETE",
  path: "/v1/webhook-endpoints/{endpoint_id}",
  summary: "Delete a webhook endpoint",
  description: "What it still had to get is canceled. Its delivery log stays.",
  scope: "webhooks:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});

export const rotateWebhookSecret = route({
  ...common,
  id: "rotateWebhookSecret",
  method: "POST",
  path: "/v1/webhook-endpoints/{endpoint_id}/rotate-secret",
  summary: "Replace the signing secret",
  description:
    "The new secret is in this answer only. While the overlap lasts, `webhook-signature` holds a signature of each, so " +
    "a receiver with either accepts; `X-ShopGuide-Signature` is made with the new one at once. An endpoint with an " +
    "`asymmetric_signature` gets a new `public_key` as well, with the same overlap.",
  scope: "webhooks:write",
  params,
  body: z
    .strictObject({
      overlap_hours: z
        .number()
        .min(0)
        .max(168)
        .default(24)
        .meta({ description: "How long the replaced secret signs as well. 0: it ends now, as do those before it." }),
    })
    .prefault({}),
  responses: { 200: NewWebhookEndpoint },
  errors: ["NOT_FOUND"],
});

export const testWebhookEndpoint = route({
  ...common,
  id: "testWebhookEndpoint",
  method: "POST",
  path: "/v1/webhook-endpoints/{endpoint_id}/test",
  summary: "Send a test event",
  description:
    "Sends the documented example of an event, or what an event that happened said, signed like any other and marked by " +
    "`X-ShopGuide-Test: true`, once. It goes to paused and disabled endpoints too, and shows in the delivery log. With " +
    "`wait` the answer is the whole exchange; 202 says that it is not over yet.",
  scope: "webhooks:write",
  params,
  body: z
    .strictObject({
      event_type: z.enum(eventTypes).default("conversation.started").meta({ description: "Whose example to send." }),
      event_id: id("evt").optional().meta({ description: "Or an event whose type and data to send, as a new event." }),
      wait: z
        .boolean()
        .default(false)
        .meta({ description: "Answer when the attempt is over: 200 with request, answer and timings." }),
    })
    .prefault({}),
  responses: { 200: WebhookDeliveryDetail, 202: WebhookDelivery },
  errors: ["NOT_FOUND"],
});

export const testWebhookFilter = route({
  ...common,
  id: "testWebhookFilter",
  method: "POST",
  path: "/v1/webhook-endpoints/{endpoint_id}/filter/test",
  summary: "Try a filter on an event",
  description: "Says whether the endpoint would get the event, and if not why. Nothing is sent and nothing is changed.",
  scope: "webhooks:read",
  params,
  body: z
    .strictObject({
      filter: PayloadFilter.optional().meta({ description: "The filter to try; the endpoint's own when left out." }),
      event_id: id("evt").optional().meta({ description: "An event that happened." }),
      event_type: z
        .enum(eventTypes)
        .optional()
        .meta({ description: "Or the documented example of a type. Default conversation.started." }),
    })
    .prefault({}),
  responses: {
    200: z
      .object({
        matches: z.boolean(),
        reason: z
          .string()
          .nullable()
          .meta({ examples: ["data.cart_value is 20; wanted: data.cart_value gte 100"] }),
        body: z.record(z.string(), z.json()).meta({ description: "What would be sent." }),
      })
      .meta({ id: "WebhookFilterTest" }),
  },
  errors: ["NOT_FOUND"],
});
