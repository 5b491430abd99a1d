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
  const { url, close } = await provideCluster();
  const client = await connect(url, "shopguide-tests");
  await client.query(`DROP DATABASE IF EXISTS ${template}`);
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  await migrate(databaseUrl(url, template));
  project.provide("postgres", { url, template });
  return close;
}

/** TEST_DATABASE_URL tries the product on another PostgreSQL than the embedded one, such as the oldest that it promises. */
async function provideCluster(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), "shopguide-test-"));
  const embedded = await openEmbedded(folder, { settings });
  return {
    url: embedded.url,
    async close() {
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
