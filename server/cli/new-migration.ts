import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { migrationsFolder } from "#lib/db/migrations.ts";
import { diffToSchema } from "#lib/db/schema-engine.ts";
import { env } from "#lib/env.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { withOpenDatabase } from "./with-database.ts";

/** Writes what prisma/schema.prisma has and the migrations lack as a new one. Answers with its path, if any. */
export async function writeMigration(name: string): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new OperatorError(`"${name}" is no name for a migration; use small letters, digits and _, such as add_tags.`);
  }
  const schema = await readFile("prisma/schema.prisma", "utf8");
  const script = await withOpenDatabase(() => withScratch((url) => diffOf(url, schema)));
  if (script.split("\n").every((line) => line === "" || line.startsWith("--"))) return null;
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), script);
  return join(folder, "migration.sql");
}

async function diffOf(url: string, schema: string): Promise<string> {
  await migrate(url);
  return diffToSchema(url, schema);
}

/** A database for the time of `work`, beside the product's own. */
async function withScratch<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const name = `scratch_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(env().DATABASE_URL);
  url.pathname = `/${name}`;
  await database.query(`CREATE DATABASE ${name}`);
  try {
    return await work(url.href);
  } finally {
    await database.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}
