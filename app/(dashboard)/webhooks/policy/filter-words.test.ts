import { expect, test } from "vitest";
import { filterWords } from "./filter-words.ts";

test("a filter can name what the chosen events say, each by its kind, and anything else by its path", () => {
  const { fields } = filterWords(["conversation.cart_abandonment"]);
  expect(fields["data.cart_value"]).toEqual({ type: "number", label: "Cart value" });
  expect(fields["data.conversation_id"]).toMatchObject({ type: "text" });
  expect(fields.event).toMatchObject({ type: "text" });
  expect(fields["data.*"]).toMatchObject({ type: "json" });
});

test("events that are not chosen offer nothing", () => {
  expect(filterWords(["customer.created"]).fields["data.cart_value"]).toBeUndefined();
  expect(filterWords(["*"]).fields["data.cart_value"]).toBeDefined();
});
