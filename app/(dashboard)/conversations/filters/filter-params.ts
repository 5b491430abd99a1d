import {
  createParser,
  type inferParserType,
  parseAsArrayOf,
  parseAsFloat,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { purchaseIntents } from "#lib/domain/conversations/cart/contract.ts";
import { deviceTypes, outcomes, priorities, resolutionStatuses, statuses } from "#lib/domain/conversations/contract.ts";
import type { ConversationFilter } from "#lib/domain/conversations/hooks.ts";
import { sorts } from "#lib/domain/conversations/list/contract.ts";
import { id, tag, timestamp } from "#lib/http/schemas.ts";

const checked = (isGood: (text: string) => boolean) =>
  createParser({ parse: (text) => (isGood(text) ? text : null), serialize: (text: string) => text });

/** A "+" that somebody forgot to escape arrives as a space. */
const moment = createParser({
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

const flag = parseAsStringLiteral(["true", "false"]);
const tagList = checked((text) => text.split(",").every((one) => tag.safeParse(one).success));

/** The page's filters in the address, under the names that the API gives them. What makes no sense is left out. */
export const filterParams = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(statuses)),
  outcome: parseAsArrayOf(parseAsStringLiteral(outcomes)),
  channel: checked((text) => /^[a-z0-9_-]{1,40}$/.test(text)),
  device_type: parseAsStringLiteral(deviceTypes),
  language: checked((text) => text.length > 0 && text.length <= 35),
  tag: tagList,
  tag_any: tagList,
  priority: parseAsArrayOf(parseAsStringLiteral(priorities)),
  resolution_status: parseAsArrayOf(parseAsStringLiteral(resolutionStatuses)),
  purchase_intent: parseAsArrayOf(parseAsStringLiteral(purchaseIntents)),
  assigned_to: checked((text) => text.trim().length > 0 && text.length <= 120),
  customer_email: checked((text) => text.trim().length > 0 && text.length <= 254),
  escalated: flag,
  high_value: flag,
  cart_abandoned: flag,
  has_purchase: flag,
  metadata: checked((text) => /^[^=]{1,100}=.{1,500}$/u.test(text)),
  customer_id: checked((text) => id("cust").safeParse(text).success),
  started_after: moment,
  started_before: moment,
  answered: flag,
  min_satisfaction: score,
  max_satisfaction: score,
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
