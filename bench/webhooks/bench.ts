import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#lib/db/connect.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { pool } from "#lib/db/pool.ts";
import { provideSettings } from "#lib/env.ts";
import { machine } from "../machine.ts";
import { measureChaos } from "./chaos.ts";
import { measureConnections } from "./connections.ts";
import { measureHanging } from "./hanging.ts";
import { measureHistory } from "./history.ts";
import { measureLatency } from "./latency.ts";
import { measureRates } from "./rate.ts";
import { type Sinks, startSinks } from "./sinks.ts";

export const sections = ["rate", "latency", "hanging", "connections", "chaos", "history"] as const;

const measures: Record<(typeof sections)[number], (sinks: Sinks, folder: string) => Promise<void>> = {
  rate: measureRates,
  latency: measureLatency,
  hanging: measureHanging,
  connections: measureConnections,
  chaos: measureChaos,
  history: measureHistory,
};

/** Delivery of webhooks: how much, how soon, what disturbs it, and what becomes of it when everything is killed. */
export async function benchWebhooks(chosen: string[]): Promise<void> {
  const unknown = chosen.find((section) => !(sections as readonly string[]).includes(section));
  if (unknown) throw new Error(`There is no section ${unknown}; choose of ${sections.join(", ")}.`);
  const wanted = sections.filter((section) => chosen.length === 0 || chosen.includes(section));
  console.log(`\n${machine()}; events, worker, database and receivers on this machine`);
  await withFreshDatabase(async (sinks, folder) => {
    for (const section of wanted) await measures[section](sinks, folder);
  });
}

/** An empty PostgreSQL, as durable as in production, and receivers; thrown away afterwards. */
async function withFreshDatabase(measure: (sinks: Sinks, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(process.env.BENCH_DATA_DIR ?? tmpdir(), "shopguide-bench-"));
  const embedded = await openEmbedded(folder);
  try {
    const admin = await connect(embedded.url, "shopguide-bench");
    await admin.query("CREATE DATABASE bench_webhooks");
    await admin.end();
    const url = Object.assign(new URL(embedded.url), { pathname: "/bench_webhooks" }).href;
    await migrate(url);
    provideSettings({
      DATABASE_URL: url,
      NEXTAUTH_SECRET: "b".repeat(32),
      ENCRYPTION_KEY: "0".repeat(64),
      WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1",
      LOG_LEVEL: "error",
    });
    const sinks = await startSinks();
    await measure(sinks, folder).finally(sinks.stop);
  } finally {
    await pool().end();
    await embedded.close();
    await rm(folder, { recursive: true, force: true });
  }
}
