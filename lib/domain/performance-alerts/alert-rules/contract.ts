import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, timestamp } from "#lib/http/schemas.ts";
import { alertTypes } from "../contract.ts";

/** What a rule may watch, and in which unit. */
export const metricUnits = {
  response_time_p50: "seconds",
  response_time_p95: "seconds",
  response_time_p99: "seconds",
  server_error_rate: "share",
  client_error_rate: "share",
  request_rate: "calls_per_minute",
  rate_limited_calls: "calls",
  webhook_failure_rate: "share",
  webhook_answer_time_p95: "seconds",
  webhook_queue_age: "seconds",
} as const;

export type AlertMetric = keyof typeof metricUnits;
export const alertMetrics = Object.keys(metricUnits) as [AlertMetric, ...AlertMetric[]];

export const alertWindows = [1, 5, 15, 30, 60] as const;
export const severities = ["warning", "critical"] as const;
export const alertStates = ["firing", "ok", "unknown", "off"] as const;
/** How many rules a merchant may have. */
export const maxRules = 50;

const fields = {
  name: z
    .string()
    .trim()
    .min(1, "Give the rule a name.")
    .max(80)
    .meta({ examples: ["Slow checkout"] }),
  metric: z.enum(alertMetrics).meta({
    description:
      "Times of calls without open streams; `server_error_rate` is the share of 5xx, `client_error_rate` of 4xx; " +
      "`webhook_queue_age` for how long the oldest delivery is due.",
  }),
  threshold: z
    .number()
    .positive("Give a threshold above 0.")
    .max(1e9)
    .meta({
      description: "The alert begins above it: seconds, a share from 0 to 1, calls a minute, or calls.",
      examples: [2],
    }),
  window_minutes: z
    .literal(alertWindows)
    .meta({ description: "Over how many of the last minutes it is judged, once a minute.", examples: [5] }),
  minimum_count: z
    .int()
    .min(1)
    .max(1_000_000)
    .meta({ description: "With fewer calls or attempts in the window nothing is judged.", examples: [20] }),
  severity: z.enum(severities).meta({ description: "As the alert is told." }),
  regions: z
    .array(z.string().trim().min(1).max(60))
    .max(20)
    .meta({
      description: "Regions that serve you and that the alert names; empty: all of them.",
      examples: [["eu-west"]],
    }),
  enabled: z.boolean(),
};

export const AlertRule = z
  .object({
    id: id("alr"),
    ...fields,
    alert_type: z.enum(alertTypes).meta({ description: "The `alert_type` of its events." }),
    unit: z.enum(["seconds", "share", "calls_per_minute", "calls"]),
    state: z.enum(alertStates).meta({ description: "unknown: too little was called to judge, or not looked at yet." }),
    firing_since: timestamp.nullable().meta({ description: "When the breach began that is not over." }),
    last_value: z.number().nullable().meta({ description: "What it was when last judged; null when it was not." }),
    checked_at: timestamp.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "AlertRule" });

const { name, metric, threshold, window_minutes, minimum_count, severity, regions, enabled } = fields;

export const CreateAlertRule = z
  .strictObject({
    name,
    metric,
    threshold,
    window_minutes: window_minutes.default(5),
    minimum_count: minimum_count.default(20),
    severity: severity.default("warning"),
    regions: regions.default([]),
    enabled: enabled.default(true),
  })
  .meta({ id: "CreateAlertRule" });

export const UpdateAlertRule = z
  .strictObject(fields)
  .partial()
  .refine((body) => Object.keys(body).length > 0, "Name at least one field to change.")
  .meta({ id: "UpdateAlertRule" });

const params = z.strictObject({ rule_id: id("alr") });
const told =
  "`system.performance_alert` is emitted once when the figure rises above the threshold (`state` firing) and once when it no " +
  "longer is (`state` resolved), with the rule as `rule_id`.";

export const listAlertRules = route({
  id: "listAlertRules",
  method: "GET",
  path: "/v1/alert-rules",
  tag: "Alert rules",
  summary: "List your alert rules and how each stands",
  description: `All of them in one page, at most ${maxRules}. The thresholds in the merchant's settings apply beside them.`,
  scope: "analytics:read",
  responses: { 200: listOf(AlertRule) },
});

export const createAlertRule = route({
  id: "createAlertRule",
  method: "POST",
  path: "/v1/alert-rules",
  tag: "Alert rules",
  summary: "Create an alert rule",
  description: `Judged by the worker every minute. ${told}`,
  scope: "analytics:write",
  body: CreateAlertRule,
  responses: { 201: AlertRule },
  errors: ["CONFLICT"],
});

export const getAlertRule = route({
  id: "getAlertRule",
  method: "GET",
  path: "/v1/alert-rules/{rule_id}",
  tag: "Alert rules",
  summary: "Get an alert rule",
  scope: "analytics:read",
  params,
  responses: { 200: AlertRule },
  errors: ["NOT_FOUND"],
});

export const updateAlertRule = route({
  id: "updateAlertRule",
  method: "PUT",
  path: "/v1/alert-rules/{rule_id}",
  tag: "Alert rules",
  summary: "Change an alert rule",
  description:
    "Changes what is given and leaves the rest. An alert that stands and no longer should is over within a minute.",
  scope: "analytics:write",
  params,
  body: UpdateAlertRule,
  responses: { 200: AlertRule },
  errors: ["NOT_FOUND"],
});

export const deleteAlertRule = route({
  id: "deleteAlertRule",
  method: "DELETE",
  path: "/v1/alert-rules/{rule_id}",
  tag: "Alert rules",
  summary: "Delete an alert rule",
  description: "An alert of it that stands is told to be over. Audited.",
  scope: "analytics:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});
