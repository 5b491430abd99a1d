import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "#lib/db/connect.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";

// Vitest's global setup: one PostgreSQL for the run, with a migrated database that each test file clones.

declare module "vitest" {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

const template = "template_shopguide";

/** A run's data is thrown away, so nothing is worth waiting for the disk. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-test-"));
  const embedded = await openEmbedded(folder, { settings });
  const client = await connect(embedded.url, "shopguide-tests");
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  await migrate(databaseUrl(embedded.url, template));
  project.provide("postgres", { url: embedded.url, template });
  return async () => {
    await embedded.close();
    await rm(folder, { recursive: true, force: true });
  };
}

export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
