import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, several, timestamp } from "#lib/http/schemas.ts";
import { deliveryFilters, WebhookDelivery } from "../contract.ts";

export const recoveryActions = ["recover", "retry", "cancel"] as const;
export const recoveryStatuses = ["running", "completed", "canceled"] as const;

export const WebhookRecovery = z
  .object({
    id: id("rec"),
    action: z.enum(recoveryActions),
    status: z.enum(recoveryStatuses),
    endpoint_id: id("we").nullable(),
    filter: z.record(z.string(), z.json()).meta({ description: "Which deliveries it is about." }),
    deliveries_per_second: z.int(),
    total: z.int().meta({ description: "How many it found at its start." }),
    done: z.int().meta({ description: "How many are queued again, or canceled, by now." }),
    skipped: z.int().meta({ description: "Of those found, how many had meanwhile been sent or taken by a worker." }),
    created_at: timestamp,
    completed_at: timestamp.nullable(),
  })
  .meta({ id: "WebhookRecovery" });

const Estimate = z
  .object({
    total: z.int().meta({ description: "How many deliveries it would be about." }),
    seconds: z.int().meta({ description: "How long queueing them would take at that rate." }),
  })
  .meta({ id: "WebhookRecoveryEstimate" });

const dry_run = z.boolean().default(false).meta({ description: "Only counts, and answers 200." });
const deliveries_per_second = z
  .int()
  .min(1)
  .max(1000)
  .default(100)
  .meta({ description: "So that a receiver that has just come back is not overrun. 1 to 1,000." });

const answers = { 200: Estimate, 202: WebhookRecovery } as const;
const common = { tag: "Webhook deliveries", scope: "webhooks:write" } as const;

/** Work on all deliveries of a merchant at once is rather a slip than a wish. */
const narrowed = (filter: Record<string, unknown>) =>
  Object.keys(deliveryFilters).some((name) => filter[name] !== undefined);
const tooWide = "Name at least one filter, such as endpoint_id.";

export const retryWebhookDeliveries = route({
  ...common,
  id: "retryWebhookDeliveries",
  method: "POST",
  path: "/v1/webhook-deliveries/retry",
  summary: "Send many deliveries again",
  description:
    "Takes the filters of the list. Without `status`, those that failed, were canceled or wait for another attempt. The " +
    "answer is work in progress: see `GET /v1/webhook-recoveries/{recovery_id}`.",
  body: z.strictObject({ ...deliveryFilters, deliveries_per_second, dry_run }).refine(narrowed, tooWide),
  responses: answers,
});

export const cancelWebhookDeliveries = route({
  ...common,
  id: "cancelWebhookDeliveries",
  method: "POST",
  path: "/v1/webhook-deliveries/cancel",
  summary: "Cancel many waiting deliveries",
  description:
    "Takes the filters of the list; only what is still to be sent is canceled. Work in progress, like a retry.",
  body: z
    .strictObject({ ...deliveryFilters, status: several(["pending", "retrying"]), dry_run })
    .refine(narrowed, tooWide),
  responses: answers,
});

export const recoverWebhookEndpoint = route({
  ...common,
  id: "recoverWebhookEndpoint",
  method: "POST",
  path: "/v1/webhook-endpoints/{endpoint_id}/recover",
  summary: "Send everything an endpoint has missed since a time",
  description:
    "What failed or was canceled, and what happened while the endpoint was disabled or not yet there. There is no upper " +
    "limit; it goes on after a restart of the server.",
  params: z.strictObject({ endpoint_id: id("we") }),
  body: z.strictObject({
    since: timestamp.meta({ description: "Events from that moment on." }),
    until: timestamp.optional().meta({ description: "Events before that moment. Default: now." }),
    deliveries_per_second,
    dry_run,
  }),
  responses: answers,
  errors: ["NOT_FOUND"],
});

export const replayWebhookEvent = route({
  ...common,
  id: "replayWebhookEvent",
  method: "POST",
  path: "/v1/webhook-endpoints/{endpoint_id}/replay",
  summary: "Send an event to an endpoint",
  description:
    "Also one that the endpoint does not listen to, or that has arrived before. It keeps its id, so that a receiver that " +
    "remembers ids knows a repetition.",
  params: z.strictObject({ endpoint_id: id("we") }),
  body: z.strictObject({ event_id: id("evt") }),
  responses: { 202: WebhookDelivery },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const listWebhookRecoveries = route({
  ...common,
  scope: "webhooks:read",
  id: "listWebhookRecoveries",
  method: "GET",
  path: "/v1/webhook-recoveries",
  summary: "List work over many deliveries, newest first",
  query: z.strictObject({ ...pageQuery, endpoint_id: id("we").optional(), status: several(recoveryStatuses) }),
  responses: { 200: listOf(WebhookRecovery) },
  errors: ["INVALID_CURSOR"],
});

const params = z.strictObject({ recovery_id: id("rec") });

export const getWebhookRecovery = route({
  ...common,
  scope: "webhooks:read",
  id: "getWebhookRecovery",
  method: "GET",
  path: "/v1/webhook-recoveries/{recovery_id}",
  summary: "Get the progress of work over many deliveries",
  params,
  responses: { 200: WebhookRecovery },
  errors: ["NOT_FOUND"],
});

export const stopWebhookRecovery = route({
  ...common,
  id: "stopWebhookRecovery",
  method: "POST",
  path: "/v1/webhook-recoveries/{recovery_id}/stop",
  summary: "Stop work over many deliveries",
  description: "What is done stays done. Work that has ended stays as it is.",
  params,
  responses: { 200: WebhookRecovery },
  errors: ["NOT_FOUND"],
});
