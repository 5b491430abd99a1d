import { expect, test } from "vitest";
import { catalogue, type EventType } from "#lib/domain/events/catalogue/contract.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { deliveryNews } from "./delivery-news.ts";
import { happeningOf, newsTypes } from "./happening.ts";

const say = (event: EventType, change: Record<string, unknown> = {}, name?: string) =>
  happeningOf(
    { id: "evt_1", event, timestamp: "2026-11-22T14:00:00Z", data: { ...catalogue[event].example, ...change } },
    name,
  );

test("events are said in a shop owner's words, with the customer's name", () => {
  expect(say("conversation.started", {}, "Ada Moreau")).toEqual({
    glyph: "active",
    words: "New conversation with Ada Moreau",
    detail: "Hi, I need help with sizing",
    href: "/conversations/conv_123456",
  });
  expect(say("conversation.escalated", {}, "Ada Moreau")).toMatchObject({
    words: "Ada Moreau needs a person",
    detail: "Complex technical issue",
  });
  expect(say("conversation.cart_abandonment")).toMatchObject({
    words: "A customer left a cart behind",
    detail: "€129.90 · fell silent",
  });
});

test("the end of a conversation says how it ended and only the rating that there is", () => {
  expect(say("conversation.completed")).toMatchObject({ glyph: "resolved", detail: "12 messages · rated 4.5 of 5" });
  const unrated = { resolution_status: "unresolved", satisfaction_score: null, message_count: 1 };
  expect(say("conversation.completed", unrated, "Ada")).toMatchObject({
    glyph: "closed",
    words: "Conversation with Ada closed unresolved",
    detail: "1 message",
  });
});

test("messages and small changes are no news", () => {
  expect(say("conversation.message_created")).toBeNull();
  expect(newsTypes).not.toContain("conversation.updated");
});

const delivery = (change: Partial<Delivery>) =>
  deliveryNews(
    {
      id: "dlv_1",
      endpoint_id: "we_1",
      event_id: "evt_1",
      event_type: "conversation.completed",
      conversation_id: null,
      customer_id: null,
      test: false,
      status: "succeeded",
      attempt_count: 1,
      max_attempts: 8,
      attempts: [],
      last_status_code: 200,
      last_error: null,
      not_delivered: null,
      last_duration_ms: 12,
      next_attempt_at: null,
      in_flight: false,
      created_at: "2026-11-22T14:00:00Z",
      completed_at: null,
      ...change,
    },
    "Order sync",
  );

test("a delivery that failed says what was answered and when the next try is due", () => {
  const next_attempt_at = "2026-11-22T14:02:00Z";
  expect(delivery({ status: "retrying", last_status_code: 503, next_attempt_at })).toEqual({
    glyph: "retrying",
    words: "Order sync is busy",
    detail: "conversation.completed · answered 503",
    href: "/webhooks/we_1?delivery=dlv_1",
    next: next_attempt_at,
  });
});

test("the reason of a failure is told from its answer", () => {
  const why = (last_status_code: number | null, code: string) =>
    delivery({ status: "retrying", last_status_code, last_error: { code, message: "" } })?.words;
  expect(why(500, "http_server_error")).toBe("Order sync had an error");
  expect(why(404, "http_client_error")).toBe("Order sync refused the event");
  expect(why(null, "answer_timeout")).toBe("Order sync took too long");
  expect(why(null, "connection_refused")).toBe("Order sync could not be reached");
  expect(delivery({ status: "failed", attempt_count: 8 })).toMatchObject({
    words: "Order sync missed the end of a conversation",
    detail: "conversation.completed · gave up after 8 tries",
  });
});

test("what was delivered is news where its event is, where it took long, or where it was a test", () => {
  expect(delivery({})?.words).toBe("Order sync heard of the end of a conversation");
  expect(delivery({ event_type: "conversation.message_created" })).toBeNull();
  expect(delivery({ event_type: "conversation.message_created", attempt_count: 3 })?.detail).toBe(
    "conversation.message_created · attempt 3",
  );
  expect(delivery({ event_type: "conversation.message_created", test: true })?.words).toBe(
    "Order sync heard of a test event",
  );
  expect(delivery({ status: "pending" })).toBeNull();
});
