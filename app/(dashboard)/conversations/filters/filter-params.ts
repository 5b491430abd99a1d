import {
  createParser,
  type inferParserType,
  parseAsArrayOf,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { purchaseIntents } from "#lib/domain/conversations/cart/contract.ts";
import { deviceTypes, outcomes, priorities, resolutionStatuses, statuses } from "#lib/domain/conversations/contract.ts";
import type { ConversationFilter } from "#lib/domain/conversations/hooks.ts";
import { listFilters, optionalParts, sorts } from "#lib/domain/conversations/list/contract.ts";
import { id, tag, timestamp } from "#lib/http/schemas.ts";

const checked = (isGood: (text: string) => boolean) =>
  createParser({ parse: (text) => (isGood(text) ? text : null), serialize: (text: string) => text });

/** A "+" that somebody forgot to escape arrives as a space. */
export const moment = createParser({
  parse: (text) => timestamp.safeParse(text.replace(" ", "+")).data ?? null,
  serialize: (text: string) => text,
});

const score = createParser({
  parse: (text) => {
    const value = parseAsFloat.parse(text);
    return value !== null && value >= 0 && value <= 5 ? value : null;
  },
  serialize: String,
});

const whole = (least: number, most: number) =>
  createParser({
    parse: (text) => {
      const value = parseAsInteger.parse(text);
      return value !== null && value >= least && value <= most ? value : null;
    },
    serialize: String,
  });

/** As the API takes it. */
const asked = (name: keyof typeof listFilters) => checked((text) => listFilters[name].safeParse(text).success);

const flag = parseAsStringLiteral(["true", "false"]);
const tagList = checked((text) => text.split(",").every((one) => tag.safeParse(one).success));

/** The page's filters in the address, under the names that the API gives them. What makes no sense is left out. */
export const filterParams = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(statuses)),
  outcome: parseAsArrayOf(parseAsStringLiteral(outcomes)),
  channel: asked("channel"),
  device_type: parseAsStringLiteral(deviceTypes),
  language: asked("language"),
  tag: tagList,
  tag_any: tagList,
  tag_not: tagList,
  priority: parseAsArrayOf(parseAsStringLiteral(priorities)),
  resolution_status: parseAsArrayOf(parseAsStringLiteral(resolutionStatuses)),
  purchase_intent: parseAsArrayOf(parseAsStringLiteral(purchaseIntents)),
  assigned_to: asked("assigned_to"),
  customer_email: asked("customer_email"),
  escalation_reason: asked("escalation_reason"),
  page: asked("page"),
  product: asked("product"),
  segment: asked("segment"),
  question: asked("question"),
  opening_question: asked("opening_question"),
  metric: asked("metric"),
  metric_base: asked("metric_base"),
  opening_question_not: asked("opening_question_not"),
  page_not: asked("page_not"),
  mentions: asked("mentions"),
  mentions_sold_out: flag,
  without: parseAsArrayOf(parseAsStringLiteral(optionalParts)),
  hour_of_week: whole(0, 167),
  time_zone: asked("time_zone"),
  escalated: flag,
  high_value: flag,
  has_cart: flag,
  cart_abandoned: flag,
  cart_left: flag,
  has_purchase: flag,
  assistant_purchase: flag,
  resolved: flag,
  ever_resolved: flag,
  durably_resolved: flag,
  reopened: flag,
  metadata: checked((text) => /^[^=]{1,100}=.{1,500}$/u.test(text)),
  customer_id: checked((text) => id("cust").safeParse(text).success),
  started_after: moment,
  started_before: moment,
  answered: flag,
  min_satisfaction: score,
  max_satisfaction: score,
  min_nps: whole(0, 10),
  max_nps: whole(0, 10),
  sort: parseAsStringLiteral(sorts).withDefault("-started_at"),
};

export type Filters = inferParserType<typeof filterParams>;

/** The filters as the API's query; a search longer than the API takes is cut. */
export function queryOf({ q, metadata, ...filters }: Filters): ConversationFilter {
  const text = q.trim().slice(0, 200);
  const given = Object.entries(filters).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  const [field = "", ...value] = metadata?.split("=") ?? [];
  return {
    ...(text && { q: text }),
    ...Object.fromEntries(given),
    ...(field && { [`metadata[${field}]`]: value.join("=") }),
  };
}
