import { expect, test } from "vitest";
import { catalogue, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { EventRow } from "#lib/domain/events/hooks.ts";
import { sentenceOf } from "./event-words.ts";

const row = (event: EventRow["event"], data: unknown) =>
  ({ id: "evt_1", event, timestamp: "2024-01-15T10:30:00.000Z", data }) as EventRow;

test.each(eventTypes)("%s is told in a sentence", (type) => {
  expect(sentenceOf(row(type, catalogue[type].example))).toMatch(/\w{3}/);
});

test("what the payload does not say is left out", () => {
  expect(sentenceOf(row("conversation.completed", { duration_seconds: 900, message_count: 1 }))).toBe(
    "after 15 min, 1 message",
  );
  expect(sentenceOf(row("conversation.started", {}))).toBe("");
  expect(sentenceOf(row("conversation.cart_abandonment", { cart_value: 84, currency: "EUR" }))).toBe(
    "€84.00 left in the cart",
  );
});
