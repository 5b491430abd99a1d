import { expect, test } from "vitest";
import { nameOf, percent, stateOf } from "./endpoint-words.ts";

const at = "2026-11-22T10:00:00.000Z";
const quiet = {
  last_delivery: null,
  success_rate: null,
  failing_since: null,
  given_up: 0,
  disables_at: null,
  circuit: { state: "closed" as const, open_until: null },
  duration_ms_p95: null,
  waiting: 0,
  next_attempt_at: null,
};
const after = (status: "succeeded" | "retrying" | "failed", success_rate: number) => ({
  status: "enabled" as const,
  status_reason: null,
  health: { ...quiet, last_delivery: { status, at }, success_rate },
});

test("an endpoint without a description goes by its host", () => {
  expect(nameOf({ description: null, url: "https://hooks.example.com/a" })).toBe("hooks.example.com");
  expect(nameOf({ description: "Order sync", url: "https://hooks.example.com/a" })).toBe("Order sync");
});

test("each state has its own word", () => {
  expect(stateOf({ status: "enabled", status_reason: null, health: quiet }).word).toBe("Nothing sent yet");
  expect(stateOf({ status: "paused", status_reason: null, health: quiet }).word).toBe("Paused");
  expect(stateOf(after("succeeded", 1)).word).toBe("Working");
  expect(stateOf(after("retrying", 0.98)).word).toBe("Last try failed");
  expect(stateOf(after("failed", 0.1)).word).toBe("Failing");
  const since = { ...after("failed", 0.1).health, failing_since: at };
  expect(stateOf({ ...after("failed", 0.1), health: since }).since).toBe(at);
  const left = { ...since, circuit: { state: "open" as const, open_until: at } };
  expect(stateOf({ ...after("failed", 0.1), health: left }).word).toBe("Failing, so we pause");
  expect(stateOf({ status: "disabled", status_reason: "It answered 410.", health: quiet })).toEqual({
    glyph: "failed",
    word: "Switched off",
    note: "It answered 410.",
  });
});

test("a share is never rounded to all or nothing", () => {
  expect([1, 0.9999, 0.972, 0.0001, 0].map(percent)).toEqual(["100", "99.9", "97.2", "0.1", "0"]);
});
