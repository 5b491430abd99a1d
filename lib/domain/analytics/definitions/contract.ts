import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { metricIds, metricKinds } from "./catalogue.ts";
import { dimensionIds } from "./dimensions.ts";

const listFilter = z.record(z.string(), z.string()).meta({
  description: "Parameters to add to the conversation list.",
  examples: [{ escalated: "true" }],
});

export const Metric = z
  .object({
    id: z.string().meta({ examples: ["first_response"] }),
    label: z.string().meta({ examples: ["First response time"] }),
    kind: z.enum(metricKinds),
    unit: z.string().meta({
      description: "What one is: conversations, messages, customers, share (0 to 1), seconds, points or currency.",
      examples: ["seconds"],
    }),
    combines: z.enum(["sum", "distinct", "ratio", "values"]).meta({
      description:
        "How parts make a whole: they add up, count each customer once, are a ratio of sums, or come from all values " +
        "together. A median of medians is no median, so a total is never made from its points.",
    }),
    better: z.enum(["higher", "lower"]).nullable(),
    description: z.string(),
    filter: listFilter.meta({
      description: "Lists the conversations that are counted; of a share, those of its part.",
    }),
    base_filter: listFilter
      .nullable()
      .meta({ description: "Of a share, lists the conversations that it is a share of." }),
    custom: z.boolean().meta({ description: "True for a metric of the merchant's own." }),
  })
  .meta({ id: "AnalyticsMetric" });

export const AnalyticsDefinitions = z
  .object({
    metrics: z.array(Metric),
    dimensions: z.array(
      z.object({
        id: z.enum(dimensionIds),
        label: z.string(),
        description: z.string(),
        overlapping: z.boolean().meta({ description: "One conversation may be in several groups." }),
      }),
    ),
    percentiles: z.object({
      maximum_relative_error: z.number().meta({ description: "0.01: a percentile is at most 1 % off." }),
      exact_up_to: z.int().meta({ description: "Values a day and group up to which percentiles are exact." }),
    }),
  })
  .meta({ id: "AnalyticsDefinitions" });

const own = z
  .string()
  .regex(/^met_[0-9a-z]{1,40}$/, "must be a metric of the catalogue or an id that begins with met_");

/** A metric by its id: one of the catalogue or the merchant's own. */
export const metricId = z.union([z.enum(metricIds), own]);

export const getAnalyticsDefinitions = route({
  id: "getAnalyticsDefinitions",
  method: "GET",
  path: "/v1/analytics/definitions",
  tag: "Analytics",
  summary: "Get what every metric and grouping means",
  description: "The merchant's own metrics come after those of the catalogue.",
  scope: "analytics:read",
  responses: { 200: AnalyticsDefinitions },
});
