import { expect, test } from "vitest";
import { timeOfId } from "#lib/ids.ts";
import { ImportedConversation, type ImportLine } from "./contract.ts";
import { toRecord } from "./rules.ts";

const now = new Date("2026-11-22T12:00:00Z");
const base = { external_id: "a", customer: { email: "ana@example.com" }, started_at: "2026-11-01T10:00:00Z" };
const say = (role: "customer" | "assistant" | "agent" | "system", content: string, sent_at?: string) => ({
  role,
  content,
  sent_at,
});
const record = (line: Partial<ImportLine>) => toRecord(ImportedConversation.parse({ ...base, ...line }), now);

test("what follows from the messages is derived, with a handover's reply as the first answer", () => {
  const made = record({
    messages: [
      say("system", "opened", "2026-11-01T10:00:00Z"),
      say("customer", "Hi", "2026-11-01T10:00:05Z"),
      say("agent", "Hello", "2026-11-01T10:01:05.250Z"),
    ],
  });
  expect(made).toMatchObject({
    initial_message: "Hi",
    message_count: 3,
    first_response_ms: 60_250,
    duration_seconds: 65,
  });
  expect(made.last_message_at).toEqual(new Date("2026-11-01T10:01:05.250Z"));
  expect(made.completed_at).toEqual(made.last_message_at);
});

test("ids carry the time of what they name, and messages of one moment keep their order", () => {
  const made = record({ messages: [say("customer", "1"), say("assistant", "2"), say("customer", "3")] });
  expect(timeOfId(made.id)).toEqual(new Date(base.started_at));
  const ids = made.messages.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(made.messages.map(({ sent_at }) => sent_at.toISOString())).toEqual(Array(3).fill("2026-11-01T10:00:00.000Z"));
});

test("messages are put into the order of time", () => {
  const made = record({
    messages: [say("assistant", "b", "2026-11-01T10:00:09Z"), say("customer", "a", "2026-11-01T10:00:01Z")],
  });
  expect(made.messages.map(({ content }) => content)).toEqual(["a", "b"]);
  expect(made.first_response_ms).toBe(8000);
});

test("a response time is not made up when messages have no time", () => {
  expect(record({ messages: [say("customer", "a"), say("assistant", "b")] }).first_response_ms).toBeNull();
});

test("the start comes from the first message when it is not given, and something has to tell it", () => {
  const messages = [say("customer", "a", "2026-10-01T08:00:00+02:00")];
  expect(record({ started_at: undefined, messages }).started_at).toEqual(new Date("2026-10-01T06:00:00Z"));
  expect(() => record({ started_at: undefined })).toThrow(/started_at/);
  expect(() => record({ started_at: undefined, messages: [say("customer", "a")] })).toThrow(/started_at/);
});

test.each([
  [{}, "closed"],
  [{ resolution_status: "resolved" }, "resolved"],
  [{ resolution_status: "abandoned" }, "closed"],
  [{ escalation_reason: "complaint" }, "escalated"],
  [{ escalation_reason: "complaint", completed_at: "2026-11-01T11:00:00Z" }, "closed"],
  [{ status: "active" }, "active"],
] as const)("%o has the status %s", (line, status) => {
  expect(record(line).status).toBe(status);
});

test("a conversation that is open has no end, one that is over has", () => {
  expect(record({ status: "active" })).toMatchObject({ completed_at: null, duration_seconds: null });
  expect(record({ status: "resolved" })).toMatchObject({ resolution_status: "resolved", duration_seconds: 0 });
  expect(() => record({ status: "active", completed_at: "2026-11-01T11:00:00Z" })).toThrow(/has not ended/);
  expect(() => record({ status: "closed", completed_at: "2026-10-31T11:00:00Z" })).toThrow(/before the start/);
});

test("whatever was handed to a person has a moment of handover", () => {
  const agent = say("agent", "Pia here", "2026-11-01T10:05:00Z");
  expect(record({ status: "escalated" }).escalated_at).toEqual(new Date(base.started_at));
  expect(record({ escalation_reason: "complaint", messages: [agent] }).escalated_at).toEqual(
    new Date(agent.sent_at as string),
  );
  expect(record({ status: "resolved" }).escalated_at).toBeNull();
});

test("the future and times before 1970 are refused, a clock that is minutes ahead is not", () => {
  expect(() => record({ started_at: "2026-11-23T12:00:00Z" })).toThrow(/future/);
  expect(() => record({ messages: [say("customer", "a", "2027-01-01T00:00:00Z")] })).toThrow(/messages\.0\.sent_at/);
  expect(() => record({ started_at: "1950-01-01T00:00:00Z" })).toThrow(/1970/);
  expect(record({ started_at: "2026-11-22T12:05:00Z" }).started_at).toEqual(new Date("2026-11-22T12:05:00Z"));
});

test.each([
  ["EUR", 19.99, 1999],
  ["JPY", 1200, 1200],
  ["KWD", 12.345, 12_345],
])("a cart in %s is kept in its smallest unit", (currency, value, minor) => {
  expect(record({ cart: { value, currency } })).toMatchObject({ cart_value_minor: minor, cart_currency: currency });
});

test("a purchase is kept with the cart's currency, at the end of the conversation, and ends abandonment", () => {
  const cart = { value: 80, currency: "EUR", abandoned: true };
  const bought = record({ cart, purchase: { value: 75.5, order_id: "1001" } });
  expect(bought).toMatchObject({
    purchase_minor: 7550,
    purchase_currency: "EUR",
    purchase_order_id: "1001",
    cart_abandoned: false,
  });
  expect(bought).toMatchObject({ purchased_at: bought.completed_at });
  expect(() => record({ purchase: { value: 75.5 } })).toThrow(/purchase\.currency/);
  expect(record({ purchase: {} })).toMatchObject({ purchase_minor: null, purchased_at: expect.any(Date) });
});

test("a cart that was left behind counts as such from the end of its conversation, even when it was bought after all", () => {
  const cart = { value: 80, currency: "EUR", abandoned: true };
  const left = record({ cart });
  expect(left).toMatchObject({ cart_abandoned: true, cart_abandoned_at: left.completed_at });
  const wonBack = record({ cart, purchase: {} });
  expect(wonBack).toMatchObject({ cart_abandoned: false, cart_left_at: wonBack.completed_at });
  expect(wonBack.cart_abandoned_at).toBeUndefined();
  expect(record({ cart: { ...cart, abandoned: false } }).cart_left_at).toBeUndefined();
});

test("what customers said of the shop, and how often they came back, is kept as it was", () => {
  const said = { nps_score: 9, feedback_text: "Kind and quick", reopened_count: 2 };
  expect(record(said)).toMatchObject(said);
});
