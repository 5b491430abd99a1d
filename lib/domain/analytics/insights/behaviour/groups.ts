import type { Condition } from "#lib/conditions/contract.ts";

// How customers behave, each as a condition tree, so that the very rule that is counted can be kept as a segment. A
// customer may be in several. Browser-safe.

const seenWithin = (days: number): Condition => ({ field: "last_seen_at", op: "within_days", value: days });
const notSeenWithin = (days: number): Condition => ({ not: [seenWithin(days)] });
const atLeast = (field: string, value: number): Condition => ({ field, op: "gte", value });
const bought: Condition = atLeast("purchase_count", 1);
const notBought: Condition = { field: "purchase_count", op: "eq", value: 0 };

export const behaviourIds = [
  "new",
  "returning",
  "buyers",
  "loyal",
  "interested",
  "asking",
  "at_risk",
  "unhappy",
] as const;

export type Behaviour = (typeof behaviourIds)[number];

export const behaviours: Record<Behaviour, { label: string; rule: string; condition: Condition }> = {
  new: {
    label: "New",
    rule: "First seen within 30 days, with one conversation at most.",
    condition: {
      all: [
        { field: "first_seen_at", op: "within_days", value: 30 },
        { field: "conversation_count", op: "lte", value: 1 },
      ],
    },
  },
  returning: {
    label: "Returning",
    rule: "Two conversations or more, seen within 60 days.",
    condition: { all: [atLeast("conversation_count", 2), seenWithin(60)] },
  },
  buyers: {
    label: "Buyers",
    rule: "Bought at least once.",
    condition: bought,
  },
  loyal: {
    label: "Loyal",
    rule: "Bought twice or more, seen within 90 days.",
    condition: { all: [atLeast("purchase_count", 2), seenWithin(90)] },
  },
  interested: {
    label: "Interested",
    rule: "Never bought, seen within 14 days, with a cart or an intent to buy.",
    condition: {
      all: [
        notBought,
        seenWithin(14),
        {
          any: [
            { field: "cart_value", op: "gt", value: 0 },
            { field: "purchase_intent", op: "in", value: ["medium", "high"] },
          ],
        },
      ],
    },
  },
  asking: {
    label: "Asking, not buying",
    rule: "Three conversations or more and never bought.",
    condition: { all: [atLeast("conversation_count", 3), notBought] },
  },
  at_risk: {
    label: "At risk",
    rule: "Bought at least once and not seen for 60 days.",
    condition: { all: [bought, notSeenWithin(60)] },
  },
  unhappy: {
    label: "Unhappy",
    rule: "An average satisfaction below 3 of 5.",
    condition: { field: "average_satisfaction", op: "lt", value: 3 },
  },
};
