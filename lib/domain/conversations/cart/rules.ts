import type { z } from "zod";
import { abandonment } from "#lib/domain/carts/rules.ts";
import type { NewEvent } from "#lib/domain/events/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { fromMinor, toMinor } from "#lib/money.ts";
import type { Cart, RecordPurchase } from "./contract.ts";

// What a customer is about to buy, left behind or bought. Money in minor units.

type Intent = "low" | "medium" | "high";
type CartInput = z.output<typeof Cart>;

/** From when on an interaction is of high value; null switches that cause off. */
export type HighValuePolicy = {
  currency: string;
  high_value_cart_minor: number | null;
  high_value_intent: Intent | null;
};

export type CartState = {
  cart_value_minor: number | null;
  cart_currency: string | null;
  cart_items: Record<string, unknown>[] | null;
  cart_abandoned: boolean | null;
  cart_updated_at: Date | null;
  cart_abandoned_at: Date | null;
  /** When it was first left behind, whatever came of it. */
  cart_left_at: Date | null;
  purchase_intent: Intent | null;
  purchased_at: Date | null;
  purchase_order_id: string | null;
  purchase_minor: number | null;
  purchase_currency: string | null;
  high_value_at: Date | null;
};

export const emptyCart: CartState = {
  cart_value_minor: null,
  cart_currency: null,
  cart_items: null,
  cart_abandoned: null,
  cart_updated_at: null,
  cart_abandoned_at: null,
  cart_left_at: null,
  purchase_intent: null,
  purchased_at: null,
  purchase_order_id: null,
  purchase_minor: null,
  purchase_currency: null,
  high_value_at: null,
};

export type CartUpdate = {
  cart?: CartInput | null;
  purchase_intent?: Intent | null;
  purchase?: z.output<typeof RecordPurchase> | null;
};

/** Whether an update can be of high value, so that the merchant's policy has to be known. */
export const needsPolicy = ({ cart, purchase_intent }: CartUpdate) => Boolean(cart) || Boolean(purchase_intent);

/** The columns that an update of cart, intent and purchase changes. */
export function planCart(
  before: CartState,
  update: CartUpdate,
  now: Date,
  policy: HighValuePolicy | null,
): Partial<CartState> {
  const changes: Partial<CartState> = { ...cartChanges(before, update.cart, now) };
  const left = before.cart_abandoned_at ?? changes.cart_abandoned_at;
  if (before.cart_left_at === null && left) changes.cart_left_at = left;
  if (update.purchase_intent !== undefined) changes.purchase_intent = update.purchase_intent;
  Object.assign(changes, purchaseChanges({ ...before, ...changes }, update.purchase, now));
  const crossed = needsPolicy(update) && before.high_value_at === null;
  if (crossed && reasonsOf({ ...before, ...changes }, policy).length > 0) changes.high_value_at = now;
  return changes;
}

function cartChanges(before: CartState, cart: CartInput | null | undefined, now: Date): Partial<CartState> {
  if (cart === undefined) return {};
  const content = {
    cart_value_minor: cart ? toMinor(cart.value, cart.currency) : null,
    cart_currency: cart?.currency ?? null,
    cart_items: cart?.items ?? null,
  };
  const same = Object.entries(content).every(
    ([column, value]) => canonical(value) === canonical(before[column as keyof CartState]),
  );
  // The same cart sent once more, without a word about it, is still left behind.
  const left = cart?.abandoned ?? (same && before.cart_abandoned === true);
  const cameBack = before.cart_abandoned === true && !left;
  return {
    ...content,
    ...((!same || cameBack) && { cart_updated_at: now }),
    cart_abandoned: cart ? left : null,
    cart_abandoned_at: left ? (same && before.cart_abandoned_at) || now : null,
  };
}

/** JSON with its fields in one order: the database gives them back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Who bought has not left the cart behind. */
function purchaseChanges(after: CartState, purchase: CartUpdate["purchase"], now: Date): Partial<CartState> {
  if (purchase === undefined) return {};
  if (purchase === null) {
    return { purchased_at: null, purchase_order_id: null, purchase_minor: null, purchase_currency: null };
  }
  const { value, order_id = null } = purchase;
  const purchased_at = purchase.purchased_at ? new Date(purchase.purchased_at) : now;
  assertNotAhead("purchase.purchased_at", purchased_at, now);
  const currency = purchase.currency ?? after.cart_currency;
  if (value !== undefined && !currency) {
    const message = "The request is missing required parameters: purchase.currency.";
    throw new AppError("INVALID_REQUEST", message, { missing_fields: ["purchase.currency"] });
  }
  return {
    purchased_at,
    purchase_order_id: order_id,
    purchase_minor: value !== undefined && currency ? toMinor(value, currency) : null,
    purchase_currency: value !== undefined ? currency : null,
    cart_abandoned: after.cart_value_minor === null ? null : false,
    cart_abandoned_at: null,
  };
}

/** Clocks differ a little; more than a minute ahead is a mistake. */
export function assertNotAhead(field: string, moment: Date, now: Date): void {
  if (moment.getTime() <= now.getTime() + 60_000) return;
  throw invalidField(field, "in_the_future", "This moment has not come yet.");
}

const rank = { low: 0, medium: 1, high: 2 };

/** Amounts of another currency than the merchant's cannot be compared with its limit. */
function reasonsOf(state: CartState, policy: HighValuePolicy | null): ("cart_value" | "purchase_intent")[] {
  if (!policy) return [];
  const { cart_value_minor: value, purchase_intent: intent } = state;
  const { high_value_cart_minor: limit, high_value_intent: level } = policy;
  const byValue = value !== null && limit !== null && state.cart_currency === policy.currency && value >= limit;
  const byIntent = intent !== null && level !== null && rank[intent] >= rank[level];
  return [...(byValue ? ["cart_value" as const] : []), ...(byIntent ? ["purchase_intent" as const] : [])];
}

type About = { conversation_id: string; customer_id: string };

type Known = { policy: HighValuePolicy | null; preferences: Record<string, unknown> };

/** The events that lie between two states of a cart. */
export function cartEvents(about: About, before: CartState, after: CartState, known: Known): NewEvent[] {
  const events: NewEvent[] = [];
  if (after.high_value_at && !before.high_value_at) events.push(highValue(about, after, known.policy));
  const { cart_value_minor, cart_currency, cart_items } = after;
  const left = after.cart_abandoned_at !== null && after.cart_abandoned_at !== before.cart_abandoned_at;
  if (left && cart_value_minor !== null && cart_currency !== null) {
    const cart = { ...about, cart_value_minor, cart_currency, cart_items, customer_preferences: known.preferences };
    events.push(abandonment(cart, "reported"));
  }
  return events;
}

function highValue(about: About, after: CartState, policy: HighValuePolicy | null): NewEvent {
  const reasons = reasonsOf(after, policy);
  const { cart_value_minor: value, cart_currency: currency } = after;
  const data = {
    customer_id: about.customer_id,
    conversation_id: about.conversation_id,
    cart_value: value === null || currency === null ? null : fromMinor(value, currency),
    purchase_intent: after.purchase_intent,
    recommended_action: recommended(after, reasons),
    currency,
    reasons,
  };
  return { type: "customer.high_value_interaction", data, ...about };
}

function recommended(after: CartState, reasons: string[]): string {
  if (after.cart_abandoned) return "recover_cart";
  return reasons.includes("cart_value") ? "priority_follow_up" : "offer_assistance";
}
