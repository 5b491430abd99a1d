import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/db/database.ts";
import { pool } from "#lib/db/pool.ts";
import { verdict } from "../api/print.ts";
import { happen, makeEndpoint, makeShop, remove } from "./shops.ts";
import type { Sinks } from "./sinks.ts";
import { withWorker } from "./workers.ts";

const endpoints = 50;
const wanted = 500;
const most = 20;
const patienceMs = 30_000;

/** How many database connections a worker has while 500 deliveries wait for an answer. */
export async function measureConnections(sinks: Sinks): Promise<void> {
  const ctx = await makeShop();
  const all = [];
  for (let n = 0; n < endpoints; n++) {
    all.push(await makeEndpoint(ctx, `${sinks.url}/hang/${n}`, { timeout_seconds: 30, circuit_breaker: null }));
  }
  await sinks.reset();
  await withWorker(async () => {
    await happen(ctx, wanted / endpoints + 2);
    let open = 0;
    for (const until = Date.now() + patienceMs; open < wanted && Date.now() < until; ) {
      await sleep(100);
      open = (await sinks.report()).open;
    }
    const connections = await workersConnections();
    const met = verdict(`at most ${most} with ${wanted} in flight`, connections <= most && open >= wanted);
    console.log(`\n${open} deliveries in flight use ${connections} database connections   ${met}`);
  });
  await Promise.all(all.map(remove));
}

/** All connections to the database but those of the benchmark itself. */
async function workersConnections(): Promise<number> {
  const rows = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend'`,
  );
  return (rows[0]?.count ?? 0) - pool().totalCount;
}
