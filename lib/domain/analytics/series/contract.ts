import { z } from "zod";
import { listFilters } from "#lib/domain/conversations/list/contract.ts";
import { timeZone } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { commaSeparated, day, timestamp } from "#lib/http/schemas.ts";
import { headlineMetrics } from "../definitions/catalogue.ts";
import { Metric, metricId } from "../definitions/contract.ts";
import { dimensionIds } from "../definitions/dimensions.ts";

export const intervals = ["hour", "day", "week", "month"] as const;
export const comparisons = ["none", "previous", "year"] as const;
export const maxPoints = 1000;
export const maxGroups = 200;
export const maxMetrics = 20;

const number = z.number().nullable();
const count = z.int().nonnegative();

export const Figure = z
  .object({
    value: number.meta({
      description:
        "The headline: a count, a share from 0 to 1, the median of durations in seconds, the mean of scores, or money in " +
        "the merchant's currency. Null is unknown, never zero.",
    }),
    count: count.meta({ description: "How many conversations the metric's `filter` lists." }),
    base: count.optional().meta({ description: "Of a share: how many its `base_filter` lists." }),
    mean: number.optional(),
    p50: number.optional(),
    p90: number.optional(),
    money: z
      .array(z.object({ currency: z.string(), value: z.number(), count, mean: z.number() }))
      .optional()
      .meta({ description: "Each currency apart, the merchant's first; amounts of several are never added." }),
  })
  .meta({ id: "AnalyticsFigure" });

export const Values = z.record(z.string(), Figure).meta({ description: "Figures by the metric's id." });

export const listQuery = z.string().meta({
  description:
    "The query of `GET /v1/conversations` that lists exactly these conversations. Add a metric's `filter` for those of " +
    "its figure. An empty text lists all.",
  examples: ["started_after=2026-11-01T00%3A00%3A00.000Z&started_before=2026-11-02T00%3A00%3A00.000Z&channel=web"],
});

export const Trend = z
  .object({
    previous: number,
    change: number.meta({ description: "Now minus before, in the metric's unit." }),
    relative: number.meta({ description: "The change as a part of what was before; null when that was zero." }),
    p_value: number.meta({
      description: "How probable a change this large is by chance alone; null where too little is known.",
    }),
    significant: z.boolean().meta({ description: "`p_value` below 0.05." }),
  })
  .meta({ id: "AnalyticsTrend" });

const bounds = { starts_at: timestamp, ends_at: timestamp };

const Point = z
  .object({
    label: z
      .string()
      .meta({ description: "A day, the Monday of a week, a month or an hour.", examples: ["2026-11-22"] }),
    ...bounds,
    unfinished: z.boolean().meta({ description: "True while it is still filling up." }),
    filter: listQuery,
    values: Values,
  })
  .meta({ id: "AnalyticsPoint" });

const Part = z.object({ ...bounds, filter: listQuery, values: Values, points: z.array(Point) });

export const SeriesGroup = z
  .object({
    key: z
      .array(z.object({ dimension: z.enum(dimensionIds), value: z.string().nullable(), label: z.string() }))
      .meta({ description: "Empty for the total. A null value: the conversation has none." }),
    other: z.boolean().meta({ description: "True for what all groups beyond the largest have in common." }),
    filter: listQuery.nullable().meta({ description: "Null for `other`, which no filter of the list describes." }),
    values: Values,
    points: z.array(Point.extend({ filter: listQuery.nullable() })),
    previous: Part.extend({
      filter: listQuery.nullable(),
      points: z.array(Point.extend({ filter: listQuery.nullable() })),
    }).nullable(),
    trend: z.record(z.string(), Trend).meta({ description: "By the metric's id; empty without comparison." }),
  })
  .meta({ id: "AnalyticsGroup" });

export const AnalyticsSeries = z
  .object({
    time_zone: z.string().meta({ examples: ["Europe/Lisbon"] }),
    currency: z.string().meta({ description: "The merchant's, in which money is given.", examples: ["EUR"] }),
    interval: z.enum(intervals),
    generated_at: timestamp,
    ...bounds,
    compared_with: z.object(bounds).nullable(),
    group_by: z.array(z.enum(dimensionIds)),
    metrics: z.array(Metric),
    total: SeriesGroup,
    groups: z.array(SeriesGroup).meta({ description: "The largest first; empty without `group_by`." }),
    groups_total: z.int().meta({ description: "How many groups there are; those beyond `groups` are in `other`." }),
  })
  .meta({ id: "AnalyticsSeries" });

const moment = z.union([day, timestamp]);

/** What says which stretch of time is asked for, in series and summaries. */
export const periodQuery = {
  from: moment.optional().meta({
    description: "The first day in `time_zone`, or the first moment. By default 30 days up to `to`.",
    examples: ["2026-11-01"],
  }),
  to: moment.optional().meta({
    description: "The last day, counted whole, or a moment that is no longer counted. By default today.",
    examples: ["2026-11-22"],
  }),
  time_zone: timeZone
    .optional()
    .meta({ description: "In which days begin and end; by default the merchant's.", examples: ["Europe/Lisbon"] }),
};

export const metricsQuery = commaSeparated(metricId)
  .refine((ids) => ids === undefined || ids.length <= maxMetrics, `may name at most ${maxMetrics} metrics`)
  .meta({
    description: `Ids of metrics, separated by commas, at most ${maxMetrics}. By default ${headlineMetrics.join(", ")}.`,
    examples: ["conversations,first_response"],
  });

const { started_after: _after, started_before: _before, time_zone: _zone, ...filters } = listFilters;

export const getConversationSeries = route({
  id: "getConversationSeries",
  method: "GET",
  path: "/v1/analytics/conversations",
  tag: "Analytics",
  summary: "Get series of metrics, by group",
  description:
    "Conversations are counted where they started. All filters of the conversation list narrow what is counted. With " +
    "`format=csv` the same figures come as a table: one line per group and point, one column per metric.",
  scope: "analytics:read",
  query: z.strictObject({
    ...periodQuery,
    interval: z.enum(intervals).default("day"),
    metrics: metricsQuery,
    group_by: commaSeparated(z.enum(dimensionIds))
      .refine((names) => new Set(names).size === (names?.length ?? 0), "names a dimension twice")
      .refine((names) => (names?.length ?? 0) <= 2, "may name at most two dimensions")
      .meta({ description: "Up to two dimensions, separated by a comma.", examples: ["channel,device_type"] }),
    groups: z.coerce
      .number()
      .int()
      .min(1)
      .max(maxGroups)
      .default(50)
      .meta({
        description: `How many groups to tell apart, the largest first, at most ${maxGroups}; the rest is \`other\`.`,
      }),
    compare: z.enum(comparisons).default("none").meta({
      description: "Also the as long stretch right before, or the same one a year before, with each figure's trend.",
    }),
    format: z.enum(["json", "csv"]).default("json"),
    ...filters,
  }),
  responses: { 200: AnalyticsSeries },
  files: ["text/csv"],
});
