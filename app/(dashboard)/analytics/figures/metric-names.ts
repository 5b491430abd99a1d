import type { SeriesMetric } from "#lib/domain/analytics/series/hooks.ts";

/** Shorter or plainer than in the catalogue, where a headline has little room. */
const names: Readonly<Record<string, string>> = {
  resolution_rate: "Resolved",
  containment_rate: "Without a person",
  escalation_rate: "Escalated",
  first_response: "First answer, median",
  depth: "Messages each",
  revenue: "Revenue after a conversation",
  assistant_revenue: "Thanks to the assistant",
  conversion_rate: "Bought after a conversation",
  carts_abandoned: "Carts left behind",
  recovered_value: "Won back",
  csat: "Content, 4 or 5",
  nps: "Net promoter score",
  durable_resolution_rate: "Resolved for good",
  reopen_rate: "Reopened",
};

export const metricName = ({ id, label }: Pick<SeriesMetric, "id" | "label">): string => names[id] ?? label;
