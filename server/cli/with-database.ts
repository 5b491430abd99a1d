import { database } from "#lib/db/database.ts";
import { pendingMigrations } from "#lib/db/migrations.ts";
import { pool } from "#lib/db/pool.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { migrateDatabase, openDatabase, type ProductDatabase } from "../start/database.ts";

/**
 * Runs a command's work on the product's database: an external one, the one a running server holds, or the embedded
 * one, started for the time of the work. Its schema is up to date by then.
 */
export function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  return withOpenDatabase(async ({ folder }) => {
    if (folder) await migrateDatabase();
    else await refuseOldSchema();
    return work();
  });
}

/** The same, whatever the state of the schema. */
export async function withOpenDatabase<Result>(work: (product: ProductDatabase) => Promise<Result>): Promise<Result> {
  const product = await openDatabase();
  const interrupt = async () => {
    await product.close();
    process.exit(130);
  };
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    return await work(product);
  } finally {
    await pool().end();
    await product.close();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

async function refuseOldSchema(): Promise<void> {
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return;
  throw new OperatorError(
    `The database lacks ${pending.length} migration(s), first ${pending[0]}; apply them with: npm run -s shopguide -- migrate.`,
  );
}
