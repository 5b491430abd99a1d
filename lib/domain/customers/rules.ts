import type { z } from "zod";
import type { CustomerInput, UpdateCustomer } from "./contract.ts";

/** What the lead score is made of; at most these points for each part, 100 in all. */
export const leadScoreRule = {
  purchase_intent: { high: 40, medium: 20, low: 5 },
  cart_value: { full: 25 },
  recency: [
    { hours: 24, points: 20 },
    { hours: 168, points: 12 },
    { hours: 720, points: 5 },
  ],
  satisfaction: [
    { from: 4, points: 10 },
    { from: 3, points: 5 },
  ],
  loyalty: { bought_before: 5 },
} as const;

export type LeadFacts = {
  /** Of the newest conversation; null once its purchase was made. */
  purchase_intent: string | null;
  cart_value_minor: number | null;
  /** The cart value that the merchant calls high. */
  full_cart_minor: number | null;
  last_seen_at: Date;
  average_satisfaction: number | null;
  purchase_count: number;
};

const hourMs = 3_600_000;

/** The points of each part, which the database keeps for sorting: `customer_lead_points` is the same rule in SQL. */
export function leadPoints(facts: LeadFacts, now: Date) {
  const intents: Record<string, number> = leadScoreRule.purchase_intent;
  const intent = facts.purchase_intent ?? "";
  const cart = Math.max(0, facts.cart_value_minor ?? 0) / Math.max(1, facts.full_cart_minor ?? 20_000);
  const unseenMs = now.getTime() - facts.last_seen_at.getTime();
  const { full } = leadScoreRule.cart_value;
  return {
    purchase_intent: Object.hasOwn(intents, intent) ? (intents[intent] ?? 0) : 0,
    cart_value: Math.min(full, Math.floor(full * cart)),
    recency: leadScoreRule.recency.find(({ hours }) => unseenMs < hours * hourMs)?.points ?? 0,
    satisfaction: leadScoreRule.satisfaction.find(({ from }) => (facts.average_satisfaction ?? 0) >= from)?.points ?? 0,
    loyalty: facts.purchase_count > 0 ? leadScoreRule.loyalty.bought_before : 0,
  };
}

/** What is kept of a customer. */
export type State = {
  id: string;
  external_id: string | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  language: string | null;
  tags: string[];
  preferences: Record<string, unknown>;
  metadata: Record<string, unknown>;
};

export type Changes = Partial<Omit<State, "id">>;

const plain = ["external_id", "email", "name", "phone", "language"] as const;
const objects = ["preferences", "metadata"] as const;

/** What an update changes, leaving out what is so already. */
export function planUpdate(before: State, update: z.output<typeof UpdateCustomer>): Changes {
  const wanted: Changes = {};
  for (const field of plain) if (update[field] !== undefined) wanted[field] = update[field];
  if (update.tags || update.add_tags || update.remove_tags) {
    const tags = new Set([...(update.tags ?? before.tags), ...(update.add_tags ?? [])]);
    for (const tag of update.remove_tags ?? []) tags.delete(tag);
    wanted.tags = [...tags].sort();
  }
  for (const field of objects) {
    const given = update[field];
    if (given) wanted[field] = withoutNulls({ ...before[field], ...given });
  }
  return onlyNew(before, wanted);
}

/** What a caller's knowledge of a known customer adds: given values win, tags are added, objects merged. */
export function planRefresh(before: State, input: z.output<typeof CustomerInput>): Changes {
  const { tags = [], preferences, metadata, ...given } = input;
  return onlyNew(before, {
    ...given,
    tags: [...new Set([...before.tags, ...tags])].sort(),
    preferences: { ...before.preferences, ...preferences },
    metadata: { ...before.metadata, ...metadata },
  });
}

function withoutNulls(merged: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

function onlyNew(before: State, wanted: Changes): Changes {
  const fields = Object.keys(wanted) as (keyof Changes)[];
  return Object.fromEntries(
    fields
      .filter((field) => canonical(wanted[field]) !== canonical(before[field]))
      .map((field) => [field, wanted[field]]),
  );
}

/** JSON with sorted keys, so that equal values give equal text; tags compare as a set. */
function canonical(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
