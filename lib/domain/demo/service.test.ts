import { expect, test, vi } from "vitest";
import { database } from "#lib/db/database.ts";
import { checkKey } from "#lib/domain/api-keys/check.ts";
import { signIn } from "#lib/domain/members/signing-in/service.ts";
import { countAllEarlierCalls } from "#lib/domain/request-logs/figures/service.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { resetDemoPassword, seedDemo } from "./service.ts";

await testDatabase();
vi.setConfig({ testTimeout: 60_000 });

test("the demo shop is made once, with a sign-in, a key and its history", async () => {
  expect(await resetDemoPassword()).toBeNull();
  const demo = await seedDemo();
  if (!demo) throw new Error("There is no demo shop yet.");
  expect(await seedDemo()).toBeNull();

  const account = await signIn(demo.email, demo.password, null);
  expect(account?.merchant).toMatchObject({ slug: "demo", name: "Alder & Finch", time_zone: "Europe/Lisbon" });
  expect(await checkKey(demo.apiKey, null)).toMatchObject({ scopes: ["*"] });

  const [figures] = await database.query<Record<string, number>>(
    `SELECT count(*)::int AS conversations, sum(message_count)::int AS messages,
            (SELECT count(*)::int FROM messages) AS stored, count(*) FILTER (WHERE created_at <> started_at)::int AS late
     FROM conversations`,
  );
  expect(figures).toMatchObject({ conversations: 1200, late: 0 });
  expect(figures?.stored).toBe(figures?.messages);
});

test("the last week's events are there, in the order in which they happened", async () => {
  const events = await database.query<{ type: string; created_at: Date }>(
    "SELECT type, created_at FROM events ORDER BY xid, id",
  );
  expect(new Set(events.map((event) => event.type))).toEqual(
    new Set([
      ...["conversation.started", "conversation.escalated", "conversation.completed"],
      ...["inventory.low_stock", "inventory.restocked"],
    ]),
  );
  const moments = events.map((event) => event.created_at.getTime());
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  expect(moments[0]).toBeGreaterThan(Date.now() - 8 * 24 * 60 * 60 * 1000);
});

test("the last thirty days' calls are logged and counted once, by the keys of the shop's programs", async () => {
  const [logged] = await database.query<Record<string, number>>(
    `SELECT count(*)::int AS calls, count(DISTINCT k.name)::int AS keys, count(*) FILTER (WHERE k.id IS NULL)::int AS lone,
       count(*) FILTER (WHERE l.created_at < k.created_at OR l.created_at > now())::int AS untrue,
       count(*) FILTER (WHERE status = 429)::int AS limited, count(*) FILTER (WHERE status = 403)::int AS forbidden,
       count(*) FILTER (WHERE status >= 500)::int AS failed, count(DISTINCT operation)::int AS operations
     FROM request_logs l LEFT JOIN api_keys k ON k.merchant_id = l.merchant_id AND k.id = l.actor_id`,
  );
  expect(logged).toMatchObject({ keys: 4, lone: 0, untrue: 0 });
  expect(logged?.calls).toBeGreaterThan(2000);
  expect(logged?.operations).toBeGreaterThan(9);
  for (const kind of ["limited", "forbidden", "failed"]) expect(logged?.[kind]).toBeGreaterThan(0);
  await countAllEarlierCalls();
  const counted = await database.query(
    "SELECT minutes, sum(calls)::int AS calls FROM request_counts GROUP BY 1 ORDER BY 1",
  );
  expect(counted).toEqual([15, 60].map((minutes) => ({ minutes, calls: logged?.calls })));
});

test("a conversation of these days was made by as many calls as it has messages", async () => {
  const unlike = await database.query(
    `SELECT c.id FROM conversations c WHERE c.started_at > now() - interval '13 days' AND c.status <> 'active' AND (
       SELECT count(*) FROM messages m WHERE m.conversation_id = c.id AND m.role <> 'system') <> 1 + (
       SELECT count(*) FROM request_logs l WHERE l.operation = 'addMessage' AND l.status = 201 AND l.path LIKE '%' || c.id || '%')`,
  );
  expect(unlike).toEqual([]);
});

test("the shelves are filled, with some products low or gone and something to offer instead", async () => {
  const [counts] = await database.query<Record<string, number>>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE status = 'low_stock')::int AS low,
       count(*) FILTER (WHERE status = 'out_of_stock')::int AS gone,
       count(*) FILTER (WHERE (low_since IS NULL) <> (status = 'in_stock'))::int AS untrue,
       count(*) FILTER (WHERE status <> 'in_stock' AND alternatives = '{}')::int AS lone FROM inventory_items`,
  );
  expect(counts?.all).toBeGreaterThan(100);
  expect(counts?.low).toBeGreaterThan(3);
  expect(counts?.gone).toBeGreaterThan(2);
  expect(counts).toMatchObject({ untrue: 0, lone: 0 });
  const [carts] = await database.query(
    `SELECT count(*)::int AS unknown FROM conversations, jsonb_array_elements(cart_items) AS item
     WHERE NOT EXISTS (SELECT FROM inventory_items i WHERE i.sku = item ->> 'sku')`,
  );
  expect(carts).toEqual({ unknown: 0 });
});

test("a start that was cut off is finished by the next, without telling anything twice", async () => {
  const [before] = await database.query("SELECT count(*) FROM events");
  await database.query("DELETE FROM api_keys");
  await database.query("DELETE FROM conversations WHERE started_at < now() - interval '80 days'");
  const demo = await seedDemo();
  if (!demo) throw new Error("The demo shop was not finished.");
  expect(await signIn(demo.email, demo.password, null)).not.toBeNull();
  expect(await checkKey(demo.apiKey, null)).toMatchObject({ scopes: ["*"] });
  expect(await database.query("SELECT count(*)::int FROM conversations")).toEqual([{ count: 1200 }]);
  expect(await database.query("SELECT count(*) FROM events")).toEqual([before]);
});

test("a new password replaces the old one", async () => {
  const reset = await resetDemoPassword();
  if (!reset) throw new Error("The demo shop is gone.");
  expect(reset.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(await signIn(reset.email, reset.password, null)).not.toBeNull();
  expect(await signIn(reset.email, "the old one", null)).toBeNull();
});
