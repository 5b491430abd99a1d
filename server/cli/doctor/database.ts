import { database } from "#lib/db/database.ts";
import { pendingMigrations } from "#lib/db/migrations.ts";
import { OperatorError } from "#lib/operator-error.ts";

const oldest = 15;

export async function version(folder?: string): Promise<string> {
  const [row] = await database.query<{ server: string; name: string }>(
    "SELECT current_setting('server_version') AS server, current_database() AS name",
  );
  const server = row?.server ?? "";
  if (Number.parseInt(server, 10) < oldest) {
    throw new OperatorError(`PostgreSQL ${server} is too old; upgrade the server to ${oldest} or later.`);
  }
  return `PostgreSQL ${server}, database ${row?.name}${folder ? `, embedded in ${folder}` : ""}.`;
}

const needed = ["btree_gin", "pg_trgm"];

export async function extensions(): Promise<string> {
  const rows = await database.query<{ name: string }>("SELECT name FROM pg_available_extensions WHERE name = ANY($1)", [
    needed,
  ]);
  const missing = needed.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length === 0) return `${needed.join(" and ")} are available.`;
  throw new OperatorError(`${missing.join(" and ")} missing; install the contrib package of the database server.`);
}

export async function migrations(folder?: string): Promise<string> {
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return "all are applied.";
  if (folder) return `${pending.length} to apply, which the next start does.`;
  throw new OperatorError(`${pending.join(", ")} not applied; run: npm run -s shopguide -- migrate.`);
}

const tolerance = 5;

export async function clock(): Promise<string> {
  const before = Date.now();
  const [row] = await database.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const middle = (before + Date.now()) / 2;
  const seconds = Math.abs((row?.now.getTime() ?? 0) - middle) / 1000;
  if (seconds <= tolerance) return `this machine and the database are ${seconds.toFixed(2)} s apart.`;
  throw new OperatorError(
    `This machine and the database are ${seconds.toFixed(0)} s apart; synchronise both clocks, because signatures and schedules rely on them.`,
  );
}
