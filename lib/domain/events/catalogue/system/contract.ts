import { z } from "zod";
import { alertTypes } from "#lib/domain/performance-alerts/contract.ts";
import { event } from "../describe.ts";

export const systemEvents = {
  "system.performance_alert": event(
    "A figure of the product's own performance crossed its threshold.",
    "Every minute your API calls of the last five are judged by the thresholds in the merchant's settings, and by your " +
      "own alert rules over their windows. Once when " +
      "one is crossed (`state` firing), and once when it is no longer (`state` resolved).",
    {
      alert_type: z.enum(alertTypes).meta({
        description: "What is judged, such as the time in which 95 % of calls are answered, or the share of 5xx.",
      }),
      metric_value: z.number().meta({ description: "Seconds, a share from 0 to 1, calls a minute, or calls." }),
      threshold: z.number().meta({ description: "In the same unit." }),
      severity: z.enum(["warning", "critical"]).meta({
        description: "critical from twice the threshold, or what the rule says; of a resolved alert, what it was.",
      }),
      affected_regions: z.array(z.string()).meta({ description: "The regions that serve you." }),
      state: z.enum(["firing", "resolved"]),
      request_count: z.number().meta({ description: "How many calls, or attempts to deliver, were judged." }),
      rule_id: z
        .string()
        .optional()
        .meta({ description: "The alert rule that was broken; absent for the thresholds in the settings." }),
    },
    {
      alert_type: "high_response_time",
      metric_value: 3.2,
      threshold: 2.0,
      severity: "warning",
      affected_regions: ["us-east", "eu-west"],
      state: "firing",
      request_count: 412,
    },
  ),
};
