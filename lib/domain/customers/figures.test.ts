import fc from "fast-check";
import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { leadPoints } from "./rules.ts";
import { rescore } from "./service.ts";

await testDatabase();

const columns = `customer_id, first_seen_at, last_seen_at, conversation_count, message_count, satisfaction_count, satisfaction_sum,
  purchase_count, lifetime_value_minor, last_conversation_id, purchase_intent, cart_value_minor, lead_points, lead_score`;

const figuresOf = (merchantId: string) =>
  database.query(`SELECT ${columns} FROM customer_figures WHERE merchant_id = $1 ORDER BY customer_id`, [merchantId]);

async function recounted(merchantId: string) {
  await database.query(
    "SELECT recount_customers($1, ARRAY(SELECT customer_id FROM customer_figures WHERE merchant_id = $1))",
    [merchantId],
  );
  return figuresOf(merchantId);
}

const change = fc.record(
  {
    satisfaction_score: fc.constantFrom(1, 3.5, 5, null),
    purchase_intent: fc.constantFrom("low", "medium", "high", null),
    cart: fc.constantFrom(null, { value: 120, currency: "EUR" }, { value: 900, currency: "USD" }),
    purchase: fc.constantFrom(
      { order_id: "o-1", value: 59.9, currency: "EUR" },
      { order_id: "o-2", value: 10, currency: "USD" },
    ),
    status: fc.constantFrom("resolved", "closed", "active", "escalated"),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  fc.record({ do: fc.constant("create"), who: fc.nat(2), daysAgo: fc.nat(60) }),
  fc.record({ do: fc.constant("update"), which: fc.nat(9), body: change }),
  fc.record({ do: fc.constant("message"), which: fc.nat(9), role: fc.constantFrom("customer", "assistant") }),
  fc.record({ do: fc.constant("delete"), which: fc.nat(9) }),
) as fc.Arbitrary<{ do: string; who?: number; which?: number; daysAgo?: number; body?: object; role?: string }>;

test("after any changes, many at once, the figures are those that counting all conversations gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      const { ctx, key } = await testMerchant();
      const made: string[] = [];
      const perform = async (one: (typeof steps)[number]) => {
        if (one.do === "create") {
          const started_at = new Date(Date.now() - (one.daysAgo ?? 0) * 86_400_000).toISOString();
          const customer = { external_id: `c-${one.who}` };
          const body = { customer, started_at, initial_message: "Hi", purchase_intent: "medium" };
          made.push((await call("POST", "/v1/conversations", { key, body })).json.id);
          return;
        }
        const id = made[(one.which ?? 0) % Math.max(1, made.length)];
        if (!id) return;
        if (one.do === "message") {
          await call("POST", `/v1/conversations/${id}/messages`, { key, body: { role: one.role, content: "More" } });
        } else if (one.do === "delete") {
          await call("DELETE", `/v1/conversations/${id}`, { key });
        } else if (one.body && Object.keys(one.body).length > 0) {
          await call("PUT", `/v1/conversations/${id}`, { key, body: one.body });
        }
      };
      for (let start = 0; start < steps.length; start += 6)
        await Promise.all(steps.slice(start, start + 6).map(perform));
      const kept = await figuresOf(ctx.merchantId);
      expect(kept).toEqual(await recounted(ctx.merchantId));
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("the score in the database follows the published rule", async () => {
  const facts = fc.record({
    purchase_intent: fc.constantFrom(null, "low", "medium", "high", "constructor"),
    cart_value_minor: fc.option(fc.nat(60_000)),
    full_cart_minor: fc.option(fc.integer({ min: 0, max: 50_000 })),
    hoursAgo: fc.oneof(
      fc.constantFrom(0, 23.999, 24, 167.999, 168, 719.999, 720),
      fc.double({ min: 0, max: 2000, noNaN: true }),
    ),
    average_satisfaction: fc.option(fc.constantFrom(0, 2.99, 3, 3.99, 4, 5)),
    purchase_count: fc.nat(3),
  });
  const now = new Date();
  const cases = fc.sample(facts, 500).map(({ hoursAgo, ...rest }) => ({
    ...rest,
    last_seen_at: new Date(now.getTime() - Math.round(hoursAgo * 3_600_000)),
  }));
  const rows = await database.query<{ points: number[] }>(
    `SELECT customer_lead_points(purchase_intent, cart_value_minor, full_cart_minor, last_seen_at, average_satisfaction,
       purchase_count, $2) AS points
     FROM ROWS FROM (json_to_recordset($1::json) AS (purchase_intent text, cart_value_minor bigint, full_cart_minor bigint,
       last_seen_at timestamptz, average_satisfaction numeric, purchase_count int)) WITH ORDINALITY
       AS f (purchase_intent, cart_value_minor, full_cart_minor, last_seen_at, average_satisfaction, purchase_count, place)
     ORDER BY place`,
    [JSON.stringify(cases), now],
  );
  expect(rows.map(({ points }) => points)).toEqual(cases.map((one) => Object.values(leadPoints(one, now))));
});

test("a score falls when its time is over, and the figures follow the merchant's currency and threshold", async () => {
  const { ctx, key } = await testMerchant();
  const body = {
    customer: { external_id: "c" },
    purchase_intent: "high",
    cart: { value: 100, currency: "EUR" },
  };
  const { customer_id } = (await call("POST", "/v1/conversations", { key, body })).json;
  const customer = async () => (await call("GET", `/v1/customers/${customer_id}`, { key })).json;
  expect(await customer()).toMatchObject({
    lead_score: 72,
    lead_score_reasons: [
      { reason: "purchase_intent", points: 40 },
      { reason: "cart_value", points: 12 },
      { reason: "recency", points: 20 },
    ],
  });
  await call("PUT", "/v1/merchant", { key, body: { settings: { high_value: { cart_value: 100 } } } });
  expect((await customer()).lead_score).toBe(85);
  await database.query(
    "UPDATE customer_figures SET last_seen_at = now() - interval '25 hours' WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  await database.query("ALTER TABLE customer_figures DISABLE TRIGGER score_customer");
  await database.query(
    "UPDATE customer_figures SET lead_score = 85, lead_score_until = now() - interval '1 second' WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  await database.query("ALTER TABLE customer_figures ENABLE TRIGGER score_customer");
  await rescore(database, new Date());
  expect((await customer()).lead_score).toBe(77);
});
