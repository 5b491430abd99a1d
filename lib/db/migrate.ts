import { randomUUID } from "node:crypto";
import pg from "pg";
import { OperatorError, oneLine } from "#lib/operator-error.ts";
import { connect } from "./connect.ts";
import type { Queryable } from "./database.ts";
import { appliedMigrations, type Migration, migrationsFolder, outstanding, readMigrations } from "./migrations.ts";

// Applies the folder with plain SQL and keeps Prisma's own record, so that `prisma migrate deploy` agrees with it.
// Prisma's engine on a driver adapter splits a script at every semicolon, function bodies included, and runs it
// without a transaction.

/** The advisory lock that Prisma takes too, so that either waits for the other. */
const lock = 72707369;

const createHistory = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Brings the database up to date and answers with the names it applied. Takes a direct connection, not a pooler's. */
export async function migrate(connectionString: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connect(connectionString, "shopguide-migrate");
  const db: Queryable = { query: async (text, values) => (await client.query(text, values)).rows };
  try {
    if (outstanding(migrations, await appliedMigrations(db)).length === 0) return [];
    await waitForTurn(db);
    await db.query(createHistory);
    const todo = outstanding(migrations, await appliedMigrations(db));
    for (const migration of todo) await apply(db, migration);
    return todo.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function waitForTurn(db: Queryable): Promise<void> {
  await db.query("SET lock_timeout = '60s'");
  try {
    await db.query("SELECT pg_advisory_lock($1)", [lock]);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === "55P03")) throw error;
    throw new OperatorError(
      "Another process has been migrating this database for a minute; wait for it and start again.",
    );
  }
}

async function apply(db: Queryable, { name, script, checksum }: Migration): Promise<void> {
  const started = new Date();
  await db.query("BEGIN");
  try {
    await db.query(script);
    await db.query(
      "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1 AND rolled_back_at IS NULL",
      [name],
    );
    await db.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, started],
    );
    await db.query("COMMIT");
  } catch (error) {
    await db.query("ROLLBACK").catch(() => undefined);
    throw new OperatorError(
      `Migration ${name} failed${lineOf(script, error)}: ${oneLine(error)}. Nothing of it was kept.`,
    );
  }
}

function lineOf(script: string, error: unknown): string {
  if (!(error instanceof pg.DatabaseError) || !error.position) return "";
  return ` at line ${script.slice(0, Number(error.position) - 1).split("\n").length}`;
}
