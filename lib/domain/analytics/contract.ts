import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { day, timestamp } from "#lib/http/schemas.ts";
import { Metric } from "./definitions/contract.ts";
import { comparisons, listQuery, metricsQuery, periodQuery, Trend, Values } from "./series/contract.ts";

export const maxDays = 400;
export const defaultDays = 30;

const date = day.meta({ examples: ["2026-11-22"] });
const count = z.int().nonnegative();
const share = z.number().min(0).max(1).nullable();
const seconds = z.number().nonnegative().nullable();

const figures = {
  conversations: count.meta({ description: "Conversations that started here." }),
  resolved: count.meta({ description: "Of these, resolved without ever being escalated." }),
  unanswered: count.meta({ description: "Of these, closed without being resolved or escalated." }),
  escalated: count.meta({ description: "Of these, handed to a person at any time, whatever came of it." }),
  open: count.meta({ description: "Of these, still open and not escalated." }),
  resolved_share: share.meta({ description: "`resolved` of all `conversations`, 0 to 1; null without any." }),
  unanswered_share: share,
  escalated_share: share,
  open_share: share,
  messages_per_conversation: z.number().nonnegative().nullable(),
  first_response: z
    .object({
      count: count.meta({ description: "Conversations in which a question was answered." }),
      median_seconds: seconds,
      p90_seconds: seconds.meta({ description: "Nine of ten were answered at least this fast." }),
    })
    .meta({ description: "From a customer's first message to the first answer by the assistant or a person." }),
  satisfaction: z
    .object({
      count: count.meta({ description: "Conversations with a score." }),
      mean: z.number().min(0).max(5).nullable(),
    })
    .meta({ description: "Scores from 0 to 5; the mean is null without any." }),
};

const bounds = {
  starts_at: timestamp.meta({ description: "The first moment counted, fit for `started_after`." }),
  ends_at: timestamp.meta({ description: "The first moment no longer counted, fit for `started_before`." }),
};

export const AnalyticsDay = z
  .object({
    date,
    ...bounds,
    unfinished: z.boolean().meta({ description: "True for today, which is still filling up." }),
    filter: listQuery,
    ...figures,
    values: Values,
  })
  .meta({ id: "AnalyticsDay" });

export const AnalyticsPeriod = z
  .object({
    start: date,
    end: date,
    ...bounds,
    filter: listQuery,
    ...figures,
    values: Values,
    days: z.array(AnalyticsDay),
  })
  .meta({ id: "AnalyticsPeriod" });

export const AnalyticsSummary = z
  .object({
    time_zone: z.string().meta({
      description: "In which days begin and end; the merchant's, unless you asked for another.",
      examples: ["Europe/Lisbon"],
    }),
    currency: z.string().meta({ description: "The merchant's, in which money is given.", examples: ["EUR"] }),
    generated_at: timestamp,
    metrics: z.array(Metric).meta({ description: "What `values` tell." }),
    period: AnalyticsPeriod,
    previous: AnalyticsPeriod.nullable().meta({
      description:
        "As many days, right before or a year before. While today is still running it ends as far into its last day as " +
        "today has come.",
    }),
    trend: z.record(z.string(), Trend).meta({
      description: "How each metric has changed, by its id; empty without comparison.",
    }),
    waiting: z
      .object({ escalated: count, since: timestamp.nullable().meta({ description: "When the oldest was escalated." }) })
      .meta({ description: "Conversations that wait for a person at this moment, whatever the period." }),
  })
  .meta({ id: "AnalyticsSummary" });

export const getAnalyticsSummary = route({
  id: "getAnalyticsSummary",
  method: "GET",
  path: "/v1/analytics/summary",
  tag: "Analytics",
  summary: "Get the headline figures of a period, and of each of its days",
  description:
    "Counts conversations by the day on which they started, in the merchant's time zone or another. Each conversation " +
    "has one outcome, the `outcome` filter of the conversation list. `values` has the metrics that you ask for. What is " +
    "unknown is null, never zero. With `format=csv` the days come as a table.",
  scope: "analytics:read",
  query: z.strictObject({
    start: date.optional().meta({ description: `The first day; by default ${defaultDays} days up to \`end\`.` }),
    end: date.optional().meta({ description: `The last day, at most ${maxDays} days in all; by default today.` }),
    ...periodQuery,
    metrics: metricsQuery,
    compare: z.enum(comparisons).default("previous"),
    format: z.enum(["json", "csv"]).default("json"),
  }),
  responses: { 200: AnalyticsSummary },
  files: ["text/csv"],
});
