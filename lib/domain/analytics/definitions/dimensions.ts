// What conversations can be grouped by. Browser-safe.

export type DimensionDefinition = {
  label: string;
  description: string;
  /** One conversation may be in several groups, so that their counts need not add up to the total. */
  overlapping: boolean;
};

const one = { overlapping: false } as const;
const several = { overlapping: true } as const;

export const dimensions = {
  channel: { ...one, label: "Channel", description: "Where the conversation takes place." },
  device_type: { ...one, label: "Device", description: "The customer's device." },
  language: { ...one, label: "Language", description: "As it was given." },
  page: { ...one, label: "Page", description: "The page on which it began, without query and fragment." },
  tag: { ...several, label: "Tag", description: "A conversation counts under each of its tags." },
  segment: { ...several, label: "Segment", description: "The segments that the customer is in now." },
  status: { ...one, label: "Status", description: "As it is now." },
  outcome: { ...one, label: "Outcome", description: "Resolved, unanswered, escalated or still open." },
  resolution_status: { ...one, label: "Resolution", description: "What was said of its resolution." },
  priority: { ...one, label: "Priority", description: "As it is now." },
  escalation_reason: { ...one, label: "Escalation reason", description: "Why it was handed to a person." },
  product: { ...several, label: "Product", description: "The `sku` of each item in the cart." },
  hour_of_week: {
    ...one,
    label: "Hour of the week",
    description: "The hour in which it began, 0 to 167, from Monday 00:00 in `time_zone`.",
  },
} as const satisfies Record<string, DimensionDefinition>;

export type Dimension = keyof typeof dimensions;
export const dimensionIds = Object.keys(dimensions) as [Dimension, ...Dimension[]];
