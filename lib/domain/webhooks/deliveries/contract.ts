import { z } from "zod";
import { EventTypeSchema, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, several, timestamp } from "#lib/http/schemas.ts";

export const deliveryStatuses = ["pending", "retrying", "succeeded", "failed", "canceled", "filtered"] as const;
export const attemptOutcomes = ["succeeded", "failed"] as const;

const milliseconds = z.number().nullable();

const DeliveryError = z
  .object({
    code: z.string().meta({ examples: ["connection_refused", "answer_timeout", "http_server_error"] }),
    message: z.string().meta({ description: "What went wrong, in one sentence." }),
  })
  .meta({ id: "WebhookDeliveryError" });

export const notDeliveredReasons = [
  ...(["sending", "due", "waiting", "limited", "behind", "circuit_open", "paused", "disabled"] as const),
  ...(["filtered", "canceled", "gone", "exhausted"] as const),
] as const;
export type NotDeliveredReason = (typeof notDeliveredReasons)[number];

const NotDelivered = z
  .object({
    reason: z.enum(notDeliveredReasons).meta({
      description:
        "`sending`, `due`, `waiting`, `limited`, `behind` (an earlier one of its order is not over) and `circuit_open` go " +
        "on by themselves; `paused` and `disabled` wait for the endpoint to " +
        "be enabled; `filtered`, `canceled`, `gone` and `exhausted` are over unless they are retried or replayed.",
    }),
    message: z.string().meta({ examples: ["It waits until 2026-11-22T10:30:05.000Z."] }),
  })
  .meta({ id: "WebhookNotDelivered" });

export const AttemptOutcome = z
  .object({
    id: id("att"),
    attempt_number: z.int(),
    outcome: z.enum(attemptOutcomes),
    status_code: z.int().nullable(),
    error_code: z.string().nullable(),
    duration_ms: z.number(),
    at: timestamp,
  })
  .meta({ id: "WebhookAttemptOutcome" });

export const WebhookDelivery = z
  .object({
    id: id("dlv"),
    endpoint_id: id("we"),
    event_id: id("evt"),
    event_type: EventTypeSchema,
    conversation_id: z.string().nullable(),
    customer_id: z.string().nullable(),
    test: z.boolean().meta({ description: "Sent by hand to try the endpoint." }),
    status: z.enum(deliveryStatuses),
    attempt_count: z.int(),
    max_attempts: z.int(),
    attempts: z.array(AttemptOutcome).meta({ description: "How each attempt so far went, first to last." }),
    last_status_code: z.int().nullable(),
    last_error: DeliveryError.nullable(),
    last_duration_ms: z.number().nullable(),
    next_attempt_at: timestamp
      .nullable()
      .meta({ description: "Null when nothing more follows, or while the endpoint is not enabled." }),
    in_flight: z.boolean().meta({ description: "An attempt is being made now." }),
    not_delivered: NotDelivered.nullable().meta({ description: "Why it has not arrived; null when it has." }),
    created_at: timestamp,
    completed_at: timestamp.nullable(),
  })
  .meta({ id: "WebhookDelivery" });

export const WebhookAttempt = z
  .object({
    id: id("att"),
    attempt_number: z.int(),
    outcome: z.enum(attemptOutcomes),
    url: z.string().nullable().meta({ description: "Where it was sent. Null for attempts before this was kept." }),
    at: timestamp,
    status_code: z.int().nullable(),
    error: DeliveryError.extend({ remedy: z.string().meta({ description: "What to do about it." }) }).nullable(),
    timings: z
      .object({
        dns_ms: milliseconds,
        connect_ms: milliseconds,
        tls_ms: milliseconds,
        first_byte_ms: milliseconds.meta({ description: "From the request's start to the answer's first byte." }),
        total_ms: z.number(),
      })
      .meta({ description: "Null where a step did not happen, as on a connection used before." }),
    request: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
    response: z
      .object({
        status_code: z.int(),
        headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        body: z.string().meta({ description: "At most the first 16 KiB." }),
      })
      .nullable(),
    delivery_status: z.enum(deliveryStatuses).meta({ description: "What the attempt left the delivery in." }),
    next_attempt_at: timestamp.nullable(),
  })
  .meta({ id: "WebhookAttempt" });

export const WebhookDeliveryDetail = WebhookDelivery.extend({
  endpoint_url: z.string().meta({ description: "Where the endpoint's deliveries go now." }),
  attempts: z.array(WebhookAttempt),
  remedy: z.string().nullable().meta({ description: "What to do about the last error." }),
}).meta({ id: "WebhookDeliveryDetail" });

const statusCodes = z
  .string()
  .max(100)
  .regex(
    /^([1-5]xx|[1-5]\d\d|none)(,([1-5]xx|[1-5]\d\d|none))*$/,
    "must be statuses or classes of them, such as 429 or 4xx,500, or none",
  )
  .meta({
    description: "Statuses or classes of the last attempt's answer, separated by commas; `none` for no answer at all.",
    examples: ["4xx,500", "none"],
  });

/** What a list of deliveries, or work on many of them, can be narrowed to. */
export const deliveryFilters = {
  endpoint_id: id("we").optional(),
  status: several(deliveryStatuses),
  event_type: several(eventTypes),
  status_code: statusCodes.optional(),
  event_id: id("evt").optional(),
  conversation_id: id("conv").optional(),
  customer_id: id("cust").optional(),
  created_after: timestamp.optional().meta({ description: "That moment included." }),
  created_before: timestamp.optional().meta({ description: "That moment not included." }),
};

const params = z.strictObject({ delivery_id: id("dlv") });
const common = { tag: "Webhook deliveries" } as const;

export const listWebhookDeliveries = route({
  ...common,
  id: "listWebhookDeliveries",
  method: "GET",
  path: "/v1/webhook-deliveries",
  summary: "List webhook deliveries, newest first",
  scope: "webhooks:read",
  query: z.strictObject({
    ...pageQuery,
    ...deliveryFilters,
  }),
  responses: { 200: listOf(WebhookDelivery) },
  errors: ["INVALID_CURSOR"],
});

export const getWebhookDelivery = route({
  ...common,
  id: "getWebhookDelivery",
  method: "GET",
  path: "/v1/webhook-deliveries/{delivery_id}",
  summary: "Get a webhook delivery with its attempts",
  scope: "webhooks:read",
  params,
  responses: { 200: WebhookDeliveryDetail },
  errors: ["NOT_FOUND"],
});

export const retryWebhookDelivery = route({
  ...common,
  id: "retryWebhookDelivery",
  method: "POST",
  path: "/v1/webhook-deliveries/{delivery_id}/retry",
  summary: "Send a delivery again now",
  description: "A stopped delivery is sent once more; one that waits for its next attempt does not wait any longer.",
  scope: "webhooks:write",
  params,
  responses: { 202: WebhookDelivery },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const cancelWebhookDelivery = route({
  ...common,
  id: "cancelWebhookDelivery",
  method: "POST",
  path: "/v1/webhook-deliveries/{delivery_id}/cancel",
  summary: "Cancel a delivery that waits",
  description: "It is not sent any more. An attempt that is under way ends by itself, and counts if it arrives.",
  scope: "webhooks:write",
  params,
  responses: { 200: WebhookDelivery },
  errors: ["NOT_FOUND", "CONFLICT"],
});
