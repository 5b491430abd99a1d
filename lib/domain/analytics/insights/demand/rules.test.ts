import { expect, test } from "vitest";
import { createFinder, itemsOf, keyOf, productOf } from "./rules.ts";

const find = createFinder([
  { sku: "MERI-CREW-OAT-M", name: "Merino crew, oat · M", available: 3 },
  { sku: "MERI-CREW-INK-M", name: "Merino crew, ink · M", available: 0 },
  { sku: "SHIRT-1", name: "Linen shirt", available: 0 },
  { sku: "SHIRT-2", name: "Linen shirt dress", available: 2 },
  { sku: "MUETZE", name: "Wollmütze (rot)", available: 1 },
  ...itemsOf([{ sku: "GC", name: "Gift card" }, { quantity: 1 }, null]),
]);
const named = (text: string) => find(text).mentions.map(({ key, outOfStock }) => [key, outOfStock]);

test("a product is what its variants share", () => {
  expect(["Merino crew, oat · M", "Wollmütze (rot)", "Gift card"].map(productOf)).toEqual([
    "Merino crew",
    "Wollmütze",
    "Gift card",
  ]);
});

test("a product is found as words, whatever case, accents and plural", () => {
  expect(named("Do you have MERINO CREWS?")).toEqual([["merino crew", false]]);
  expect(named("Haben Sie Wollmutze?")).toEqual([["wollmutze", false]]);
  expect(named("The Merino is crewless")).toEqual([]);
});

test("the longer of two names counts, and a SKU as well as a name", () => {
  expect(named("Is the linen shirt dress long?")).toEqual([["linen shirt dress", false]]);
  expect(named("And shirt-1, please")).toEqual([["linen shirt", true]]);
});

test("a product of a cart is found, and nothing is known of its stock", () => {
  expect(named("Can I pay with a gift card?")).toEqual([["gift card", null]]);
});

test("who says that it is sold out says so in any of the languages", () => {
  for (const text of ["Merino crew is sold out!", "Merino crew ausverkauft?", "Merino crew 缺货了吗"])
    expect(find(text).mentions).toMatchObject([{ saidSo: true }]);
});

test("a product's key is the key of its key, so that a filter finds it again", () => {
  for (const name of ["Glasses", "Ribbed socks", "Shirt dress, red", "Gläser"])
    expect(keyOf(keyOf(name))).toBe(keyOf(name));
});
