import { expect, test } from "vitest";
import { addDays, startOfDay } from "#lib/calendar.ts";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { insertMany } from "#lib/db/many.ts";
import { erase } from "#lib/domain/customers/erasure/service.ts";
import { newId } from "#lib/ids.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import type { Dimension } from "../../definitions/dimensions.ts";
import { keptFrom } from "../rules.ts";
import { keyOf, tally } from "../service.ts";
import { keep, merchantsWithWork } from "./service.ts";

await testDatabase();

const now = new Date("2026-11-22T12:00:00Z");

async function shop() {
  const { ctx } = await testMerchant();
  const customer = newId("customer");
  await database.query(
    "INSERT INTO customers (merchant_id, id, first_seen_at, last_seen_at) VALUES ($1, $2, now(), now())",
    [ctx.merchantId, customer],
  );
  return { ctx, customer };
}

const insert = (ctx: Ctx, customer_id: string, moments: readonly string[], more: object = {}) =>
  insertMany(
    database,
    "conversations",
    ctx.merchantId,
    moments.map((started_at) => ({ ...base, id: newId("conversation"), customer_id, started_at, ...more })),
  );
const base = {
  ...{ status: "active", channel: "web", priority: "normal", tags: [], metadata: {}, context: {} },
  ...{ message_count: 2, reopened_count: 0, created_at: now, updated_at: now },
};

/** Conversations by day of November, as a read finds them. */
async function counted(ctx: Ctx, { zone = "UTC", dimensions = [] as Dimension[], key = keyOf([]) } = {}) {
  const edges = Array.from({ length: 31 }, (_, day) => startOfDay(addDays("2026-11-01", day), zone));
  const wanted = {
    edges,
    dimensions,
    filter: {},
    measures: ["conversations"] as const,
    zone,
    keptZone: zone,
    segments: [],
    now,
  };
  const points = (await tally(database, ctx.merchantId, wanted)).get(key) ?? new Map();
  return new Map([...points].map(([point, one]) => [point + 1, one.count("conversations")]));
}

const noon = (day: number) => `2026-11-${String(day).padStart(2, "0")}T12:00:00Z`;
const keepAll = async (ctx: Ctx) => {
  while (await keep(database, ctx.merchantId, now));
};
/** Makes what is kept wrong, so that a read shows where it takes its figures from. */
const falsify = (ctx: Ctx) =>
  database.query("UPDATE analytics_days SET conversations = 1000 WHERE merchant_id = $1", [ctx.merchantId]);

test("a whole day that nothing has changed since is taken from what is kept, a changed one from its rows", async () => {
  const { ctx, customer } = await shop();
  await insert(ctx, customer, [noon(3), noon(4), noon(4)]);
  await keepAll(ctx);
  await falsify(ctx);
  await insert(ctx, customer, [noon(4)]);
  expect(await counted(ctx)).toEqual(
    new Map([
      [3, 1000],
      [4, 3],
    ]),
  );
  await keepAll(ctx);
  expect(await counted(ctx)).toEqual(
    new Map([
      [3, 1000],
      [4, 3],
    ]),
  );
});

test("groups are kept of days that are large enough, and read where they are not", async () => {
  const { ctx, customer } = await shop();
  await insert(ctx, customer, [...Array(keptFrom.single).fill(noon(3)), ...Array(keptFrom.single - 1).fill(noon(4))]);
  await keepAll(ctx);
  await database.query("UPDATE analytics_days SET conversations = 1000 WHERE merchant_id = $1 AND dimensions <> ''", [
    ctx.merchantId,
  ]);
  expect(await counted(ctx, { dimensions: ["channel"], key: keyOf(["web"]) })).toEqual(
    new Map([
      [3, 1000],
      [4, keptFrom.single - 1],
    ]),
  );
});

test("a conversation that moves, goes, or comes late changes the days that it touches", async () => {
  const { ctx, customer } = await shop();
  const [moved = "", gone = ""] = await insert(ctx, customer, [noon(3), noon(4), noon(5)]);
  await keepAll(ctx);
  await database.query("UPDATE conversations SET started_at = $3 WHERE merchant_id = $1 AND id = $2", [
    ctx.merchantId,
    moved,
    noon(6),
  ]);
  await database.query("DELETE FROM conversations WHERE merchant_id = $1 AND id = $2", [ctx.merchantId, gone]);
  await insert(ctx, customer, [noon(1)]);
  const expected = new Map([
    [1, 1],
    [5, 1],
    [6, 1],
  ]);
  expect(await counted(ctx)).toEqual(expected);
  await keepAll(ctx);
  expect(await counted(ctx)).toEqual(expected);
});

test("an erased customer's conversations still count, without what was said of them", async () => {
  const { ctx, customer } = await shop();
  await insert(ctx, customer, Array(keptFrom.single).fill(noon(3)), { escalation_reason: "Teresa asked" });
  await keepAll(ctx);
  await erase(ctx, customer);
  await keepAll(ctx);
  const rows = await database.query(
    "SELECT value_1, conversations FROM analytics_days WHERE merchant_id = $1 AND dimensions = 'escalation_reason'",
    [ctx.merchantId],
  );
  expect(rows).toEqual([{ value_1: "[erased]", conversations: keptFrom.single }]);
});

test("with another time zone all days are counted anew, and answers are right before that too", async () => {
  const { ctx, customer } = await shop();
  await insert(ctx, customer, ["2026-11-03T20:00:00Z", "2026-11-03T10:00:00Z"]);
  await keepAll(ctx);
  const zone = "Asia/Kathmandu";
  await database.query("UPDATE merchants SET time_zone = $2 WHERE id = $1", [ctx.merchantId, zone]);
  const expected = new Map([
    [3, 1],
    [4, 1],
  ]);
  expect(await counted(ctx, { zone })).toEqual(expected);
  expect(await merchantsWithWork(now, 1000)).toContain(ctx.merchantId);
  await keepAll(ctx);
  expect(await counted(ctx, { zone })).toEqual(expected);
});

test("a history of many parts is kept from its newest day to its first", async () => {
  const { ctx, customer } = await shop();
  await insert(ctx, customer, ["2019-05-01T12:00:00Z", "2023-02-01T12:00:00Z", noon(3)]);
  let parts = 1;
  while (await keep(database, ctx.merchantId, now)) parts++;
  expect(parts).toBeGreaterThan(3);
  const rows = await database.query<{ day: string }>(
    "SELECT day::text FROM analytics_days WHERE merchant_id = $1 AND dimensions = '' ORDER BY day",
    [ctx.merchantId],
  );
  expect(rows.map(({ day }) => day)).toEqual(["2019-05-01", "2023-02-01", "2026-11-03"]);
});

test("while many write and several workers count, no day is left wrong", async () => {
  const { ctx, customer } = await shop();
  await keepAll(ctx);
  let writing = true;
  const write = async (writer: number) => {
    for (let turn = 0; turn < 25; turn++) await insert(ctx, customer, [noon(1 + ((writer + turn) % 9))]);
  };
  const count = async () => {
    while (writing) await keep(database, ctx.merchantId, now);
  };
  const workers = [count(), count(), count()];
  await Promise.all([0, 1, 2, 3].map(write));
  writing = false;
  await Promise.all(workers);
  await keepAll(ctx);
  const [kept] = await database.query<{ sum: number }>(
    "SELECT sum(conversations)::int AS sum FROM analytics_days WHERE merchant_id = $1 AND dimensions = ''",
    [ctx.merchantId],
  );
  expect(kept?.sum).toBe(100);
  expect([...(await counted(ctx)).values()].reduce((sum, value) => sum + value, 0)).toBe(100);
});
