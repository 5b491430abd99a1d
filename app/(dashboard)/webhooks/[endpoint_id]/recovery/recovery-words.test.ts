import { expect, test } from "vitest";
import { estimate, progress } from "./recovery-words.ts";

test("the progress says how many of how many, and the end how many it were", () => {
  const retry = { action: "retry", total: 1204 } as const;
  expect(progress({ ...retry, status: "running", done: 300 })).toBe("300 of 1,204 deliveries queued again…");
  expect(progress({ ...retry, status: "completed", done: 1 })).toBe("1 delivery queued again.");
  expect(progress({ action: "cancel", total: 3, status: "canceled", done: 2 })).toBe(
    "Stopped: 2 of 3 deliveries canceled.",
  );
});

test("a dry run says how many and how long, or that there is nothing", () => {
  expect(estimate("recover", { total: 0, seconds: 0 })).toBe("Nothing was missed since then.");
  expect(estimate("recover", { total: 1204, seconds: 13 })).toBe("1,204 deliveries, queued within 13 s.");
  expect(estimate("retry", { total: 100_000, seconds: 1000 })).toBe("100,000 deliveries, queued within 17 min.");
  expect(estimate("cancel", { total: 1, seconds: 1 })).toBe("1 delivery will not be sent.");
});
