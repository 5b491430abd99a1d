import { expect, test } from "vitest";
import { cartLines } from "./cart.ts";

const lines = (currency: string, ...items: Record<string, string | number>[]) =>
  cartLines({ value: 0, currency, items }).map(({ label, value }) => [label, value]);

test("an item shows its name, its number and its total in the cart's currency", () => {
  expect(lines("EUR", { name: "Merino crew", variant: "oat · M", quantity: 2, price: 82 })).toEqual([
    ["2 × Merino crew · oat · M", "€164.00"],
  ]);
  expect(lines("JPY", { title: "Mug", price: 1200 })).toEqual([["Mug", "JP¥1,200"]]);
});

test("an item without name and price is still a line", () => {
  expect(lines("EUR", { sku: "boot-42" }, {})).toEqual([
    ["boot-42", null],
    ["Item", null],
  ]);
});
