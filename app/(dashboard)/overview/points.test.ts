import { expect, test } from "vitest";
import type { Day, Period, Summary } from "#lib/domain/analytics/hooks.ts";
import type { SeriesAnswer } from "#lib/domain/analytics/series/hooks.ts";
import { figuresOf } from "./figures.ts";
import { beforeLabelOf, outcomePoints } from "./points.ts";

const figures = {
  conversations: 10,
  resolved: 6,
  unanswered: 1,
  escalated: 2,
  open: 1,
  resolved_share: 0.6,
  unanswered_share: 0.1,
  escalated_share: 0.2,
  open_share: 0.1,
  messages_per_conversation: 5,
  first_response: { count: 9, median_seconds: 1.5, p90_seconds: 4 },
  satisfaction: { count: 3, mean: 4.6 },
};
const nothing = {
  ...figures,
  ...{
    conversations: 0,
    resolved: 0,
    unanswered: 0,
    escalated: 0,
    open: 0,
    resolved_share: null,
    escalated_share: null,
  },
  first_response: { count: 0, median_seconds: null, p90_seconds: null },
  satisfaction: { count: 0, mean: null },
};

const day = (date: string, change: Partial<Day> = {}): Day => ({
  date,
  starts_at: `${date}T00:00:00.000Z`,
  ends_at: `${date}T24:00:00.000Z`,
  unfinished: false,
  filter: "",
  values: {},
  ...figures,
  ...change,
});

const period = (days: Day[], change: Partial<Period> = {}): Period => ({
  start: days[0]?.date ?? "",
  end: days.at(-1)?.date ?? "",
  starts_at: days[0]?.starts_at ?? "",
  ends_at: days.at(-1)?.ends_at ?? "",
  filter: "",
  values: {},
  ...figures,
  ...change,
  days,
});

const summary = (change: Partial<Summary> = {}): Summary => ({
  time_zone: "UTC",
  currency: "EUR",
  metrics: [],
  trend: {},
  generated_at: "2026-11-22T14:00:00Z",
  period: period([day("2026-11-21"), day("2026-11-22", { unfinished: true })]),
  previous: period([day("2026-11-19", { conversations: 8 }), day("2026-11-20", nothing)], { conversations: 8 }),
  waiting: { escalated: 0, since: null },
  ...change,
});

test("a day leads to exactly the conversations that it counted", () => {
  const [first] = outcomePoints(summary());
  expect(first?.href).toBe(
    "/conversations?started_after=2026-11-21T00%3A00%3A00.000Z&started_before=2026-11-21T24%3A00%3A00.000Z",
  );
  expect(first).toMatchObject({ label: "Sat 21", title: "Saturday, 21 November 2026", before: 8 });
});

test("a day without conversations is a zero, not a gap", () => {
  const empty = summary({ period: period([day("2026-11-21", nothing)]) });
  expect(outcomePoints(empty)[0]?.values).toEqual({ resolved: 0, unanswered: 0, escalated: 0, open: 0 });
});

test("today is unfinished and says so", () => {
  expect(outcomePoints(summary())[1]).toMatchObject({ label: "Today", unfinished: true });
});

test("the comparison is named by its length, and left out of charts longer than a month", () => {
  expect(beforeLabelOf(summary())).toBe("2 days before");
  const before = (days: number) => period(Array.from({ length: days }, () => day("2026-11-01")));
  expect(beforeLabelOf(summary({ previous: before(7) }))).toBe("Week before");
  expect(beforeLabelOf(summary({ previous: before(7) }), "year")).toBe("Year before");
  expect(beforeLabelOf(summary({ previous: before(90) }))).toBeUndefined();
  const alone = summary({ previous: null });
  expect(beforeLabelOf(alone)).toBeUndefined();
  expect(outcomePoints(alone)[0]?.before).toBeNull();
  expect(figuresOf(alone, null)[0]).toMatchObject({ figure: "10", change: undefined, from: undefined });
});

test("figures are written with their units and their change", () => {
  const before = period([day("2026-11-19"), day("2026-11-20")], {
    conversations: 8,
    resolved_share: 0.65,
    first_response: { count: 5, median_seconds: 2, p90_seconds: 5 },
    satisfaction: { count: 2, mean: 4.64 },
  });
  const written = figuresOf(summary({ previous: before }), null).map(({ figure, unit, change, from }) => [
    `${figure}${unit ?? ""}`,
    change && `${change.direction} ${change.text}`,
    from,
  ]);
  expect(written).toEqual([
    ["10", "up 25.0%", "8"],
    ["60.0%", "down 5.0 pts", "65.0%"],
    ["null", undefined, undefined],
    ["1.5s", "down 0.5 s", "2 s"],
    ["4.6 / 5", "flat 0.0", "4.6"],
  ]);
});

test("long waits are written in minutes, on both sides of the comparison", () => {
  const slow = (median_seconds: number) => ({ first_response: { count: 1, median_seconds, p90_seconds: null } });
  const [, , , answer] = figuresOf(
    summary({ period: period([day("2026-11-22")], slow(300)), previous: period([day("2026-11-21")], slow(30)) }),
    null,
  );
  expect(answer).toMatchObject({ figure: "5.0", unit: " min", from: "0.5 min", change: { text: "4.5 min" } });
});

test("sparklines leave out the day that is still running", () => {
  const [conversations] = figuresOf(summary(), null);
  expect(conversations).toMatchObject({ values: [10], before: [8] });
});

test("the sparkline of a long range has a point for several days, and unknown days do not count as zero", () => {
  const scores = [4, null, 5, null, null, null];
  const days = Array.from({ length: 60 }, (_, index) =>
    day("2026-11-01", { satisfaction: { count: 1, mean: scores[index % scores.length] ?? null } }),
  );
  const [, , , , satisfaction] = figuresOf(summary({ period: period(days) }), null);
  expect(satisfaction?.values).toHaveLength(30);
  expect(satisfaction?.values?.slice(0, 3)).toEqual([4, 5, null]);
});

const earned = (value: number, points: number[]) => ({
  values: { revenue: { value, count: 3 } },
  points: points.map((point, index) => ({
    unfinished: index === points.length - 1,
    values: { revenue: { value: point, count: 1 } },
  })),
});

test("revenue stands in the shop's money, and leads to the conversations after which somebody bought", () => {
  const answer = {
    currency: "EUR",
    metrics: [{ id: "revenue", kind: "money" }],
    total: { ...earned(18_420, [9000, 9420]), previous: earned(16_915, [8000, 8915]) },
  };
  const revenue = figuresOf(summary(), answer as unknown as SeriesAnswer)[2];
  expect(revenue).toMatchObject({ figure: "€18,420", change: { direction: "up", text: "8.9%" }, from: "€16,915" });
  expect(revenue).toMatchObject({ values: [9000], before: [8000] });
  expect(revenue?.href).toContain("has_purchase=true&started_after=2026-11-21");
});
