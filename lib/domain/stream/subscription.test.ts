import { expect, test } from "vitest";
import type { MerchantId } from "#lib/context.ts";
import type { Format } from "./format.ts";
import { isAfter } from "./rules.ts";
import { Subscription } from "./subscription.ts";

/** A client that takes a number of writes, and more whenever it is told to. */
function client(takes: number) {
  const got: string[] = [];
  const reasons: string[] = [];
  let room = takes;
  const outlet = {
    format: {} as Format,
    write(bytes: Buffer) {
      got.push(String(bytes));
      room -= 1;
      return room > 0;
    },
    end: (reason: string) => void reasons.push(reason),
  };
  const subscription = new Subscription(
    "mrc_1" as MerchantId,
    { events: ["*"], scopes: ["*"] },
    outlet,
    () => undefined,
  );
  const take = (more: number) => {
    room = more;
    subscription.drained();
  };
  return { subscription, got, reasons, take };
}

const piece = (text: string) => ({ bytes: Buffer.from(text), items: 1 });

test("what happens while the past is read comes after it, in order", async () => {
  const { subscription, got } = client(100);
  subscription.push(piece("now 1"));
  await subscription.writeEarlier([piece("past 1"), piece("past 2")]);
  subscription.push(piece("now 2"));
  expect(got).toEqual(["past 1", "past 2"]);
  subscription.goLive();
  subscription.push(piece("now 3"));
  expect(got).toEqual(["past 1", "past 2", "now 1", "now 2", "now 3"]);
});

test("the past is written only as fast as the client takes it", async () => {
  const { subscription, got, take } = client(1);
  const written = subscription.writeEarlier([piece("1"), piece("2"), piece("3")]);
  expect(got).toEqual(["1"]);
  take(1);
  await Promise.resolve();
  expect(got).toEqual(["1", "2"]);
  take(10);
  await written;
  expect(got).toEqual(["1", "2", "3"]);
});

test("a client that is full gets the rest in order when it can take more", () => {
  const { subscription, got, take } = client(1);
  subscription.goLive();
  for (const text of ["1", "2", "3", "4"]) subscription.push(piece(text));
  expect(got).toEqual(["1"]);
  take(2);
  expect(got).toEqual(["1", "2", "3"]);
  take(10);
  subscription.push(piece("5"));
  expect(got).toEqual(["1", "2", "3", "4", "5"]);
});

test("a client that does not keep up is let go, by number and by size, and gets nothing more", () => {
  const slow = client(1);
  slow.subscription.goLive();
  for (let n = 0; n < 2_002; n++) slow.subscription.push(piece("x"));
  expect(slow.reasons).toEqual(["slow"]);
  slow.take(10);
  slow.subscription.push(piece("y"));
  expect(slow.got).toEqual(["x"]);
  const large = client(1);
  large.subscription.goLive();
  for (let n = 0; n < 6; n++) large.subscription.push(piece("x".repeat(1_000_000)));
  expect(large.reasons).toEqual(["slow"]);
});

test("only who is up to date and has heard nothing for a while is told where it is", () => {
  const { subscription, take } = client(2);
  expect([subscription.isQuiet(0), subscription.isQuiet(0)]).toEqual([false, false]);
  subscription.goLive();
  expect(subscription.isQuiet(1)).toBe(true);
  subscription.push(piece("1"));
  expect([subscription.isQuiet(1), subscription.isQuiet(1)]).toEqual([false, true]);
  subscription.push(piece("2"));
  expect([subscription.isQuiet(1), subscription.isQuiet(1)]).toEqual([false, false]);
  take(10);
  expect(subscription.isQuiet(1)).toBe(true);
});

test("who ends while the past is written for it is waited for no longer", async () => {
  const { subscription, got, reasons } = client(1);
  const written = subscription.writeEarlier([piece("1"), piece("2")]);
  subscription.end("left");
  await written;
  expect([got, reasons]).toEqual([["1"], []]);
});

test("places compare by transaction, kind and id, beyond what a number holds", () => {
  const at = (xid: string, kind = 0, id = "") => ({ xid, kind, id });
  expect(isAfter(at("10"), at("9"))).toBe(true);
  expect(isAfter(at("9007199254740993"), at("9007199254740992"))).toBe(true);
  expect(isAfter(at("9", 1), at("9", 0, "z"))).toBe(true);
  expect(isAfter(at("9", 1, "a"), at("9", 1, "a"))).toBe(false);
});
