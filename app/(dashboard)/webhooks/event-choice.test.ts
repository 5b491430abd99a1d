import { expect, test } from "vitest";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { brings, broughtByMore, describeChoice, families, toggle } from "./event-choice.ts";

test("every family lists its own types", () => {
  expect(families.slice(0, 2).map((family) => family.name)).toEqual(["conversation", "customer"]);
  expect(families.flatMap((family) => family.types)).toHaveLength(eventTypes.length);
  for (const family of families) expect(family.types.every((type) => type.startsWith(`${family.name}.`))).toBe(true);
});

test("a wider choice takes the place of what it includes", () => {
  expect(toggle(["conversation.started", "customer.created"], "conversation.*")).toEqual([
    "customer.created",
    "conversation.*",
  ]);
  expect(toggle(["conversation.*", "customer.created"], "*")).toEqual(["*"]);
});

test("choosing twice takes a choice back", () => {
  expect(toggle(toggle([], "conversation.started"), "conversation.started")).toEqual([]);
});

test("what a wider choice brings cannot be left out alone", () => {
  expect(brings(["conversation.*"], "conversation.started")).toBe(true);
  expect(broughtByMore(["conversation.*"], "conversation.started")).toBe(true);
  expect(broughtByMore(["*"], "conversation.*")).toBe(true);
  expect(broughtByMore(["conversation.started"], "conversation.started")).toBe(false);
  expect(brings(["customer.*"], "conversation.started")).toBe(false);
});

test("a choice is described in words", () => {
  expect(describeChoice(["*"])).toBe("All events");
  expect(describeChoice(["customer.created", "conversation.*"])).toBe("All conversation events and 1 more");
  expect(describeChoice(["customer.created"])).toBe("customer.created");
});
