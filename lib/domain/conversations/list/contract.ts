import { z } from "zod";
import { metricId } from "#lib/domain/analytics/definitions/contract.ts";
import { timeZone } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { commaSeparated, flag, id, listOf, pageQuery, several, tag, timestamp } from "#lib/http/schemas.ts";
import { purchaseIntents } from "../cart/contract.ts";
import { Conversation, channel, deviceTypes, outcomes, priorities, resolutionStatuses, statuses } from "../contract.ts";

/** Columns by which the list can be sorted; a row without the value comes last either way. */
export const sortColumns = [
  "started_at",
  "created_at",
  "updated_at",
  "duration_seconds",
  "message_count",
  "satisfaction_score",
] as const;

type SortColumn = (typeof sortColumns)[number];

export const sorts = sortColumns.flatMap((column) => [`-${column}`, column]) as [
  `-${SortColumn}`,
  ...(SortColumn | `-${SortColumn}`)[],
];

/** What a conversation may lack. */
export const optionalParts = [
  "device_type",
  "language",
  "page",
  "tag",
  "resolution_status",
  "escalation_reason",
  "product",
  "question",
] as const;

const from = (what: string) => timestamp.optional().meta({ description: `${what} at this moment or later.` });
const until = (what: string) => timestamp.optional().meta({ description: `${what} before this moment.` });

/** What narrows the list, and the figures of analytics. */
export const listFilters = {
  status: several(statuses),
  outcome: several(outcomes).meta({ description: "How it ended: resolved, unanswered, escalated, or open still." }),
  customer_id: id("cust").optional(),
  customer_email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(254)
    .optional()
    .meta({
      description: "The customer's whole e-mail, in any case.",
      examples: ["teresa@example.com"],
    }),
  customer_external_id: z.string().min(1).max(200).optional().meta({ description: "Your own id of the customer." }),
  external_id: z.string().min(1).max(200).optional().meta({ description: "Your own id of the conversation." }),
  channel: commaSeparated(channel).meta({ description: "One or more, separated by commas.", examples: ["web,app"] }),
  device_type: several(deviceTypes),
  language: commaSeparated(z.string().min(1).max(35)).meta({
    description: "One or more, separated by commas, as they were given.",
    examples: ["en,pt"],
  }),
  tag: commaSeparated(tag).meta({
    description: "Has all of these tags: separate them by commas or repeat the parameter.",
    examples: ["vip,exchange"],
  }),
  tag_any: commaSeparated(tag).meta({ description: "Has at least one of these tags.", examples: ["vip,urgent"] }),
  tag_not: commaSeparated(tag).meta({ description: "Has none of these tags.", examples: ["spam,test"] }),
  priority: several(priorities),
  resolution_status: several(resolutionStatuses),
  min_satisfaction: z.coerce.number().min(0).max(5).optional(),
  max_satisfaction: z.coerce.number().min(0).max(5).optional(),
  min_nps: z.coerce.number().int().min(0).max(10).optional(),
  max_nps: z.coerce.number().int().min(0).max(10).optional(),
  escalated: flag("Whether it was ever handed to a person."),
  escalation_reason: z.string().min(1).max(200).optional().meta({ description: "Letter by letter." }),
  page: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({
      description: "The page on which it began, without query and fragment.",
      examples: ["https://store.com/products/oat-jumper"],
    }),
  page_not: commaSeparated(z.string().min(1).max(2000)).meta({
    description: "Began on a known page that is none of these, separated by commas; one within a page is written %2C.",
    examples: ["https://store.com/,https://store.com/cart"],
  }),
  product: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: "The `sku` of an item in the cart.", examples: ["oat-m"] }),
  question: id("qst").optional().meta({ description: "The customer asked a question of this group." }),
  opening_question: id("qst").optional().meta({ description: "The first question was one of this group." }),
  opening_question_not: commaSeparated(id("qst")).meta({
    description: "The first question was of another group than these, separated by commas.",
  }),
  mentions: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .meta({
      description: "The customer named this product: its name without variant, in any case.",
      examples: ["Merino crew"],
    }),
  mentions_sold_out: flag(
    "A product that the customer named was out of stock then; with `mentions`, that one. What is unknown is not `true`.",
  ),
  segment: id("seg").optional().meta({ description: "The customer is in this segment now." }),
  metric: commaSeparated(metricId).meta({
    description: "Is counted by all of these metrics of analytics, by their ids; of a share, in its part.",
    examples: ["first_response"],
  }),
  metric_base: commaSeparated(metricId).meta({
    description: "Is counted in what these metrics are a share of.",
    examples: ["csat"],
  }),
  without: several(optionalParts).meta({
    description: `Lacks all of these: one or more of ${optionalParts.join(", ")}, separated by commas.`,
  }),
  hour_of_week: z.coerce.number().int().min(0).max(167).optional().meta({
    description: "The hour in which it started, 0 to 167, from Monday 00:00 in `time_zone`.",
  }),
  time_zone: timeZone.optional().meta({ description: "For `hour_of_week`; by default the merchant's." }),
  answered: flag("Whether a question of the customer has got an answer."),
  assigned_to: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .optional()
    .meta({ description: "Who takes care of it, letter by letter." }),
  has_cart: flag("Whether it tells of a cart."),
  cart_abandoned: flag("Whether the cart was left behind."),
  has_purchase: flag("Whether the customer bought."),
  high_value: flag("Whether it crossed the merchant's limits of cart value or purchase intent."),
  resolved: flag("Whether it is resolved, by the assistant alone or with a person."),
  ever_resolved: flag("Whether it is resolved, or was reopened after it had ended."),
  durably_resolved: flag("Whether it is resolved and was not reopened within seven days of an end."),
  reopened: flag("Whether it was reopened after it had ended."),
  cart_left: flag("Whether the cart was left behind at any time, bought since or not."),
  assistant_purchase: flag(
    "Whether the purchase is attributed to the assistant: answered, never handed to a person, and bought after the " +
      "start and within seven days of the last message.",
  ),
  purchase_intent: several(purchaseIntents),
  metadata: z
    .record(z.string().min(1).max(100), z.string().max(500))
    .refine((fields) => Object.keys(fields).length <= 10, "may name at most 10 fields")
    .optional()
    .meta({
      description:
        "`metadata[key]=value`: has this field with this value, as text, number or truth value. Several must all match.",
      examples: [{ order: "1001" }],
    }),
  started_after: from("Started"),
  started_before: until("Started"),
  created_after: from("Created"),
  created_before: until("Created"),
  updated_after: from("Last changed"),
  updated_before: until("Last changed"),
};

