import { expect, test } from "vitest";
import type { Statistics } from "#lib/domain/webhooks/hooks.ts";
import { hourPoints } from "./prepare.ts";

const figures = {
  deliveries: 3,
  succeeded: 2,
  failed: 1,
  waiting: 0,
  success_rate: 0.67,
  duration_ms_p50: 20,
  duration_ms_p95: 90,
};
const statistics = {
  endpoint_id: "we_1",
  start: "2026-11-22T10:30:00.000Z",
  end: "2026-11-22T13:30:00.000Z",
  total: figures,
  hours: [{ start: "2026-11-22T11:00:00.000Z", ...figures }],
} as Statistics;

test("every hour has its place: nothing sent is zero, and how long nothing took is not known", () => {
  const points = hourPoints(statistics, "Europe/Lisbon");
  expect(points.map(({ label }) => label)).toEqual(["10:00", "11:00", "12:00", "13:00"]);
  expect(points[1]?.values).toMatchObject({ succeeded: 2, failed: 1, p50: 20, p95: 90 });
  expect(points[2]?.values).toMatchObject({ succeeded: 0, failed: 0, p50: undefined });
  expect(points.map(({ unfinished }) => unfinished)).toEqual([false, false, false, true]);
});

test("an hour leads to exactly its deliveries", () => {
  const href = hourPoints(statistics, "Europe/Lisbon")[1]?.href ?? "";
  expect(new URL(href, "https://x.example").searchParams.toString()).toBe(
    "from=2026-11-22T11%3A00%3A00.000Z&to=2026-11-22T12%3A00%3A00.000Z",
  );
});
