import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";
import { intervals, periodQuery } from "../series/contract.ts";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1).nullable();
const milliseconds = z.number().nonnegative().nullable();

export const bounds = {
  starts_at: timestamp.meta({ description: "The first moment counted." }),
  ends_at: timestamp.meta({ description: "The first moment no longer counted." }),
};

/** What names and bounds each point of a series. */
export const pointShape = {
  label: z.string().meta({
    description: "A day, the Monday of a week, a month, or an hour on the time zone’s clocks.",
    examples: ["2026-11-22"],
  }),
  ...bounds,
  unfinished: z.boolean().meta({ description: "True while it is still filling up." }),
};

const Times = z
  .object({
    count: count.meta({ description: "How many were timed; open streams are not." }),
    p50: milliseconds,
    p95: milliseconds,
    p99: milliseconds,
  })
  .meta({
    id: "AnalyticsTimes",
    description:
      "Milliseconds that half, 95 % and 99 % did not exceed, at most 5 % off (half a millisecond below 1 ms). Null: none.",
  });

const Requests = z
  .object({
    calls: count,
    per_minute: z.number().nullable().meta({ description: "Over the minutes that have passed." }),
    client_errors: count.meta({ description: "Answered 4xx." }),
    server_errors: count.meta({ description: "Answered 5xx." }),
    limited: count.meta({ description: "Refused by a rate limit (429); they are among the client errors." }),
    client_error_rate: share,
    server_error_rate: share.meta({ description: "Share of all calls, 0 to 1; null without calls." }),
  })
  .meta({ id: "AnalyticsRequests" });

const figures = {
  requests: Requests,
  response_time_ms: Times,
  uptime: z.object({ api: share, worker: share }).meta({
    description: "Share of the minutes in which a process answered or delivered; null where nothing is known.",
  }),
  webhooks: z.object({
    attempts: count,
    succeeded: count,
    gave_up: count.meta({ description: "Attempts after which no other follows." }),
    success_rate: share.meta({ description: "`succeeded` of all `attempts`; null without any." }),
    answer_ms: Times.meta({ description: "How long an attempt took." }),
    arrival_ms: Times.meta({ description: "From the event to its arrival, waiting and retries included." }),
  }),
};

export const logQuery = z.string().meta({
  description: "The query of `GET /v1/request-logs` that lists exactly these calls, as long as logs are kept.",
  examples: ["created_after=2026-11-01T00%3A00%3A00.000Z&created_before=2026-11-02T00%3A00%3A00.000Z"],
});

export const PerformancePoint = z
  .object({ ...pointShape, filter: logQuery, ...figures })
  .meta({ id: "PerformancePoint" });

export const PerformanceRoute = z
  .object({
    operation: z.string().meta({ examples: ["listConversations"] }),
    method: z.string().meta({ examples: ["GET"] }),
    route: z.string().meta({ examples: ["/v1/conversations"] }),
    filter: logQuery,
    requests: Requests,
    response_time_ms: Times,
  })
  .meta({ id: "PerformanceRoute" });

export const AnalyticsPerformance = z
  .object({
    time_zone: z.string().meta({ examples: ["Europe/Lisbon"] }),
    interval: z.enum(intervals),
    generated_at: timestamp,
    ...bounds,
    filter: logQuery,
    ...figures,
    statuses: z.array(z.object({ status: z.int(), calls: count, filter: logQuery })),
    routes: z.array(PerformanceRoute).meta({ description: "The most called first." }),
    points: z.array(PerformancePoint),
    queue: z
      .object({
        waiting: count.meta({ description: "Deliveries still to be made, counted up to 10,000." }),
        oldest_due_seconds: z
          .number()
          .nullable()
          .meta({ description: "For how long the oldest of them is due; null when none is." }),
      })
      .meta({ description: "At this moment, whatever the period." }),
  })
  .meta({ id: "AnalyticsPerformance" });

export const tables = ["points", "routes", "statuses"] as const;

/** Period, steps and form of the answer, for both analyses of calls. */
export const callsQuery = {
  ...periodQuery,
  interval: z.enum(intervals).default("day"),
  format: z.enum(["json", "csv"]).default("json").meta({ description: "`csv` answers with one table as a file." }),
};

export const getPerformance = route({
  id: "getAnalyticsPerformance",
  method: "GET",
  path: "/v1/analytics/performance",
  tag: "Analytics",
  summary: "See how fast and how reliably calls and webhooks are answered",
  description:
    "Calls made with your API keys and attempts to deliver your webhooks, by step, route and status. The figures are kept " +
    "for 400 days by quarters of an hour, so that a long period costs no more than a short one; calls show within two " +
    "seconds, webhooks within ten. A moment given as `from` or `to` must lie on a full quarter of an hour.",
  scope: "analytics:read",
  query: z.strictObject({
    ...callsQuery,
    table: z.enum(tables).default("points").meta({ description: "Which table `format=csv` writes." }),
  }),
  responses: { 200: AnalyticsPerformance },
  files: ["text/csv"],
});
