import { expect, test } from "vitest";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { mergeNews, type News, newsOfDelivery, newsOfEvent } from "./merge-news.ts";

const at = (second: number) => `2026-11-22T14:00:${String(second).padStart(2, "0")}.000Z`;

const started = (id: string, second: number, live = false) =>
  newsOfEvent(
    { id, event: "conversation.started", timestamp: at(second), data: { conversation_id: "conv_1" } },
    live,
  ) as News;

const tried = (id: string, second: number, change: Partial<Delivery>) =>
  newsOfDelivery(
    {
      id,
      endpoint_id: "we_1",
      event_type: "conversation.started",
      attempt_count: 1,
      last_status_code: 200,
      last_error: null,
      attempts: [{ at: at(second) }],
      ...change,
    } as Delivery,
    true,
  ) as News;

const ids = (news: News[]) => news.map((one) => one.id);

test("the newest comes first, and what is fetched again is not said twice", () => {
  const past = [started("evt_1", 1), started("evt_2", 2)];
  expect(ids(mergeNews(past, [started("evt_3", 3, true), started("evt_2", 2, true)]))).toEqual([
    "evt_3",
    "evt_2",
    "evt_1",
  ]);
});

test("an endpoint in trouble has one line with its latest failure", () => {
  const failures = [1, 2, 3].map((second) =>
    tried(`dlv_${second}`, second, { status: "retrying", last_status_code: 503 }),
  );
  expect(mergeNews([], failures)).toMatchObject([{ id: "we_1 retrying", at: at(3) }]);
});

test("deliveries leave room for what they tell of", () => {
  const deliveries = [20, 21, 22, 23, 24].map((second) => tried(`dlv_${second}`, second, { status: "succeeded" }));
  const events = [1, 2, 3, 4, 5, 6].map((second) => started(`evt_${second}`, second));
  expect(ids(mergeNews(events, deliveries))).toEqual([
    "dlv_24",
    "dlv_23",
    "dlv_22",
    "evt_6",
    "evt_5",
    "evt_4",
    "evt_3",
    "evt_2",
  ]);
});

test("a delivery that was not tried yet is no news", () => {
  expect(tried("dlv_1", 1, { status: "pending", attempts: [] })).toBeNull();
});
