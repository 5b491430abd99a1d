import { expect, test } from "vitest";
import { changeOf, emptyDraft, ItemForm } from "./draft.ts";

const draft = { ...emptyDraft("EUR"), sku: " BOOT-42 ", quantity: "3" };

test("what is typed becomes what the API takes", () => {
  const typed = { ...draft, name: "Boot", price: "129.90", restock_at: "2026-12-01", alternatives: "BOOT-43; SHOE-42" };
  expect(ItemForm.parse(typed)).toEqual({
    sku: "BOOT-42",
    name: "Boot",
    quantity: 3,
    restock_at: "2026-12-01",
    price: { value: 129.9, currency: "EUR" },
    alternatives: ["BOOT-43", "SHOE-42"],
  });
});

test("in the form an empty field empties, in a file it leaves what is there", () => {
  expect(changeOf(draft, { whole: true })).toMatchObject({ restock_at: null, price: null, alternatives: [] });
  expect(changeOf(draft, { whole: false })).toEqual({ sku: "BOOT-42", quantity: 3 });
});

test("what is no number is named", () => {
  const { error } = ItemForm.safeParse({ ...draft, quantity: "three" });
  expect(error?.issues).toMatchObject([{ path: ["quantity"], message: "must be a whole number" }]);
});
