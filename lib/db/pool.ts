import pg from "pg";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";

const { builtins, getTypeParser } = pg.types;
const asNumber = { [builtins.INT8]: true, [builtins.NUMERIC]: true } as Record<number, boolean>;

/** int8 and numeric as numbers: counts and money stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    asNumber[oid] ? Number : getTypeParser(oid, format as "text")) as typeof getTypeParser,
};

/** The process's one connection pool; Prisma and hand-written SQL share it. */
export function pool(): pg.Pool {
  return shared("pool", () => {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      application_name: "shopguide",
      // What does not wait for an answer is sent at once: `BEGIN` with the first statement, independent ones together.
      pipeline: true,
      types,
    });
    made.on("error", (error) => log.warn({ err: error }, "idle database connection lost"));
    // One that is in use tells whoever runs a query on it; without a listener of its own it would also end the process.
    made.on("connect", (client) => client.on("error", () => undefined));
    return made;
  });
}

/** A connection of its own, past any pooler: for LISTEN and session locks. The caller ends it. */
export async function directConnection(): Promise<pg.Client> {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  const client = new pg.Client({
    connectionString: DATABASE_DIRECT_URL ?? DATABASE_URL,
    application_name: "shopguide-direct",
  });
  await client.connect();
  return client;
}
