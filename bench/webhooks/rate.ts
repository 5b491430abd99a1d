import { fork } from "node:child_process";
import { once } from "node:events";
import { database } from "#lib/db/database.ts";
import { childEnvironment } from "#lib/env.ts";
import { verdict } from "../api/print.ts";
import { type Endpoint, enable, happen, makeEndpoint, makeShop, remove } from "./shops.ts";
import type { Report, Sinks } from "./sinks.ts";

const deliveries = Number(process.env.BENCH_WEBHOOK_DELIVERIES ?? 40_000);
const aim = 0.6;
const worker = new URL("../../server/worker.ts", import.meta.url);

const perSecond = ({ received, first, last }: Report) => (received / Math.max(1, last - first)) * 1000;

/** What waits when a worker begins is delivered as fast as it can; the bare loop does the same in the same run. */
export async function measureRates(sinks: Sinks): Promise<void> {
  console.log(`\n${deliveries.toLocaleString("en")} deliveries that wait, one worker process; the bare loop beside it`);
  console.log("endpoints  deliveries/s  bare loop/s   ratio");
  for (const endpoints of [1, 10, 100]) {
    const bare = await bareRate(sinks);
    const own = await ownRate(sinks, endpoints);
    const ratio = own / bare;
    const met = verdict(`at least ${aim} of the bare loop`, ratio >= aim);
    const figures = `${String(endpoints).padStart(9)}${own.toFixed(0).padStart(14)}${bare.toFixed(0).padStart(13)}`;
    console.log(`${figures}${ratio.toFixed(2).padStart(8)}   ${met}`);
  }
}

/** Deliveries a second to so many endpoints of one shop. */
export async function ownRate(sinks: Sinks, endpoints: number, count = deliveries): Promise<number> {
  const ctx = await makeShop();
  const all: Endpoint[] = [];
  for (let n = 0; n < endpoints; n++) all.push(await makeEndpoint(ctx, `${sinks.url}/${n}`, { status: "paused" }));
  await happen(ctx, Math.ceil(count / endpoints));
  for (const endpoint of all) await enable(endpoint);
  await database.query("ANALYZE webhook_deliveries");
  await sinks.reset();
  const child = fork(worker, { env: childEnvironment({ NODE_ENV: "production" }) });
  try {
    return perSecond(await sinks.until(Math.ceil(count / endpoints) * endpoints));
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    await Promise.all(all.map(remove));
  }
}

async function bareRate(sinks: Sinks): Promise<number> {
  await database.query("DROP TABLE IF EXISTS bare_deliveries, bare_attempts");
  await database.query(`CREATE TABLE bare_deliveries (id text PRIMARY KEY, body text NOT NULL, claim_id text,
    status text NOT NULL DEFAULT 'pending', next_attempt_at timestamptz NOT NULL DEFAULT now())`);
  await database.query("CREATE INDEX ON bare_deliveries (next_attempt_at) WHERE status = 'pending'");
  await database.query(
    "CREATE TABLE bare_attempts (delivery_id text NOT NULL, status_code int, at timestamptz NOT NULL)",
  );
  await database.query(
    `INSERT INTO bare_deliveries (id, body) SELECT 'dlv_' || n, json_build_object('n', n, 'text', repeat('x', 300))
     FROM generate_series(1, $1::int) AS n`,
    [deliveries],
  );
  await database.query("ANALYZE bare_deliveries");
  await sinks.reset();
  const child = fork(new URL("./bare.ts", import.meta.url), [sinks.url], {
    env: childEnvironment({ NODE_ENV: "production" }),
  });
  const report = await sinks.until(deliveries);
  if (child.exitCode === null) await once(child, "exit");
  return perSecond(report);
}
