import { expect, test } from "vitest";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { needsOf } from "./needs.ts";

const now = new Date("2026-11-22T14:06:00Z");
const needs = (facts: Partial<Parameters<typeof needsOf>[0]>) =>
  needsOf({ endpoints: [], keys: [], ...facts }, now, "Europe/Lisbon");

function endpoint(change: Partial<Endpoint>, health: Partial<Endpoint["health"]> = {}): Endpoint {
  return {
    id: "we_1",
    url: "https://example.com/hooks",
    description: "Order sync",
    event_types: ["*"],
    status: "enabled",
    status_reason: null,
    timeout_seconds: 15,
    retry_schedule: { preset: "exponential", delays_seconds: [5, 30] },
    headers: {},
    authentication: { type: "none" },
    filter: null,
    rate_limit: null,
    max_in_flight: null,
    ordering: "none",
    circuit_breaker: null,
    disable_after_hours: 120,
    transformation: null,
    public_key: null,
    previous_secret_expires_at: null,
    metadata: {},
    created_at: "2026-11-01T00:00:00Z",
    updated_at: "2026-11-01T00:00:00Z",
    ...change,
    health: {
      last_delivery: null,
      success_rate: null,
      failing_since: null,
      given_up: 0,
      disables_at: null,
      circuit: { state: "closed", open_until: null },
      duration_ms_p95: null,
      waiting: 0,
      next_attempt_at: null,
      ...health,
    },
  };
}

test("nothing is asked of anyone while all goes well", () => {
  const well = endpoint({}, { last_delivery: { status: "succeeded", at: "2026-11-22T14:00:00Z" }, success_rate: 1 });
  const key = { id: "key_1", name: "Storefront", expires_at: "2027-03-01T00:00:00Z", replaced_by: null };
  expect(needs({ endpoints: [well], keys: [key], waiting: { escalated: 0, since: null } })).toEqual([]);
});

test("a failing endpoint says how bad it is and what waits", () => {
  const failing = endpoint(
    {},
    { last_delivery: { status: "retrying", at: "2026-11-22T14:00:00Z" }, success_rate: 0.124, waiting: 31 },
  );
  expect(needs({ endpoints: [failing] })).toMatchObject([
    {
      glyph: "failed",
      subject: "Order sync is failing",
      words: "Only 12.4% of the last day’s deliveries arrived. 31 deliveries are waiting.",
      href: "/webhooks/we_1?status=unsent",
    },
  ]);
});

test("a failing endpoint says when it will be switched off", () => {
  const disables_at = "2026-11-27T14:00:00Z";
  const failing = { last_delivery: { status: "retrying" as const, at: "2026-11-22T14:00:00Z" }, success_rate: 0 };
  expect(needs({ endpoints: [endpoint({}, { ...failing, disables_at })] })[0]).toMatchObject({
    words: "None of the last day’s deliveries arrived. If that goes on, it is switched off",
    since: disables_at,
  });
});

test("an endpoint that hears nothing at all says so", () => {
  const dead = endpoint({}, { last_delivery: { status: "retrying", at: "2026-11-22T14:00:00Z" }, success_rate: 0 });
  expect(needs({ endpoints: [dead] })[0]?.words).toBe("None of the last day’s deliveries arrived.");
});

test("a paused endpoint was somebody's wish, and a disabled one matters while something waits", () => {
  expect(
    needs({ endpoints: [endpoint({ status: "paused" }, { waiting: 4 }), endpoint({ status: "disabled" })] }),
  ).toEqual([]);
  const off = endpoint({ status: "disabled", status_reason: "It answered 410 Gone." }, { waiting: 1 });
  expect(needs({ endpoints: [off] })[0]).toMatchObject({
    subject: "Order sync is switched off",
    words: "It answered 410 Gone. 1 delivery is waiting.",
  });
});

test("customers who wait come with the moment since when", () => {
  expect(needs({ waiting: { escalated: 2, since: "2026-11-22T12:00:00Z" } })[0]).toMatchObject({
    subject: "2 conversations wait for a person",
    since: "2026-11-22T12:00:00Z",
    href: "/conversations?status=escalated",
  });
});

test("a key is named two weeks ahead, by the days of the shop's calendar", () => {
  const subjects = (...expiries: string[]) =>
    needs({
      keys: expiries.map((expires_at, at) => ({ id: `key_${at}`, name: "Storefront", expires_at, replaced_by: null })),
    }).map((need) => need.subject);
  expect(subjects("2026-11-22T23:00:00Z", "2026-11-23T01:00:00Z", "2026-12-06T23:00:00Z")).toEqual([
    "Key “Storefront” expires today",
    "Key “Storefront” expires tomorrow",
    "Key “Storefront” expires in 14 days",
  ]);
  expect(subjects("2026-12-07T00:00:00Z", "2026-11-22T14:00:00Z")).toEqual([]);
});

test("a key that was rotated ends on purpose, and asks nothing of anyone", () => {
  const rotated = { id: "key_1", name: "Storefront", expires_at: "2026-11-23T00:00:00Z", replaced_by: "key_2" };
  expect(needs({ keys: [rotated] })).toEqual([]);
});
