import { expect, test } from "vitest";
import { announcementDue } from "./rules.ts";

const now = new Date("2026-11-23T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const longAgo = inDays(-90);

test.each([
  [14.1, null, null],
  [14, null, 14],
  [7.5, null, 14],
  [7.5, 14, null],
  [7, 14, 7],
  [6, 7, null],
  [1, 7, 1],
  [0.5, null, 1],
  [0.5, 1, null],
  [0, 7, null],
  [-1, null, null],
])("with %d days left and %s announced, %s is due", (left, announced_days, due) => {
  expect(announcementDue({ created_at: longAgo, expires_at: inDays(left), announced_days }, now)).toBe(due);
});

test.each([
  [5, 5, null],
  [10, 6, 7],
  [1, 0.5, null],
])("a key made for %d days with %d left has %s announced", (lifetime, left, due) => {
  const expires_at = inDays(left);
  const created_at = new Date(expires_at.getTime() - lifetime * 86_400_000);
  expect(announcementDue({ created_at, expires_at, announced_days: null }, now)).toBe(due);
});
