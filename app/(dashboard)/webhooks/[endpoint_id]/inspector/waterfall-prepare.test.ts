import { expect, test } from "vitest";
import { preparePhases } from "./waterfall-prepare.ts";

const whole = { dns_ms: 4, connect_ms: 27, tls_ms: 41, first_byte_ms: 2328, total_ms: 2404 };
const nothing = { dns_ms: null, connect_ms: null, tls_ms: null, first_byte_ms: null };

test("phases follow one another and fill the whole duration", () => {
  const phases = preparePhases(whole, null);
  expect(phases.map((phase) => [phase.label, phase.start, phase.ms])).toEqual([
    ["Look up name", 0, 4],
    ["Connect", 4, 27],
    ["Encrypt", 31, 41],
    ["Wait for answer", 72, 2328],
    ["Receive", 2400, 4],
  ]);
  expect(phases.filter((phase) => phase.longest).map((phase) => phase.key)).toEqual(["wait"]);
});

test("a connection used before has neither lookup nor connect", () => {
  const phases = preparePhases({ ...nothing, first_byte_ms: 180, total_ms: 184 }, null);
  expect(phases.map((phase) => phase.key)).toEqual(["wait", "receive"]);
});

test.each([
  ["answer_timeout", { dns_ms: 2, connect_ms: 10, tls_ms: null }, ["dns", "connect", "wait"]],
  ["connect_timeout", { dns_ms: 2, connect_ms: null, tls_ms: null }, ["dns", "connect"]],
  ["dns_not_found", { dns_ms: null, connect_ms: null, tls_ms: null }, ["dns"]],
  ["certificate_expired", { dns_ms: 2, connect_ms: 9, tls_ms: null }, ["dns", "connect", "tls"]],
])("after %s the time without an end belongs to the phase that failed", (code, timings, keys) => {
  const phases = preparePhases({ ...timings, first_byte_ms: null, total_ms: 10_000 }, code);
  expect(phases.map((phase) => phase.key)).toEqual(keys);
  expect(phases.at(-1)?.unfinished).toBe(true);
  expect(phases.reduce((sum, phase) => sum + phase.ms, 0)).toBe(10_000);
});

test("a phase that was measured and then failed appears once", () => {
  const phases = preparePhases({ ...nothing, dns_ms: 5, total_ms: 7 }, "address_not_allowed");
  expect(phases.map((phase) => [phase.key, phase.ms])).toEqual([["dns", 7]]);
});
