import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, startOfDay } from "#lib/calendar.ts";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { insertMany, updateMany } from "#lib/db/many.ts";
import { newId } from "#lib/ids.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import type { Dimension } from "../definitions/dimensions.ts";
import { keep } from "./keeping/service.ts";
import { keyOf, tally, type Wanted } from "./service.ts";
import { countMeasures, moneyMeasures, valueMeasures } from "./tally.ts";

await testDatabase();

// Each with a change of its clock inside, in both directions over the year.
const zones = {
  "Europe/Lisbon": "2026-10-23",
  "America/New_York": "2026-03-06",
  "Australia/Lord_Howe": "2026-04-03",
  "Asia/Kathmandu": "2026-06-01",
  "America/Havana": "2026-10-30",
} as const;
const days = 5;

const choose = <T>(...values: T[]) => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const money = fc.record({ minor: fc.integer({ min: 0, max: 90_000 }), currency: choose("EUR", "USD", "JPY") });

/** A conversation's columns; `at` is the minute of the stretch in which it begins. */
const state = fc.record({
  at: fc.integer({ min: -600, max: days * 1440 + 600 }),
  status: choose("active", "escalated", "resolved", "closed"),
  channel: choose("web", "app"),
  device_type: maybe(choose("mobile", "desktop")),
  language: maybe(choose("en", "pt")),
  page_url: maybe(choose("https://a.example/x?y=1", "https://a.example/x#z", "https://a.example/")),
  tags: fc.subarray(["vip", "gift"]),
  priority: choose("normal", "high"),
  resolution_status: maybe(choose("resolved", "unresolved")),
  escalation_reason: maybe(choose("payment", "complaint")),
  escalated: maybe(fc.integer({ min: 0, max: 900 })),
  lasted: maybe(fc.integer({ min: 0, max: 90_000 })),
  reopened_count: choose(0, 0, 1),
  reopened_after_seconds: maybe(choose(60, 700_000)),
  message_count: fc.integer({ min: 0, max: 40 }),
  first_response_ms: maybe(fc.integer({ min: 0, max: 500_000 })),
  satisfaction_score: maybe(choose(0, 2.5, 4, 5)),
  nps_score: maybe(fc.integer({ min: 0, max: 10 })),
  cart: maybe(money),
  skus: fc.subarray(["a", "b"]),
  left: fc.boolean(),
  purchase: maybe(money),
  high_value: fc.boolean(),
});

type State = typeof state extends fc.Arbitrary<infer T> ? T : never;
type Step =
  | { do: "add"; states: State[]; times: number }
  | { do: "change"; which: number; state: State }
  | { do: "remove"; which: number }
  | { do: "keep" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      states: fc.array(state, { maxLength: 20, size: "max" }),
      times: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("change" as const), which: fc.nat(), state }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("keep" as const) }) },
);

function columnsOf(given: State, start: Date) {
  const { at, escalated, lasted, cart, skus, left, purchase, high_value, ...columns } = given;
  const moment = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  const ended = given.status === "resolved" || given.status === "closed";
  return {
    ...columns,
    started_at: moment(at),
    escalated_at: escalated === null ? null : moment(at + escalated),
    completed_at: ended && lasted !== null ? moment(at + lasted / 60) : null,
    duration_seconds: ended ? lasted : null,
    last_message_at: moment(at + 3),
    cart_value_minor: cart?.minor ?? null,
    cart_currency: cart?.currency ?? null,
    cart_items: cart ? skus.map((sku) => ({ sku })) : null,
    cart_left_at: left ? moment(at) : null,
    purchased_at: purchase ? moment(at + 10) : null,
    purchase_minor: purchase?.minor ?? null,
    purchase_currency: purchase?.currency ?? null,
    high_value_at: high_value ? moment(at) : null,
  };
}

async function shop(zone: string) {
  const { ctx } = await testMerchant();
  await database.query("UPDATE merchants SET time_zone = $2 WHERE id = $1", [ctx.merchantId, zone]);
  const customer = newId("customer");
  await database.query(
    "INSERT INTO customers (merchant_id, id, first_seen_at, last_seen_at) VALUES ($1, $2, now(), now())",
    [ctx.merchantId, customer],
  );
  return { ctx, customer };
}

