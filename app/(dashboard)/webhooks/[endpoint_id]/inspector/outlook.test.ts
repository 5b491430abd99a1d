import { expect, test } from "vitest";
import { presetDelays } from "#lib/domain/webhooks/endpoints/policy/rules.ts";
import { outlook } from "./outlook.ts";

const clock = { now: new Date("2026-11-22T14:06:24Z"), zone: "UTC", pauses: presetDelays.exponential };
const retrying = {
  status: "retrying" as const,
  in_flight: false,
  next_attempt_at: "2026-11-22T14:08:24Z",
  attempt_count: 3,
  max_attempts: 10,
};

test("a waiting delivery says when it is tried next, how often still, and until when", () => {
  expect(outlook(retrying, clock)).toBe("We try again in 2 min, then up to 6 more times until Wed 13:23.");
});

test("an endpoint's own schedule says until when", () => {
  const own = { ...clock, pauses: [60, 60, 60, 120, 240] };
  expect(outlook({ ...retrying, max_attempts: 6 }, own)).toContain("then up to 2 more times until Sun 14:14.");
});

test("what the filter left out says what was wanted", () => {
  const message = "The endpoint’s filter leaves this event out: data.n is 1; wanted: data.n gte 2.";
  const left = { ...retrying, status: "filtered" as const, not_delivered: { reason: "filtered" as const, message } };
  expect(outlook(left, clock)).toBe(message);
});

test("what waits for an earlier one, or while we pause, says so", () => {
  const behind = { ...retrying, not_delivered: { reason: "behind" as const, message: "" }, next_attempt_at: null };
  expect(outlook(behind, clock)).toMatch(/^It waits until an earlier delivery/);
  const paused = { ...retrying, not_delivered: { reason: "circuit_open" as const, message: "" } };
  expect(outlook(paused, clock)).toMatch(/^Too many attempts at this endpoint failed/);
});

test("the last try is announced as such", () => {
  expect(outlook({ ...retrying, attempt_count: 9 }, clock)).toBe("We try once more in 2 min.");
});

test("what has stopped says so", () => {
  expect(outlook({ ...retrying, status: "failed", attempt_count: 10 }, clock)).toBe("We gave up after 10 attempts.");
  expect(outlook({ ...retrying, status: "failed", attempt_count: 1 }, clock)).toBe("We do not try again by ourselves.");
  expect(outlook({ ...retrying, status: "canceled" }, clock)).toBe("It is not sent any more.");
});

test("a held delivery waits for the endpoint, and one under way for its answer", () => {
  expect(outlook({ ...retrying, next_attempt_at: null }, clock)).toBe("It waits until the endpoint is resumed.");
  expect(outlook({ ...retrying, in_flight: true }, clock)).toBe("We are sending it right now.");
});
