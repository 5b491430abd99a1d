import { expect, test } from "vitest";
import type { MerchantId } from "#lib/context.ts";
import { isAfter, type StreamItem } from "./rules.ts";
import { Subscription } from "./subscription.ts";

const item = (n: number, json = "{}"): StreamItem => ({
  position: { xid: String(n), kind: 0, id: `evt_${n}` },
  merchant_id: "mrc_1",
  type: "conversation.updated",
  conversation_id: null,
  customer_id: null,
  endpoint_id: null,
  json,
});

const subscribe = () => new Subscription("mrc_1" as MerchantId, { events: ["*"] });

test("what came meanwhile is taken in order; without anything the taker is let go after a while", async () => {
  const subscription = subscribe();
  expect(await subscription.take(5)).toEqual([]);
  const taking = subscription.take(1_000);
  subscription.push(item(1));
  expect(await taking).toEqual([item(1)]);
  subscription.push(item(2));
  subscription.push(item(3));
  expect(await subscription.take(5)).toEqual([item(2), item(3)]);
});

test("a client that does not keep up is let go, by number and by size", async () => {
  const slow = subscribe();
  for (let n = 0; n < 2_001; n++) slow.push(item(n));
  expect(await slow.take(5)).toBeNull();
  const large = subscribe();
  for (let n = 0; n < 5; n++) large.push(item(n, "x".repeat(1_000_000)));
  expect(await large.take(5)).toBeNull();
});

test("a subscription that ends before it began says so", async () => {
  const subscription = subscribe();
  subscription.end("left");
  expect(await subscription.beginning).toBeNull();
  expect(await subscription.take(1_000)).toBeNull();
});

test("places compare by transaction, kind and id, beyond what a number holds", () => {
  const at = (xid: string, kind = 0, id = "") => ({ xid, kind, id });
  expect(isAfter(at("10"), at("9"))).toBe(true);
  expect(isAfter(at("9007199254740993"), at("9007199254740992"))).toBe(true);
  expect(isAfter(at("9", 1), at("9", 0, "z"))).toBe(true);
  expect(isAfter(at("9", 1, "a"), at("9", 1, "a"))).toBe(false);
});
