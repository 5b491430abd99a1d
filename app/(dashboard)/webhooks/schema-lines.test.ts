import { expect, test } from "vitest";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { schemaLines } from "./schema-lines.ts";

test("every event has a line for each field of its example", () => {
  for (const type of eventTypes) expect(schemaLines(type).length, type).toBeGreaterThan(0);
  const lines = schemaLines("conversation.cart_abandonment");
  expect(lines.find(({ name }) => name === "data.cart_value")?.type).toMatch(/^number/);
});
