import { expect, test } from "vitest";
import { overdue } from "./overdue.ts";

const due = { status: "pending" as const, next_attempt_at: "2026-11-22T12:00:00Z" };
const at = Date.parse("2026-11-22T12:00:01Z");

test("only what was never tried and is due without being sent is looked at again", () => {
  expect(overdue([due], at)).toBe(true);
  expect(overdue([due], at - 2_000)).toBe(false);
  expect(overdue([{ ...due, next_attempt_at: null }], at)).toBe(false);
  expect(overdue([{ ...due, status: "filtered" }], at)).toBe(false);
});
