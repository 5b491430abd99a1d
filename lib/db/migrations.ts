import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { OperatorError } from "#lib/operator-error.ts";
import type { Queryable } from "./database.ts";

/** One folder under prisma/migrations. */
export interface Migration {
  name: string;
  script: string;
  checksum: string;
}

interface Applied {
  name: string;
  checksum: string;
}

export const migrationsFolder = join(process.cwd(), "prisma/migrations");

/** The migrations of a folder in the order in which they apply. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    }),
  );
}

/** What the database has on record; none when it was never migrated. */
export async function appliedMigrations(db: Queryable): Promise<Applied[]> {
  try {
    return await db.query<Applied>(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42P01") return [];
    throw error;
  }
}

/** The migrations still to apply. Throws when one was edited after the database had applied it. */
export function outstanding(migrations: Migration[], applied: Applied[]): Migration[] {
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const edited = migrations.find(({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum);
  if (edited) {
    throw new OperatorError(
      `Migration ${edited.name} was edited after this database applied it; restore prisma/migrations/${edited.name} from git, or start with a new database.`,
    );
  }
  return migrations.filter(({ name }) => !checksums.has(name));
}

/** Names of the migrations that the database still lacks. */
export async function pendingMigrations(db: Queryable, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return outstanding(migrations, await appliedMigrations(db)).map(({ name }) => name);
}