/** Lets a history happen, the worker counting now and then. */
async function live(ctx: Ctx, customer: string, start: Date, steps: readonly Step[]): Promise<void> {
  const ids: string[] = [];
  for (const each of steps) {
    const id = each.do === "change" || each.do === "remove" ? ids[each.which % Math.max(1, ids.length)] : undefined;
    if (each.do === "keep") await keep(database, ctx.merchantId, start);
    if (each.do === "add") {
      const now = { created_at: start, updated_at: start, metadata: {}, context: {} };
      const rows = each.states
        .flatMap((one) => Array.from({ length: each.times }, () => one))
        .map((one) => ({
          id: newId("conversation"),
          customer_id: customer,
          ...now,
          ...columnsOf(one, start),
        }));
      ids.push(...(await insertMany(database, "conversations", ctx.merchantId, rows)));
    }
    if (each.do === "change" && id) {
      await updateMany(database, "conversations", ctx.merchantId, [{ id, ...columnsOf(each.state, start) }]);
    }
    if (each.do === "remove" && id) {
      await database.query("DELETE FROM conversations WHERE merchant_id = $1 AND id = $2", [ctx.merchantId, id]);
      ids.splice(ids.indexOf(id), 1);
    }
  }
}

const all = [...countMeasures, ...moneyMeasures, ...valueMeasures];

/** What the tally says, as plain values. */
async function told(ctx: Ctx, wanted: Wanted) {
  const tallies = await tally(database, ctx.merchantId, wanted);
  const rows = [...tallies].flatMap(([group, points]) => [...points].map(([point, one]) => ({ group, point, one })));
  return Object.fromEntries(
    rows.map(({ group, point, one }) => {
      const counts = Object.fromEntries(countMeasures.map((name) => [name, one.count(name)]));
      const amounts = Object.fromEntries(moneyMeasures.map((name) => [name, Object.fromEntries(one.money(name))]));
      const percentiles = Object.fromEntries(valueMeasures.map((name) => [name, one.percentiles(name)]));
      return [`${point} ${group}`, { ...counts, amounts, percentiles }];
    }),
  );
}

/** The same by SQL of its own, written without a look at how it is counted. */
async function truth(ctx: Ctx, zone: string, edges: Date[], dimensions: readonly Dimension[]) {
  const values: Partial<Record<Dimension, string>> = {
    channel: "channel",
    device_type: "coalesce(device_type, '')",
    outcome: `CASE WHEN escalated_at IS NOT NULL THEN 'escalated' WHEN status = 'resolved' OR resolution_status = 'resolved'
      THEN 'resolved' WHEN status = 'closed' THEN 'unanswered' ELSE 'open' END`,
    page: "coalesce(regexp_replace(page_url, '[?#].*', ''), '')",
    tag: "tag",
    hour_of_week: `((extract(isodow FROM started_at AT TIME ZONE '${zone}') - 1) * 24
      + extract(hour FROM started_at AT TIME ZONE '${zone}'))::text`,
  };
  const names = dimensions.map((dimension) => values[dimension] as string);
  const join = dimensions.includes("tag")
    ? `, LATERAL (SELECT unnest(tags) AS tag UNION ALL SELECT '' WHERE tags = '{}') t`
    : "";
  const sums = (kind: string, where: string) =>
    `(SELECT coalesce(jsonb_object_agg(k, jsonb_build_array(s, n)), '{}') FROM (
       SELECT x->>0 AS k, sum((x->>1)::bigint) AS s, count(*) AS n
       FROM unnest(array_agg(jsonb_build_array(${kind}_currency, ${kind === "cart" ? "cart_value_minor" : "purchase_minor"}))
         FILTER (WHERE ${kind}_currency IS NOT NULL AND ${where})) x GROUP BY 1) q)`;
  const middle = (value: string) => `percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY (${value})::float8)`;
  const rows = await database.query<{ key: string; told: object }>(
    `SELECT (width_bucket(started_at, $2::timestamptz[]) - 1)::text || ' ' || $5::text AS key, ${names
      .map((name, i) => `${name} AS g${i}`)
      .concat("1 AS one")
      .join(", ")},
      json_build_object('conversations', count(*), 'messages', sum(message_count), 'answered', count(first_response_ms),
        'resolved', count(*) FILTER (WHERE status = 'resolved' OR resolution_status = 'resolved'),
        'unanswered', count(*) FILTER (WHERE escalated_at IS NULL AND status = 'closed' AND resolution_status IS DISTINCT FROM 'resolved'),
        'escalated', count(escalated_at), 'reopened', count(*) FILTER (WHERE reopened_count > 0),
        'durably_resolved', count(*) FILTER (WHERE (status = 'resolved' OR resolution_status = 'resolved')
          AND (reopened_count = 0 OR reopened_after_seconds > 604800)),
        'satisfied', count(*) FILTER (WHERE satisfaction_score >= 4), 'score_hundredths', coalesce(sum(satisfaction_score * 100), 0),
        'promoters', count(*) FILTER (WHERE nps_score > 8), 'detractors', count(*) FILTER (WHERE nps_score < 7),
        'carts_recovered', count(*) FILTER (WHERE cart_left_at IS NOT NULL AND purchased_at IS NOT NULL),
        'assistant_purchases', count(*) FILTER (WHERE purchased_at IS NOT NULL AND escalated_at IS NULL AND first_response_ms IS NOT NULL),
        'amounts', json_build_object('cart_money', ${sums("cart", "true")}, 'purchase_money', ${sums("purchase", "true")}),
        'percentiles', json_build_object('response_values', ${middle("first_response_ms")},
          'message_values', ${middle("message_count")}, 'score_values', ${middle("satisfaction_score * 100")})) AS told
     FROM conversations${join} WHERE merchant_id = $1 AND started_at >= $3 AND started_at < $4
     GROUP BY 1${names.map((_, i) => `, ${i + 2}`).join("")}`,
    [ctx.merchantId, edges, edges[0], edges.at(-1), ""],
  );
  return Object.fromEntries(
    rows.map(({ key, told: facts, ...row }) => {
      const group = dimensions.map((_, index) => (row as Record<string, string>)[`g${index}`] as string);
      return [`${key}${keyOf(group)}`, plain(facts)];
    }),
  );
}

