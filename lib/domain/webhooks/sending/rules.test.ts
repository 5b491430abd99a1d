import { expect, test } from "vitest";
import type { Exchange } from "#lib/http/exchange.ts";
import { describe as describeProblem, type Problem } from "./problems.ts";
import { remedyFor } from "./remedies.ts";
import { delays, judge, retryAfter, retryDelay } from "./rules.ts";

const now = new Date("2026-11-22T10:00:00Z");
const middle = () => 0.5;
const timings = { dns_ms: null, connect_ms: null, tls_ms: null, first_byte_ms: 1, duration_ms: 2 };
const answered = (status: number, headers: Record<string, string> = {}): Exchange => ({
  answer: { status, headers, body: Buffer.from("") },
  failure: null,
  timings,
});
const busy: Problem = { code: "http_unavailable", message: "" };
const attempt = { problem: busy, asked: null, attemptNumber: 1, test: false, pauses: delays, now, random: middle };

test("ten tries spread over about three days", () => {
  const days = delays.reduce((sum, delay) => sum + delay, 0) / 86_400_000;
  expect(delays).toHaveLength(9);
  expect(days).toBeGreaterThan(2.5);
  expect(days).toBeLessThan(3.5);
});

test("a wait is the scheduled one, 20 % more or less", () => {
  expect(retryDelay(5_000, null, () => 0)).toBe(4_000);
  expect(retryDelay(5_000, null, () => 1)).toBe(6_000);
  expect(retryDelay(120_000, null, middle)).toBe(120_000);
});

test("a receiver that asks for more time gets it, up to a day; one that asks for less waits its turn", () => {
  expect(retryDelay(5_000, 120_000, middle)).toBe(120_000);
  expect(retryDelay(5_000, 1_000, middle)).toBe(5_000);
  expect(retryDelay(5_000, 10 * 86_400_000, middle)).toBe(86_400_000);
});

test("Retry-After counts as seconds or as a date, and only with 429 and 503", () => {
  expect(retryAfter(answered(503, { "retry-after": "120" }).answer, now)).toBe(120_000);
  expect(retryAfter(answered(429, { "retry-after": "Sun, 22 Nov 2026 10:01:00 GMT" }).answer, now)).toBe(60_000);
  expect(retryAfter(answered(429, { "retry-after": "Sun, 22 Nov 2020 10:01:00 GMT" }).answer, now)).toBe(0);
  expect(retryAfter(answered(500, { "retry-after": "120" }).answer, now)).toBeNull();
  expect(retryAfter(answered(503, { "retry-after": "soon" }).answer, now)).toBeNull();
  expect(retryAfter(answered(503, { "retry-after": "-5" }).answer, now)).toBeNull();
});

test("an attempt is a success, another try, or the end", () => {
  expect(judge({ ...attempt, problem: null }).status).toBe("succeeded");
  const second = judge(attempt);
  expect(second).toMatchObject({ status: "retrying", nextAttemptAt: new Date("2026-11-22T10:00:05Z") });
  expect(judge({ ...attempt, attemptNumber: 9 }).status).toBe("retrying");
  expect(judge({ ...attempt, attemptNumber: 10 })).toMatchObject({ status: "failed", nextAttemptAt: null });
  expect(judge({ ...attempt, attemptNumber: 11 }).status).toBe("failed");
  expect(judge({ ...attempt, test: true }).status).toBe("failed");
});

test("an endpoint's own schedule decides how often and when; an empty one is not tried again", () => {
  const own = { ...attempt, pauses: [60_000, 600_000] };
  expect(judge(own)).toMatchObject({ status: "retrying", nextAttemptAt: new Date("2026-11-22T10:01:00Z") });
  expect(judge({ ...own, attemptNumber: 2 })).toMatchObject({ nextAttemptAt: new Date("2026-11-22T10:10:00Z") });
  expect(judge({ ...own, attemptNumber: 3 }).status).toBe("failed");
  expect(judge({ ...own, pauses: [] }).status).toBe("failed");
});

test("410 ends the delivery and switches the endpoint off", () => {
  const gone = describeProblem(answered(410), "https://example.com/hooks");
  expect(judge({ ...attempt, problem: gone })).toMatchObject({ status: "failed", disablesEndpoint: true });
});

test.each([
  [200, null],
  [204, null],
  [299, null],
  [301, "http_redirect"],
  [400, "http_client_error"],
  [401, "http_refused"],
  [404, "http_not_found"],
  [410, "http_gone"],
  [429, "http_rate_limited"],
  [500, "http_server_error"],
  [503, "http_unavailable"],
  [600, "http_server_error"],
])("an answer of %i is told as %s", (status, code) => {
  expect(describeProblem(answered(status), "https://example.com/hooks")?.code ?? null).toBe(code);
});

test("an answer that broke off is a failure although its status was good", () => {
  const exchange = { ...answered(200), failure: { code: "body_timeout" as const, detail: "" } };
  expect(describeProblem(exchange, "https://example.com/")?.message).toBe(
    "example.com began an answer and did not finish it in the time allowed.",
  );
});

test("every failure comes with something to do", () => {
  expect(remedyFor("certificate_expired")).toMatch(/certificate/);
  expect(remedyFor("a code of later days")).toMatch(/\.$/);
});
