import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, timestamp } from "#lib/http/schemas.ts";

export const maxMinutes = 120;

const figures = {
  deliveries: z.int().meta({ description: "Made in that time, tests left out." }),
  succeeded: z.int(),
  failed: z.int().meta({ description: "Not tried again." }),
  waiting: z.int().meta({ description: "Still to be sent." }),
  success_rate: z
    .number()
    .nullable()
    .meta({ description: "Share of those attempted that have arrived; null when none was attempted." }),
  duration_ms_p50: z.number().nullable().meta({ description: "Half of their last attempts took at most so long." }),
  duration_ms_p95: z
    .number()
    .nullable()
    .meta({ description: "95 in 100 of their last attempts took at most so long." }),
};

export const WebhookStatistics = z
  .object({
    endpoint_id: id("we"),
    start: timestamp,
    end: timestamp,
    total: z.object(figures),
    hours: z
      .array(z.object({ start: timestamp, ...figures }))
      .meta({ description: "By the hour in which a delivery was made, in UTC; hours without any are left out." }),
    minutes: z
      .array(
        z.object({
          start: timestamp,
          succeeded: z.int().meta({ description: "Attempts that the receiver accepted." }),
          failed: z.int().meta({ description: "Attempts that failed, tried again or not." }),
        }),
      )
      .optional()
      .meta({
        description:
          "With `attempts=minute`: attempts, tests among them, by the minute in which they were made. Every minute is there.",
      }),
  })
  .meta({ id: "WebhookStatistics" });

export const getWebhookStatistics = route({
  id: "getWebhookStatistics",
  method: "GET",
  path: "/v1/webhook-endpoints/{endpoint_id}/statistics",
  tag: "Webhook deliveries",
  summary: "Get the figures of an endpoint's deliveries, by hour",
  scope: "webhooks:read",
  params: z.strictObject({ endpoint_id: id("we") }),
  query: z.strictObject({
    start: timestamp.optional().meta({ description: "Default: 24 hours before the end. At most 31 days before it." }),
    end: timestamp.optional().meta({ description: "Not included. Default: now." }),
    attempts: z
      .enum(["none", "minute"])
      .default("none")
      .meta({
        description: `Also count the attempts of every minute, of at most ${maxMinutes} minutes.`,
      }),
  }),
  responses: { 200: WebhookStatistics },
  errors: ["NOT_FOUND"],
});
