import { expect, test } from "vitest";
import { emptyCart, planCart } from "./rules.ts";

const before = new Date("2026-11-23T10:00:00Z");
const now = new Date("2026-11-23T12:00:00Z");
const cart = { value: 129.9, currency: "EUR", items: [{ sku: "boot-42", quantity: 1 }] };
const filled = { ...emptyCart, ...planCart(emptyCart, { cart }, before, null) };
const left = { ...filled, cart_abandoned: true, cart_abandoned_at: before };

test("a new cart has its time from now, and so has one whose content changes", () => {
  expect(filled).toMatchObject({ cart_updated_at: before, cart_abandoned: false, cart_abandoned_at: null });
  expect(planCart(filled, { cart: { ...cart, value: 1 } }, now, null)).toMatchObject({ cart_updated_at: now });
  expect(planCart(filled, { cart }, now, null)).not.toHaveProperty("cart_updated_at");
});

test("an abandoned cart sent once more stays abandoned since then; a changed one is not", () => {
  expect(planCart(left, { cart }, now, null)).toMatchObject({ cart_abandoned: true, cart_abandoned_at: before });
  expect(planCart(left, { cart: { ...cart, items: [] } }, now, null)).toMatchObject({
    cart_updated_at: now,
    cart_abandoned: false,
    cart_abandoned_at: null,
  });
});

test("an abandoned cart that the customer comes back to has its time again", () => {
  expect(planCart(left, { cart: { ...cart, abandoned: false } }, now, null)).toMatchObject({
    cart_updated_at: now,
    cart_abandoned: false,
    cart_abandoned_at: null,
  });
});
