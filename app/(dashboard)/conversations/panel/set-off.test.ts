import { expect, test } from "vitest";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { type EventRow, effectsOf } from "./set-off.ts";

const event = (id: string) => ({ id, event: "conversation.started" }) as EventRow;
const delivery = (event_id: string, status: Delivery["status"]) =>
  ({ id: `${event_id}-${status}`, event_id, status }) as Delivery;

test("events stand in the order they happened", () => {
  expect(effectsOf([event("b"), event("a")], []).map((effect) => effect.event.id)).toEqual(["a", "b"]);
});

test("an event that no webhook listens to has no outcome", () => {
  expect(effectsOf([event("a")], [])[0]?.outcome).toBeNull();
});

test("deliveries that all arrived are one quiet line", () => {
  const outcomes = (...own: Delivery[]) => effectsOf([event("a")], own)[0]?.outcome;
  expect(outcomes(delivery("a", "succeeded"))).toMatchObject({ words: "Delivered", glyph: "check" });
  const two = outcomes(delivery("a", "succeeded"), delivery("a", "succeeded"));
  expect(two?.words).toBe("2 webhooks, all delivered");
});

test("the delivery in trouble leads", () => {
  const [one] = effectsOf([event("a")], [delivery("a", "succeeded"), delivery("a", "failed"), delivery("b", "failed")]);
  const outcome = { words: "1 of 2 delivered, one failed", glyph: "failed", leads: { id: "a-failed" } };
  expect(one?.outcome).toMatchObject(outcome);
});
