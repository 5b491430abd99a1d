import type { Filters } from "./filter-params.ts";
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
  tag_not: "Not tagged",
  priority: "Priority",
  resolution_status: "Result",
  assigned_to: "Assigned to",
  customer_id: "Customer",
  customer_email: "E-mail",
  answered: "First answer",
  satisfaction: "Satisfaction",
  nps: "Would recommend",
  page: "Page",
  product: "Product",
  segment: "Segment",
  escalated: "Handed over",
  escalation_reason: "Handed over because",
  resolved: "Resolved",
  ever_resolved: "Resolved at any time",
  durably_resolved: "Resolved for good",
  reopened: "Reopened",
  high_value: "High value",
  has_cart: "Cart",
  cart_abandoned: "Cart left behind",
  cart_left: "Cart left at any time",
  has_purchase: "Bought",
  assistant_purchase: "Bought thanks to the assistant",
  purchase_intent: "Purchase intent",
  metadata: "Own field",
  hour_of_week: "Hour of the week",
  question: "Asked",
  opening_question: "Asked first",
  metric: "Counted by",
  metric_base: "Looked at by",
  opening_question_not: "Asked first",
  page_not: "Page",
  mentions: "Named",
  mentions_sold_out: "Named, sold out",
  without: "Without",
} as const;

export type Field = keyof typeof fieldLabels;

export const fields = Object.keys(fieldLabels) as Field[];

/** Where a figure of Analytics leads, but nobody needs to choose. */
const onlyByLink: readonly Field[] = [
  "hour_of_week",
  "question",
  "opening_question",
  "opening_question_not",
  "metric",
  "metric_base",
  "page_not",
  "mentions",
  "mentions_sold_out",
  "without",
];

/** What "+ Filter" offers. */
export const offeredFields = fields.filter((field) => !onlyByLink.includes(field));
export const canBeChosen = (field: Field) => !onlyByLink.includes(field);

const parametersOf: Record<Field, (keyof Filters)[]> = {
  status: ["status"],
  outcome: ["outcome"],
  started: ["started_after", "started_before"],
  channel: ["channel"],
  device_type: ["device_type"],
  language: ["language"],
  tag: ["tag"],
  tag_any: ["tag_any"],
  tag_not: ["tag_not"],
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
  nps: ["min_nps", "max_nps"],
  page: ["page"],
  product: ["product"],
  segment: ["segment"],
  escalation_reason: ["escalation_reason"],
  resolved: ["resolved"],
  ever_resolved: ["ever_resolved"],
  durably_resolved: ["durably_resolved"],
  reopened: ["reopened"],
  has_cart: ["has_cart"],
  cart_left: ["cart_left"],
  assistant_purchase: ["assistant_purchase"],
  hour_of_week: ["hour_of_week", "time_zone"],
  question: ["question"],
  opening_question: ["opening_question"],
  metric: ["metric"],
  metric_base: ["metric_base"],
  opening_question_not: ["opening_question_not"],
  page_not: ["page_not"],
  mentions: ["mentions"],
  mentions_sold_out: ["mentions_sold_out"],
  without: ["without"],
};

export const isSet = (field: Field, filters: Filters): boolean =>
  parametersOf[field].some(
    (name) => filters[name] !== null && !(Array.isArray(filters[name]) && filters[name].length === 0),
  );

/** The change that takes a filter away. */
export const without = (...gone: Field[]): FilterChange =>
  Object.fromEntries(gone.flatMap((field) => parametersOf[field]).map((name) => [name, null]));
