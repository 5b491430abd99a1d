import { z } from "zod";
import { event } from "../describe.ts";

export const systemEvents = {
  "system.performance_alert": event(
    "A figure of the product's own performance crossed its threshold.",
    {
      alert_type: z.string(),
      metric_value: z.number(),
      threshold: z.number(),
      severity: z.string(),
      affected_regions: z.array(z.string()),
    },
    {
      alert_type: "high_response_time",
      metric_value: 3.2,
      threshold: 2.0,
      severity: "warning",
      affected_regions: ["us-east", "eu-west"],
    },
  ),
};
