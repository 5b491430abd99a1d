import { expect, test } from "vitest";
import { changesOf, type Findings, judge, settle, worst } from "./rules.ts";

const now = new Date("2026-11-22T10:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const well = { latencyMs: 3, workerSeenAt: ago(2), oldestDueAt: null, lastAttemptAt: null };

const statesOf = (findings: Findings) =>
  Object.values(judge(findings, now))
    .map(({ status }) => status)
    .join(" ");
const withDatabase = (facts: Partial<typeof well> | { oldestDueAt: Date; lastAttemptAt: Date | null }) =>
  statesOf({ loopDelayMs: 21, database: { ...well, ...facts } as Findings["database"] });

test("each part is judged by its own signs: api, database, worker, webhooks", () => {
  expect(withDatabase({})).toBe("healthy healthy healthy healthy");
  expect(statesOf({ loopDelayMs: 700, database: well })).toBe("degraded healthy healthy healthy");
  expect(withDatabase({ latencyMs: 1_500 })).toBe("healthy degraded healthy healthy");
  expect(withDatabase({ workerSeenAt: ago(20) })).toBe("healthy healthy degraded healthy");
  expect(withDatabase({ workerSeenAt: ago(90) })).toBe("healthy healthy down healthy");
});

test("without the database nothing that needs it works", () => {
  expect(statesOf({ loopDelayMs: 21, database: null })).toBe("healthy down down down");
});

test("a queue is ill when something is due and nothing is sent, not when one endpoint lags behind", () => {
  expect(withDatabase({ oldestDueAt: ago(3_000), lastAttemptAt: ago(1) })).toBe("healthy healthy healthy healthy");
  expect(withDatabase({ oldestDueAt: ago(3_000), lastAttemptAt: ago(90) })).toBe("healthy healthy healthy degraded");
  expect(withDatabase({ oldestDueAt: ago(3_000), lastAttemptAt: null })).toBe("healthy healthy healthy down");
  expect(withDatabase({ oldestDueAt: ago(10), lastAttemptAt: null })).toBe("healthy healthy healthy healthy");
});

test("a change is told once, with what was before and since when", () => {
  const before = settle(null, judge({ loopDelayMs: 21, database: well }, ago(60)), ago(60));
  expect(changesOf(null, before)).toEqual([]);
  const after = settle(before, judge({ loopDelayMs: 21, database: { ...well, workerSeenAt: ago(90) } }, now), now);
  expect(changesOf(before, after)).toEqual([
    {
      part: "worker",
      status: "down",
      previous_status: "healthy",
      message: expect.stringContaining("No worker runs"),
      since: now.toISOString(),
    },
  ]);
  expect(changesOf(after, settle(after, judge({ loopDelayMs: 21, database: null }, now), now)).length).toBe(2);
  expect(after.database.since).toEqual(ago(60));
});

test("the whole is as its worst part", () => {
  expect(worst(["healthy", "degraded"])).toBe("degraded");
  expect(worst(["down", "degraded"])).toBe("down");
  expect(worst([])).toBe("healthy");
});
