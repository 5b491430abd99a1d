import { connect } from "#lib/db/connect.ts";
import type { Queryable } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { makeConversations, makeCustomers } from "../data/conversations.ts";
import { loadBare } from "../data/indexes.ts";
import { makeShops } from "../data/shops.ts";

const days = 400;
const name = (conversations: number) => `analytics_${conversations}`;

/** A database with so many conversations over 400 days, made once; figures read no messages, so there are none. */
export async function provideData(cluster: string, conversations: number): Promise<string> {
  const url = Object.assign(new URL(cluster), { pathname: `/${name(conversations)}` }).href;
  const admin = await connect(cluster, "shopguide-bench");
  try {
    const known = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name(conversations)]);
    if (known.rows.length === 0) await admin.query(`CREATE DATABASE ${name(conversations)}`);
    await migrate(url);
  } finally {
    await admin.end();
  }
  await fill(url, conversations);
  return url;
}

async function fill(url: string, conversations: number): Promise<void> {
  const client = await connect(url, "shopguide-bench");
  const db: Queryable = { query: async (text, values) => (await client.query(text, values)).rows };
  try {
    const [found] = await db.query<{ some: boolean }>("SELECT EXISTS (SELECT FROM conversations) AS some");
    if (found?.some) return;
    console.log(`Making ${conversations.toLocaleString("en")} conversations, kept for the next run.`);
    const end = new Date().toISOString();
    const span = { start: new Date(Date.parse(end) - days * 86_400_000).toISOString(), end, days };
    const size = { conversations, customers: conversations / 10 };
    await db.query("SET maintenance_work_mem = '512MB'; SET synchronous_commit = off; SET jit = off");
    await loadBare(db, ["customers", "conversations"], async () => {
      for (const sql of [makeShops, makeConversations(size, span), makeCustomers()]) await db.query(sql);
    });
    await db.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