/** Nulls of percentiles that nothing is known of become those of the tally. */
const plain = (facts: object) =>
  JSON.parse(JSON.stringify(facts), (name, value) =>
    name.endsWith("_values") && value === null ? [null, null] : value,
  ) as object;

/** Percentiles may be off by 1 % where there are many values. */
const within = (facts: Record<string, object>) =>
  JSON.parse(JSON.stringify(facts), (name, value) =>
    name.endsWith("_values")
      ? value.map((one: number | null) =>
          one === null ? null : expect.toSatisfy((got: number) => Math.abs(got - one) <= one / 100 + 1e-9),
        )
      : value,
  );

const groupings: Dimension[][] = [
  [],
  ["channel"],
  ["outcome"],
  ["page"],
  ["tag"],
  ["hour_of_week"],
  ["channel", "device_type"],
];

async function expectTruth(ctx: Ctx, zone: string, keptZone: string, edges: Date[]): Promise<void> {
  for (const dimensions of groupings) {
    const wanted: Wanted = {
      edges,
      dimensions,
      filter: {},
      measures: all,
      zone,
      keptZone,
      segments: [],
      now: new Date(),
    };
    const [ours, theirs] = [await told(ctx, wanted), await truth(ctx, zone, edges, dimensions)];
    expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
    expect(ours).toMatchObject(within(theirs));
  }
}

const daysFrom = (first: string, zone: string) =>
  Array.from({ length: days + 1 }, (_, index) => startOfDay(addDays(first, index), zone));

test.each(Object.entries(zones))(
  "in %s, what is kept equals raw SQL after any history, whenever it was counted",
  async (zone, first) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { ctx, customer } = await shop(zone);
        const start = startOfDay(first, zone);
        await live(ctx, customer, start, [...steps, { do: "keep" }, ...steps.slice(0, 2)]);
        const edges = daysFrom(first, zone);
        await expectTruth(ctx, zone, zone, edges);
        const odd = [new Date(start.getTime() + 5_000_000), edges[3] as Date, edges[5] as Date];
        await expectTruth(ctx, zone, zone, odd);
        await expectTruth(ctx, "Asia/Tokyo", zone, daysFrom(first, "Asia/Tokyo"));
        await keep(database, ctx.merchantId, start);
        await expectTruth(ctx, zone, zone, edges);
      }),
      { numRuns: 4 },
    );
  },
  120_000,
);
