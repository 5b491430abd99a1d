import { connect } from "#lib/db/connect.ts";
import type { Queryable } from "#lib/db/database.ts";
import { makeActivity } from "./activity.ts";
import { makeConversations, makeCustomers, type Size } from "./conversations.ts";
import { loadBare } from "./indexes.ts";
import { makeMessages } from "./messages.ts";
import { makeShops } from "./shops.ts";

const days = 400;
const settings = `SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET synchronous_commit = off; SET jit = off`;

const tables = [
  "customers",
  "conversations",
  "messages",
  "events",
  "webhook_deliveries",
  "webhook_attempts",
  "request_logs",
  "audit_logs",
];

/** What is derived from conversations, counted once instead of row by row; in parts, which the planner expects. */
const figures = [
  `INSERT INTO customer_figures (merchant_id, customer_id, first_seen_at, last_seen_at)
   SELECT merchant_id, id, first_seen_at, last_seen_at FROM customers ON CONFLICT DO NOTHING`,
  `SELECT recount_customers(merchant_id, array_agg(customer_id))
   FROM (SELECT *, row_number() OVER () / 500 AS part FROM customer_figures) f GROUP BY merchant_id, part`,
];

/** What makes the data, in order. */
function steps(size: Size, end: string): [string, string][] {
  const span = { start: new Date(Date.parse(end) - days * 86_400_000).toISOString(), end, days };
  return [
    ["merchants", makeShops],
    ["conversations", makeConversations(size, span)],
    ["customers", makeCustomers()],
    ["messages", makeMessages],
    ...makeActivity(size, end),
  ];
}

/** Every statement that makes the data, for telling whether kept data is what it would make now. */
export const statements = (size: Size, end: string) => [...steps(size, end).map(([, sql]) => sql), ...figures];

/** Fills a migrated, empty database, and says how long each part took. */
export async function fill(url: string, size: Size, end: string): Promise<void> {
  const client = await connect(url, "shopguide-bench");
  const db: Queryable = { query: async (text, values) => (await client.query(text, values)).rows };
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    console.log(`  ${name.padEnd(20)}${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s`);
  };
  try {
    await db.query(settings);
    await timed("all, with indexes", () =>
      loadBare(db, tables, async () => {
        for (const [name, sql] of steps(size, end)) {
          await timed(name, () => db.query(sql));
          if (tables.includes(name)) await db.query(`ANALYZE ${name}`);
        }
      }),
    );
    await timed("figures", async () => {
      for (const sql of figures) {
        await db.query(sql);
        await db.query("ANALYZE customer_figures");
      }
    });
    await timed("vacuum and analyze", () => db.query("VACUUM ANALYZE"));
  } finally {
    await client.end();
  }
}
