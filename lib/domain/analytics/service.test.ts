import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { summarise } from "./service.ts";

await testDatabase();

type Row = Partial<{
  status: string;
  escalated_at: string;
  resolution_status: string;
  first_response_ms: number;
  satisfaction_score: number;
  message_count: number;
}>;

async function shop(time_zone = "UTC", now = "2026-11-22T14:06:00Z") {
  const { ctx, key } = await testMerchant();
  await database.query("UPDATE merchants SET time_zone = $2 WHERE id = $1", [ctx.merchantId, time_zone]);
  await database.query(
    "INSERT INTO customers (merchant_id, id, first_seen_at, last_seen_at) VALUES ($1, 'cust_x', now(), now())",
    [ctx.merchantId],
  );
  return { key, ctx: { ...ctx, now: () => new Date(now) } satisfies Ctx };
}

async function talk(ctx: Ctx, started_at: string, row: Row = {}) {
  const columns = { merchant_id: ctx.merchantId, id: newId("conversation"), customer_id: "cust_x", started_at, ...row };
  const places = Object.keys(columns).map((_, index) => `$${index + 1}`);
  await database.query(
    `INSERT INTO conversations (${Object.keys(columns).join(", ")}) VALUES (${places.join(", ")})`,
    Object.values(columns),
  );
}

const ask = (ctx: Ctx, start: string, end: string) => summarise(ctx, { start, end, compare: "previous" });

test("each conversation is counted once, under the outcome that the list filters by", async () => {
  const { ctx } = await shop();
  const at = "2026-11-10T10:00:00Z";
  await talk(ctx, at, { status: "resolved" });
  await talk(ctx, at, { status: "closed", resolution_status: "resolved" });
  await talk(ctx, at, { status: "closed", resolution_status: "unresolved" });
  await talk(ctx, at, { status: "resolved", escalated_at: at });
  await talk(ctx, at, { status: "escalated", escalated_at: at });
  await talk(ctx, at);
  const { period, waiting } = await ask(ctx, "2026-11-10", "2026-11-10");
  expect(period).toMatchObject({ conversations: 6, resolved: 2, unanswered: 1, escalated: 2, open: 1 });
  expect(period).toMatchObject({ resolved_share: 0.3333, unanswered_share: 0.1667, escalated_share: 0.3333 });
  expect(waiting).toEqual({ escalated: 1, since: "2026-11-10T10:00:00.000Z" });
});

test("the median and the mean of a period come from its rows, not from its days", async () => {
  const { ctx } = await shop();
  for (const first_response_ms of [1000, 2000, 3000]) await talk(ctx, "2026-11-09T10:00:00Z", { first_response_ms });
  await talk(ctx, "2026-11-10T10:00:00Z", { first_response_ms: 60_000, satisfaction_score: 2, message_count: 7 });
  for (const satisfaction_score of [4, 4.5]) await talk(ctx, "2026-11-09T11:00:00Z", { satisfaction_score });
  const { period } = await ask(ctx, "2026-11-09", "2026-11-10");
  expect(period.first_response).toEqual({ count: 4, median_seconds: 2.5, p90_seconds: 42.9 });
  expect(period.satisfaction).toEqual({ count: 3, mean: 3.5 });
  expect(period.messages_per_conversation).toBe(1.17);
  expect(period.days.map((day) => day.first_response.median_seconds)).toEqual([2, 60]);
});

test("days on which the clock changes hold all their hours and no other's", async () => {
  const { ctx } = await shop("Europe/Lisbon");
  // 29 March 2026 lasts from 00:00Z to 23:00Z, 25 October from 23:00Z the day before to 24:00Z.
  for (const moment of [
    "2026-03-28T23:59:59.999Z",
    "2026-03-29T00:00:00Z",
    "2026-03-29T22:59:59.999Z",
    "2026-03-29T23:00:00Z",
  ])
    await talk(ctx, moment);
  const spring = await ask(ctx, "2026-03-28", "2026-03-30");
  expect(spring.period.days.map((day) => day.conversations)).toEqual([1, 2, 1]);
  for (const moment of [
    "2026-10-24T22:59:59.999Z",
    "2026-10-24T23:00:00Z",
    "2026-10-25T23:59:59.999Z",
    "2026-10-26T00:00:00Z",
  ])
    await talk(ctx, moment);
  const autumn = await ask(ctx, "2026-10-24", "2026-10-26");
  expect(autumn.period.days.map((day) => day.conversations)).toEqual([1, 2, 1]);
});

test("the same moments fall on other days in another zone, over the end of a month", async () => {
  const moments = ["2026-10-31T23:30:00Z", "2026-11-01T00:30:00Z", "2026-11-01T11:30:00Z"];
  const expected = { "America/New_York": [2, 1], "Europe/Berlin": [0, 3], "Pacific/Auckland": [0, 2], UTC: [1, 2] };
  for (const [zone, counts] of Object.entries(expected)) {
    const { ctx } = await shop(zone);
    for (const moment of moments) await talk(ctx, moment);
    const { period } = await ask(ctx, "2026-10-31", "2026-11-01");
    expect(
      period.days.map((day) => day.conversations),
      zone,
    ).toEqual(counts);
  }
});

test("an empty day is a day with nothing known, and today is unfinished", async () => {
  const { ctx } = await shop();
  await talk(ctx, "2026-11-20T09:00:00Z", { satisfaction_score: 5 });
  const { period } = await ask(ctx, "2026-11-20", "2026-11-22");
  expect(
    period.days.map(({ conversations, satisfaction, unfinished }) => [conversations, satisfaction.mean, unfinished]),
  ).toEqual([
    [1, 5, false],
    [0, null, false],
    [0, null, true],
  ]);
});

