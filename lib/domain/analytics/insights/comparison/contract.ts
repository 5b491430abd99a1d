import { z } from "zod";
import { listFilters } from "#lib/domain/conversations/list/contract.ts";
import { route } from "#lib/http/contract.ts";
import { periodQuery } from "../../series/contract.ts";
import { Counted, format, scopeShape } from "../scope/contract.ts";
import { verdicts } from "./rules.ts";

const { started_after: _after, started_before: _before, time_zone: _zone, ...filters } = listFilters;

/** A group of conversations: filters of the conversation list, lists of values as arrays. */
export const ComparedFilter = z.strictObject(filters).meta({
  id: "ComparedFilter",
  description: "Filters of the conversation list, by the same names; several values as a list.",
  examples: [{ device_type: ["mobile"] }],
});

export const comparedMetrics = [
  { id: "resolved", label: "Resolved", kind: "share", better: "higher" },
  { id: "escalated", label: "Handed to a person", kind: "share", better: "lower" },
  { id: "unanswered", label: "Unanswered", kind: "share", better: "lower" },
  { id: "purchased", label: "Bought", kind: "share", better: "higher" },
  { id: "csat", label: "Satisfied, 4 or 5 points", kind: "share", better: "higher" },
  { id: "satisfaction", label: "Satisfaction", kind: "mean", better: "higher" },
  { id: "messages", label: "Messages each", kind: "mean", better: null },
  { id: "first_response", label: "First answer", kind: "median", better: "lower" },
  { id: "duration", label: "Duration", kind: "median", better: null },
] as const;

const metricIds = comparedMetrics.map(({ id }) => id);
const number = z.number().nullable();
const interval = z
  .object({ low: z.number(), high: z.number() })
  .nullable()
  .meta({ description: "95 % confidence: of a hundred such intervals about 95 hold the true value. Null: too few." });

const counted = Counted.extend({
  filter: z.string().nullable().meta({ description: "Null for the rest, which no filter of the list describes." }),
});

const Side = z
  .object({
    value: number.meta({ description: "A share from 0 to 1, points, messages or seconds; null is unknown." }),
    counted: counted.meta({ description: "The conversations of which it is a share, or that have the value." }),
    part: counted.nullable().meta({ description: "Of a share, its part." }),
    interval,
  })
  .meta({ id: "ComparedSide" });

export const ComparedMetric = z
  .object({
    id: z.enum(metricIds),
    label: z.string(),
    kind: z.enum(["share", "mean", "median"]),
    better: z.enum(["higher", "lower"]).nullable(),
    a: Side,
    b: Side,
    difference: number.meta({ description: "`a` minus `b`." }),
    interval,
    verdict: z.enum(verdicts).meta({
      description:
        "What the interval of the difference says of `a`: higher, lower, no clear difference (it holds zero), or too few " +
        "conversations to say.",
    }),
  })
  .meta({ id: "ComparedMetric" });

const { from, to, time_zone } = periodQuery;

export const compareConversations = route({
  id: "compareConversations",
  method: "POST",
  path: "/v1/analytics/insights/comparison",
  tag: "Analytics",
  summary: "Compare two groups of conversations",
  description:
    "Two filters side by side, or one against all other conversations of the period. Shares differ by Newcombe's interval " +
    "from Wilson's, means by Welch's, medians by their order statistics after Price and Bonett. Nine metrics are " +
    "compared, so now and then one differs by chance alone. Nothing is kept.",
  scope: "analytics:read",
  body: z
    .strictObject({
      from,
      to,
      time_zone,
      a: ComparedFilter,
      b: ComparedFilter.optional().meta({
        description: "Left out: all conversations of the period that are not in `a`.",
      }),
      format,
    })
    .meta({ id: "CompareConversations" }),
  responses: {
    200: z
      .object({
        ...scopeShape,
        a: z.object({ conversations: Counted }),
        b: z.object({ conversations: counted }),
        overlap: z
          .int()
          .nonnegative()
          .meta({ description: "Conversations in both; more than none makes the intervals too wide or too narrow." }),
        metrics: z.array(ComparedMetric),
      })
      .meta({ id: "ConversationComparison" }),
  },
  files: ["text/csv"],
  errors: ["NOT_FOUND"],
});
