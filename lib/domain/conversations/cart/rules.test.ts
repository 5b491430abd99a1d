import { expect, test } from "vitest";
import { cartEvents, emptyCart, planCart } from "./rules.ts";

const now = new Date("2026-11-22T10:00:00Z");
const before = new Date("2026-11-22T09:00:00Z");
const policy = { currency: "EUR", high_value_cart_minor: 20_000, high_value_intent: "high" } as const;
const about = { conversation_id: "conv_1", customer_id: "cust_1" };
const full = { ...emptyCart, cart_value_minor: 5000, cart_currency: "EUR", cart_updated_at: before };

const isHighValue = (
  ...[state, update, by = policy]: [typeof emptyCart, Parameters<typeof planCart>[1], typeof policy?]
) => planCart(state, update, now, by).high_value_at !== undefined;

test("a cart or an intent at the merchant's limit is of high value, and below it is not", () => {
  expect(isHighValue(emptyCart, { cart: { value: 200, currency: "EUR" } })).toBe(true);
  expect(isHighValue(emptyCart, { cart: { value: 199.99, currency: "EUR" } })).toBe(false);
  expect(isHighValue(emptyCart, { purchase_intent: "high" })).toBe(true);
  expect(isHighValue(emptyCart, { purchase_intent: "medium" })).toBe(false);
});

test("a cart in another currency is not compared with the limit", () => {
  expect(isHighValue(emptyCart, { cart: { value: 90_000, currency: "JPY" } })).toBe(false);
});

test("a conversation is of high value only once", () => {
  expect(isHighValue({ ...emptyCart, high_value_at: before }, { purchase_intent: "high" })).toBe(false);
});

test("a cart counts as changed only when its content does", () => {
  const same = planCart(full, { cart: { value: 50, currency: "EUR", abandoned: true } }, now, null);
  expect(same.cart_updated_at).toBeUndefined();
  expect(planCart(full, { cart: { value: 51, currency: "EUR" } }, now, null).cart_updated_at).toEqual(now);
});

test("a purchase ends the abandonment and takes the cart's currency", () => {
  const left = { ...full, cart_abandoned: true, cart_abandoned_at: before };
  expect(planCart(left, { purchase: { value: 49.5, order_id: "1001" } }, now, null)).toEqual({
    purchased_at: now,
    purchase_order_id: "1001",
    purchase_minor: 4950,
    purchase_currency: "EUR",
    cart_abandoned: false,
    cart_abandoned_at: null,
    cart_left_at: before,
  });
});

test("a purchase's value without a currency, or in the future, is refused", () => {
  expect(() => planCart(emptyCart, { purchase: { value: 1 } }, now, null)).toThrow("purchase.currency");
  const tomorrow = { purchased_at: "2026-11-23T10:00:00Z" };
  expect(() => planCart(emptyCart, { purchase: tomorrow }, now, null)).toThrow("purchase.purchased_at");
});

test("a cart that the caller reports as left behind is told of once for its content", () => {
  const leave = (state: typeof emptyCart, value: number) => {
    const after = { ...state, ...planCart(state, { cart: { value, currency: "EUR", abandoned: true } }, now, null) };
    return cartEvents(about, state, after, { policy: null, preferences: { size: "M" } });
  };
  const [event] = leave(full, 50);
  expect(event).toMatchObject({
    type: "conversation.cart_abandonment",
    data: { ...about, cart_value: 50, abandonment_reason: "reported", customer_preferences: { size: "M" } },
  });
  const left = { ...full, cart_abandoned: true, cart_abandoned_at: before };
  expect(leave(left, 50)).toEqual([]);
  expect(leave(left, 60)).toHaveLength(1);
});
