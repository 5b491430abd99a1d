import pg from "pg";
import { OperatorError, oneLine } from "#lib/operator-error.ts";

/** Opens one connection; when that fails, the error is a line that says where and why. */
export async function connect(connectionString: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: name, connectionTimeoutMillis: 10_000 });
  // A lost connection rejects the query that runs; without a listener it would also end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(explain(client, error));
  }
  return client;
}

function explain(client: pg.Client, error: unknown): string {
  const { host, port, database, user } = client;
  const place = `${host}:${port}`;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ECONNREFUSED":
      return `No database answers at ${place}; start PostgreSQL there or correct DATABASE_URL.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database host ${host} is unknown; correct the host in DATABASE_URL.`;
    case "28P01":
    case "28000":
      return `The database at ${place} refused user ${user}; correct the user or password in DATABASE_URL.`;
    case "3D000":
      return `The database "${database}" does not exist at ${place}; create it or correct DATABASE_URL.`;
    default:
      return `The database at ${place} cannot be reached (${oneLine(error)}); check DATABASE_URL and the server.`;
  }
}