test("while today is running, the period before counts only as much of its last day", async () => {
  const { ctx } = await shop();
  for (const moment of ["2026-11-21T14:05:59Z", "2026-11-21T14:06:00Z", "2026-11-22T10:00:00Z"])
    await talk(ctx, moment);
  const { period, previous } = await ask(ctx, "2026-11-22", "2026-11-22");
  expect([period.conversations, previous?.conversations]).toEqual([1, 1]);
  expect(previous?.ends_at).toBe("2026-11-21T14:06:00.000Z");
});

test("another merchant's conversations are never counted", async () => {
  const [mine, theirs] = [await shop(), await shop()];
  await talk(theirs.ctx, "2026-11-10T10:00:00Z", { status: "escalated", escalated_at: "2026-11-10T10:00:00Z" });
  const { period, previous, waiting } = await ask(mine.ctx, "2026-11-10", "2026-11-10");
  expect([period.conversations, previous?.conversations, waiting.escalated]).toEqual([0, 0, 0]);
});

test("every figure agrees with the list that its bounds and its filter lead to", async () => {
  const { ctx, key } = await shop("America/Havana", new Date().toISOString());
  const statuses = ["active", "resolved", "closed", "escalated"];
  for (let i = 0; i < 60; i++) {
    const moment = new Date(ctx.now().getTime() - i * 3.1 * 3_600_000).toISOString();
    const status = statuses[i % 4] as string;
    const answer = i % 3 === 0 ? { first_response_ms: 900 } : {};
    const rating = i % 5 === 0 ? { satisfaction_score: i % 2 ? 5 : 0 } : {};
    await talk(ctx, moment, { status, ...answer, ...rating, ...(status === "escalated" && { escalated_at: moment }) });
  }
  const { json } = await call("GET", "/v1/analytics/summary", { key });
  const summary = json as unknown as Awaited<ReturnType<typeof summarise>>;
  const listed = async (bounds: { starts_at: string; ends_at: string }, filter: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      ...filter,
      started_after: bounds.starts_at,
      started_before: bounds.ends_at,
      limit: "100",
    });
    const answer = await call("GET", `/v1/conversations?${query}`, { key });
    return answer.json.data.length;
  };
  expect(summary.period.conversations).toBe(60);
  for (const part of [summary.period, ...summary.period.days.slice(-9)]) {
    expect(await listed(part)).toBe(part.conversations);
    for (const outcome of ["resolved", "unanswered", "escalated", "open"] as const)
      expect(await listed(part, { outcome })).toBe(part[outcome]);
    expect(await listed(part, { answered: "true" })).toBe(part.first_response.count);
    expect(await listed(part, { min_satisfaction: "0" })).toBe(part.satisfaction.count);
  }
});

test("bad days are a 400 that names the parameter, and a key without the scope is refused", async () => {
  const { key } = await shop();
  const bad = {
    "start=2026-02-30": "start",
    "start=2024-01-01&end=2026-01-01": "start",
    "end=2999-01-01": "end",
    "compare=decade": "compare",
    "start=0001-01-01": "start",
  };
  for (const [query, field] of Object.entries(bad)) {
    const { status, json } = await call("GET", `/v1/analytics/summary?${query}`, { key });
    expect(status, query).toBe(400);
    expect(json.error.details, query).toMatchObject({ invalid_fields: [{ field }] });
  }
  expect((await call("GET", "/v1/analytics/summary?start=1901-01-01&end=1901-02-01", { key })).status).toBe(200);
  const { key: other } = await testMerchant(["conversations:read"]);
  expect((await call("GET", "/v1/analytics/summary", { key: other })).status).toBe(403);
});

test("metrics, another zone, moments and the year before can be asked for, and come as a table too", async () => {
  const { ctx, key } = await shop("Europe/Lisbon", new Date().toISOString());
  await talk(ctx, "2026-11-09T23:30:00Z", { satisfaction_score: 5 });
  await talk(ctx, "2025-11-10T12:00:00Z", { satisfaction_score: 1 });
  const query =
    "from=2026-11-10&to=2026-11-11T12:00:00Z&time_zone=Europe/Berlin&compare=year&metrics=conversations,csat";
  const { json } = await call("GET", `/v1/analytics/summary?${query}`, { key });
  const { period, previous, trend } = json as unknown as Awaited<ReturnType<typeof summarise>>;
  expect(period.days.map((day) => [day.date, day.values.conversations?.value])).toEqual([
    ["2026-11-10", 1],
    ["2026-11-11", 0],
  ]);
  expect([period.values.csat?.value, previous?.values.csat?.value, previous?.start]).toEqual([1, 0, "2025-11-10"]);
  expect(trend.csat).toMatchObject({ previous: 0, change: 1, p_value: null });
  const list = await call("GET", `/v1/conversations?${period.days[0]?.filter}`, { key });
  expect(list.json.data).toHaveLength(1);
  const { text } = await call("GET", `/v1/analytics/summary?${query}&format=csv`, { key });
  expect(text.split("\r\n").map((line) => line.split(",").slice(3).join())).toEqual([
    "conversations,conversations_previous,csat,csat_previous",
    "1,1,1,0",
    "0,0,,",
    "",
  ]);
});
