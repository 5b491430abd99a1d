// What each figure means, in one place: answers, documentation and dashboard read it here. Browser-safe.

export const metricKinds = ["count", "share", "duration", "money", "score"] as const;
export type MetricKind = (typeof metricKinds)[number];

/** Query parameters of the conversation list. */
export type ListFilter = Readonly<Record<string, string>>;

export type MetricDefinition = {
  label: string;
  kind: MetricKind;
  unit: string;
  /** How figures of parts become that of the whole. */
  combines: "sum" | "distinct" | "ratio" | "values";
  better: "higher" | "lower" | null;
  description: string;
  /** Lists the conversations that are counted; of a share, those of its part. */
  filter: ListFilter;
  /** Of a share, lists the conversations that it is a share of. */
  base_filter?: ListFilter;
};

const ended = { status: "resolved,closed" };
const count = { kind: "count", unit: "conversations", combines: "sum" } as const;
const share = { kind: "share", unit: "share", combines: "ratio" } as const;
const duration = { kind: "duration", unit: "seconds", combines: "values", better: "lower" } as const;
const money = { kind: "money", unit: "currency", combines: "sum" } as const;

export const metrics = {
  conversations: {
    ...count,
    label: "Conversations",
    better: null,
    filter: {},
    description: "Conversations that started in the period.",
  },
  messages: {
    ...count,
    label: "Messages",
    unit: "messages",
    better: null,
    filter: {},
    description: "Messages of these conversations, by everybody, whenever they were sent.",
  },
  customers: {
    ...count,
    label: "Unique customers",
    unit: "customers",
    combines: "distinct",
    better: "higher",
    filter: {},
    description:
      "Customers who started at least one conversation. Someone who came on two days counts on both, and once in the period.",
  },
  depth: {
    kind: "score",
    unit: "messages",
    combines: "values",
    label: "Depth",
    better: null,
    filter: {},
    description: "Messages per conversation: the mean, the median and the 90th percentile.",
  },
  first_response: {
    ...duration,
    label: "First response time",
    filter: { answered: "true" },
    description:
      "From a customer's first message to the first answer by the assistant or a person. Without an answer it is unknown.",
  },
  resolution_time: {
    ...duration,
    label: "Time to resolution",
    filter: { ...ended, resolved: "true" },
    description: "From the start to the end of conversations that ended resolved. Those that still go on are left out.",
  },
  handling_time: {
    ...duration,
    label: "Handling time",
    filter: { ...ended, escalated: "true" },
    description: "From the handover to a person to the end, of conversations that have ended.",
  },
  resolved: {
    ...count,
    label: "Resolved",
    better: "higher",
    filter: { resolved: "true" },
    description: "Conversations that are resolved, by the assistant alone or with a person.",
  },
  unanswered: {
    ...count,
    label: "Unanswered",
    better: "lower",
    filter: { outcome: "unanswered" },
    description: "Conversations closed without being resolved or handed to a person.",
  },
  escalated: {
    ...count,
    label: "Escalated",
    better: "lower",
    filter: { escalated: "true" },
    description: "Conversations handed to a person at any time, whatever came of it.",
  },
  resolution_rate: {
    ...share,
    label: "Resolution rate",
    better: "higher",
    filter: { resolved: "true" },
    base_filter: {},
    description: "Resolved conversations of all, those that still go on included.",
  },
  containment_rate: {
    ...share,
    label: "Containment rate",
    better: "higher",
    filter: { ...ended, escalated: "false" },
    base_filter: ended,
    description: "Of the conversations that have ended, those that were never handed to a person.",
  },
  escalation_rate: {
    ...share,
    label: "Escalation rate",
    better: "lower",
    filter: { escalated: "true" },
    base_filter: {},
    description: "Conversations handed to a person at any time, of all.",
  },
  reopen_rate: {
    ...share,
    label: "Reopen rate",
    better: "lower",
    filter: { reopened: "true" },
    base_filter: {},
    description: "Conversations that were reopened at least once after they had ended, of all.",
  },
  durable_resolution_rate: {
    ...share,
    label: "Durable resolution",
    better: "higher",
    filter: { durably_resolved: "true" },
    base_filter: { ever_resolved: "true" },
    description:
      "Of the conversations that were ever resolved, or ended and reopened, those that are resolved and were not reopened " +
      "within seven days of an end. A resolution younger than seven days counts as durable so far.",
  },
  satisfaction: {
    kind: "score",
    unit: "points",
    combines: "values",
    label: "Satisfaction",
    better: "higher",
    filter: { min_satisfaction: "0" },
    description: "Mean of the customers' scores from 0 to 5. Conversations without a score are left out.",
  },
  csat: {
    ...share,
    label: "CSAT",
    better: "higher",
    filter: { min_satisfaction: "4" },
    base_filter: { min_satisfaction: "0" },
    description: "Of the conversations with a score, those with 4 points or more.",
  },
  nps: {
    kind: "score",
    unit: "points",
    combines: "ratio",
    label: "Net promoter score",
    better: "higher",
    filter: { min_nps: "0" },
    description:
      "Share of promoters (9 or 10) minus share of detractors (0 to 6) among the answers, times 100: from -100 to 100.",
  },
  carts: {
    ...count,
    label: "Carts",
    better: "higher",
    filter: { has_cart: "true" },
    description: "Conversations that tell of a cart.",
  },
  cart_value: {
    ...money,
    label: "Cart value",
    better: "higher",
    filter: { has_cart: "true" },
    description: "Sum of the carts' values as they stand now; the mean is of one cart.",
  },
  carts_abandoned: {
    ...count,
    label: "Carts abandoned",
    better: "lower",
    filter: { cart_left: "true" },
    description: "Carts that were left behind at any time, bought since or not.",
  },
  abandoned_value: {
    ...money,
    label: "Abandoned value",
    better: "lower",
    filter: { cart_left: "true" },
    description: "Value of the carts that were left behind at any time.",
  },
  carts_recovered: {
    ...count,
    label: "Carts recovered",
    better: "higher",
    filter: { cart_left: "true", has_purchase: "true" },
    description: "Carts that had been left behind and whose conversation ended in a purchase after all.",
  },
  recovered_value: {
    ...money,
    label: "Recovered value",
    better: "higher",
    filter: { cart_left: "true", has_purchase: "true" },
    description: "What was paid in conversations whose cart had been left behind before.",
  },
  cart_recovery_rate: {
    ...share,
    label: "Cart recovery",
    better: "higher",
    filter: { cart_left: "true", has_purchase: "true" },
    base_filter: { cart_left: "true" },
    description: "Recovered carts of all that were left behind.",
  },
  purchases: {
    ...count,
    label: "Purchases",
    better: "higher",
    filter: { has_purchase: "true" },
    description: "Conversations in which, or after which, the customer bought.",
  },
  conversion_rate: {
    ...share,
    label: "Conversion after chat",
    better: "higher",
    filter: { has_purchase: "true" },
    base_filter: {},
    description: "Conversations with a purchase, of all.",
  },
  revenue: {
    ...money,
    label: "Revenue after chat",
    better: "higher",
    filter: { has_purchase: "true" },
    description: "Value of the purchases that were reported with the conversations.",
  },
  assistant_revenue: {
    ...money,
    label: "Revenue by the assistant",
    better: "higher",
    filter: { assistant_purchase: "true" },
    description:
      "Value of the purchases that are attributed to the assistant: the conversation got an answer, was never handed to " +
      "a person, and the purchase came after its start and within seven days of its last message.",
  },
  high_value: {
    ...count,
    label: "High-value interactions",
    better: "higher",
    filter: { high_value: "true" },
    description: "Conversations that crossed the merchant's limits of cart value or purchase intent.",
  },
  lead_score: {
    kind: "score",
    unit: "points",
    combines: "distinct",
    label: "Lead score",
    better: "higher",
    filter: {},
    description:
      "Mean of the present lead scores, 0 to 100, of the customers who started a conversation, each counted once.",
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as [MetricId, ...MetricId[]];

export const headlineMetrics = [
  "conversations",
  "messages",
  "first_response",
  "resolution_rate",
  "containment_rate",
  "escalation_rate",
  "satisfaction",
  "conversion_rate",
  "assistant_revenue",
] as const satisfies readonly MetricId[];
