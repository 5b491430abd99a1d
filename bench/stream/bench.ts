import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#lib/db/connect.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { pool } from "#lib/db/pool.ts";
import { provideSettings } from "#lib/env.ts";
import { machine } from "../machine.ts";
import { measureCuts } from "./cuts.ts";
import { measureFanOut } from "./fan-out.ts";
import { measureSlow } from "./slow.ts";

export const sections = ["clients", "slow", "cuts"] as const;

/** The live stream: how soon and at what price many clients hear, and what becomes of it when everything is cut. */
export async function benchStream(chosen: string[]): Promise<void> {
  const unknown = chosen.find((section) => !(sections as readonly string[]).includes(section));
  if (unknown) throw new Error(`There is no section ${unknown}; choose of ${sections.join(", ")}.`);
  const wants = (section: (typeof sections)[number]) => chosen.length === 0 || chosen.includes(section);
  await withFreshDatabase(async () => {
    console.log(`\n${machine()}; clients, writers and server on this machine`);
    if (wants("clients")) await measureFanOut();
    if (wants("slow")) await measureSlow();
    if (wants("cuts")) await measureCuts();
  });
}

/** An empty PostgreSQL, as durable as in production, thrown away afterwards. */
async function withFreshDatabase(work: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-bench-"));
  const embedded = await openEmbedded(folder);
  try {
    const admin = await connect(embedded.url, "shopguide-bench");
    await admin.query("CREATE DATABASE bench_stream");
    await admin.end();
    const url = Object.assign(new URL(embedded.url), { pathname: "/bench_stream" }).href;
    await migrate(url);
    provideSettings({
      DATABASE_URL: url,
      DATABASE_POOL_SIZE: "20",
      NEXTAUTH_SECRET: "b".repeat(32),
      ENCRYPTION_KEY: "0".repeat(64),
      LOG_LEVEL: "error",
    });
    await work();
  } finally {
    await pool().end();
    await embedded.close();
    await rm(folder, { recursive: true, force: true });
  }
}