export const exactTotal = 10_000;

const page = listOf(Conversation).extend({
  total: z
    .int()
    .nonnegative()
    .optional()
    .meta({ description: "With `include_total`: how many match in all, whatever the page." }),
  total_is_exact: z
    .boolean()
    .optional()
    .meta({
      description:
        `Totals are exact up to ${exactTotal.toLocaleString("en")}, which keeps them cheap. False: there are more, ` +
        "or, when you search for a very frequent word, at least this many.",
    }),
});

export const listConversations = route({
  id: "listConversations",
  method: "GET",
  path: "/v1/conversations",
  tag: "Conversations",
  summary: "List conversations",
  description:
    "Filters are combined: a conversation must match all. `_after` includes the moment itself, `_before` does not. " +
    "A walk from page to page meets each conversation that was there when it began exactly once. Only where you sort " +
    "by something that changes, such as `updated_at`, can a conversation that changes meanwhile be met again at its " +
    "new place; sorted by `updated_at`, oldest first, none is ever missed.",
  scope: "conversations:read",
  query: z.strictObject({
    ...pageQuery,
    ...listFilters,
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({
        description:
          "Words of one message, or their beginnings; any part of a customer's name, e-mail or external id; any part of " +
          "a tag (three letters at least, or a whole one); an id. Case and accents do not matter. Each row tells the words around the hit in `snippet`.",
        examples: ["exchange"],
      }),
    sort: z.enum(sorts).default("-started_at").meta({
      description: "A field of the conversation, with `-` for the highest or newest first. Rows without it come last.",
    }),
    include_total: z.enum(["true", "false"]).default("false").meta({ description: "Also count all that match." }),
  }),
  responses: { 200: page },
  errors: ["INVALID_CURSOR"],
});
