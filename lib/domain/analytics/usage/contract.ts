import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, timestamp } from "#lib/http/schemas.ts";
import { bounds, callsQuery, logQuery, pointShape } from "../performance/contract.ts";
import { comparisons, intervals } from "../series/contract.ts";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1).nullable();

const figures = {
  calls: count,
  client_errors: count.meta({ description: "Answered 4xx." }),
  server_errors: count.meta({ description: "Answered 5xx." }),
  limited: count.meta({ description: "Refused by a rate limit (429); they are among the client errors." }),
};

const part = { ...figures, share: share.meta({ description: "Of all calls; null without any." }), filter: logQuery };

export const UsagePoint = z
  .object({ ...pointShape, filter: logQuery, ...figures, webhook_attempts: count })
  .meta({ id: "UsagePoint" });

export const UsageKey = z
  .object({
    key_id: id("key"),
    key_name: z.string().nullable(),
    ...part,
    calls_by_point: z.array(count).meta({ description: "Its calls in each of `points`." }),
  })
  .meta({ id: "UsageKey" });

export const UsageRoute = z
  .object({
    operation: z.string().meta({ examples: ["listConversations"] }),
    method: z.string().meta({ examples: ["GET"] }),
    route: z.string().meta({ examples: ["/v1/conversations"] }),
    ...part,
  })
  .meta({ id: "UsageRoute" });

export const UsageWebhook = z
  .object({
    endpoint_id: id("we"),
    url: z.string().nullable().meta({ description: "Null once the endpoint is deleted." }),
    event_type: z.string().meta({ examples: ["conversation.completed"] }),
    attempts: count,
    succeeded: count,
    gave_up: count.meta({ description: "Attempts after which no other follows." }),
    success_rate: share,
  })
  .meta({ id: "UsageWebhook" });

export const AnalyticsUsage = z
  .object({
    time_zone: z.string().meta({ examples: ["Europe/Lisbon"] }),
    interval: z.enum(intervals),
    generated_at: timestamp,
    ...bounds,
    filter: logQuery,
    total: z.object(figures),
    previous: z
      .object({ ...bounds, ...figures })
      .nullable()
      .meta({ description: "What it is compared with; while the period still runs, cut to as long as it has run." }),
    points: z.array(UsagePoint),
    keys: z.array(UsageKey).meta({ description: "The most active first." }),
    routes: z.array(UsageRoute).meta({ description: "The most called first." }),
    statuses: z.array(z.object({ status: z.int(), calls: count, share, filter: logQuery })),
    webhooks: z.array(UsageWebhook).meta({
      description:
        "By endpoint and event type, the busiest first; empty when `key_id` or `operation` narrows to calls.",
    }),
  })
  .meta({ id: "AnalyticsUsage" });

export const tables = ["points", "keys", "routes", "statuses", "webhooks"] as const;

export const getUsage = route({
  id: "getAnalyticsUsage",
  method: "GET",
  path: "/v1/analytics/usage",
  tag: "Analytics",
  summary: "See who uses the API, for what, and which limits were reached",
  description:
    "Calls made with your API keys by step, key, route and status, and webhooks by endpoint and event type. The figures are " +
    "kept for 400 days by quarters of an hour and show calls within two seconds, webhooks within ten.",
  scope: "analytics:read",
  query: z.strictObject({
    ...callsQuery,
    key_id: id("key").optional().meta({ description: "Only this key’s calls." }),
    operation: z
      .string()
      .max(100)
      .optional()
      .meta({ description: "Only calls of this operation.", examples: ["listConversations"] }),
    compare: z
      .enum(comparisons)
      .default("previous")
      .meta({ description: "Also the as long stretch right before, or the same one a year before." }),
    table: z.enum(tables).default("points").meta({ description: "Which table `format=csv` writes." }),
  }),
  responses: { 200: AnalyticsUsage },
  files: ["text/csv"],
});
