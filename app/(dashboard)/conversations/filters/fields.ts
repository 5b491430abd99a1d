import {
  answeredWords,
  channelName,
  deviceName,
  intentWords,
  languageName,
  outcomeWords,
  priorityWords,
  resolutionWords,
  stateWords,
  yesOrNo,
} from "../words.ts";
import type { Filters } from "./filter-params.ts";
import { describePeriod } from "./period.ts";
import type { FilterChange } from "./use-filters.ts";

/** What one can filter by, in the order of the menu; a field may be two parameters. */
export const fieldLabels = {
  status: "State",
  outcome: "Outcome",
  started: "Started",
  channel: "Channel",
  device_type: "Device",
  language: "Language",
  tag: "Tag",
  tag_any: "Any of the tags",
  priority: "Priority",
  resolution_status: "Result",
  assigned_to: "Assigned to",
  customer_id: "Customer",
  customer_email: "E-mail",
  answered: "First answer",
  satisfaction: "Satisfaction",
  escalated: "Handed over",
  high_value: "High value",
  cart_abandoned: "Cart left behind",
  has_purchase: "Bought",
  purchase_intent: "Purchase intent",
  metadata: "Own field",
} as const;

export type Field = keyof typeof fieldLabels;

export const fields = Object.keys(fieldLabels) as Field[];

const parametersOf: Record<Field, (keyof Filters)[]> = {
  status: ["status"],
  outcome: ["outcome"],
  started: ["started_after", "started_before"],
  channel: ["channel"],
  device_type: ["device_type"],
  language: ["language"],
  tag: ["tag"],
  tag_any: ["tag_any"],
  priority: ["priority"],
  resolution_status: ["resolution_status"],
  assigned_to: ["assigned_to"],
  customer_email: ["customer_email"],
  escalated: ["escalated"],
  high_value: ["high_value"],
  cart_abandoned: ["cart_abandoned"],
  has_purchase: ["has_purchase"],
  purchase_intent: ["purchase_intent"],
  metadata: ["metadata"],
  customer_id: ["customer_id"],
  answered: ["answered"],
  satisfaction: ["min_satisfaction", "max_satisfaction"],
};

export const isSet = (field: Field, filters: Filters): boolean =>
  parametersOf[field].some(
    (name) => filters[name] !== null && !(Array.isArray(filters[name]) && filters[name].length === 0),
  );

/** The change that takes a filter away. */
export const without = (...gone: Field[]): FilterChange =>
  Object.fromEntries(gone.flatMap((field) => parametersOf[field]).map((name) => [name, null]));

const listed = (words: string[]) => words.join(", ");

/** A filter's value in words. A customer is named elsewhere: that takes a look-up. */
export function describeField(field: Exclude<Field, "customer_id">, filters: Filters, now: Date, zone: string): string {
  const { status, outcome, channel, device_type, language, tag } = filters;
  switch (field) {
    case "status":
      return listed((status ?? []).map((value) => stateWords[value].label));
    case "outcome":
      return listed((outcome ?? []).map((value) => outcomeWords[value]));
    case "started":
      return describePeriod(filters, now, zone);
    case "channel":
      return channelName(channel ?? "");
    case "device_type":
      return deviceName(device_type ?? "");
    case "language":
      return languageName(language ?? "");
    case "tag":
      return (tag ?? "").replaceAll(",", " and ");
    case "tag_any":
      return (filters.tag_any ?? "").replaceAll(",", " or ");
    case "priority":
      return listed((filters.priority ?? []).map((value) => priorityWords[value]));
    case "resolution_status":
      return listed((filters.resolution_status ?? []).map((value) => resolutionWords[value]));
    case "purchase_intent":
      return listed((filters.purchase_intent ?? []).map((value) => intentWords[value]));
    case "assigned_to":
    case "customer_email":
    case "metadata":
      return filters[field] ?? "";
    case "escalated":
    case "high_value":
    case "cart_abandoned":
    case "has_purchase":
      return yesOrNo[filters[field] ?? "true"];
    case "answered":
      return answeredWords[filters.answered ?? "true"];
    case "satisfaction":
      return describeSatisfaction(filters);
  }
}

function describeSatisfaction({ min_satisfaction: min, max_satisfaction: max }: Filters): string {
  if (min !== null && max !== null) return min === max ? `${min}` : `${min} to ${max}`;
  return min === null ? `${max} or less` : `${min} or more`;
}
