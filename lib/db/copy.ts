import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { database } from "./database.ts";

// Rows by the million, as text that PostgreSQL writes: COPY … TO STDOUT in one read-only snapshot, over connections of
// its own, so that whatever is being copied leaves the others to the API.

export type Statement = { text: string; values: readonly unknown[] };

const copyPool = () =>
  shared("copy-pool", () => {
    const { DATABASE_DIRECT_URL, DATABASE_URL, EXPORT_CONNECTIONS } = env();
    const made = new pg.Pool({
      connectionString: DATABASE_DIRECT_URL ?? DATABASE_URL,
      max: EXPORT_CONNECTIONS,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 10_000,
      application_name: "shopguide-exports",
    });
    made.on("error", (error) => log.warn({ err: error }, "idle export connection lost"));
    made.on("connect", (client) => client.on("error", () => undefined));
    return made;
  });

/** Whether every connection for copies is in use. */
export const copiesAreFull = (): boolean => {
  const { totalCount, idleCount, options } = copyPool();
  return idleCount === 0 && totalCount >= (options.max ?? 1);
};

export const closeCopies = (): Promise<void> => copyPool().end();

const element = (value: unknown) => `"${String(value).replace(/[\\"]/g, "\\$&")}"`;

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(",")}}`);
  return pg.escapeLiteral(typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** COPY takes no parameters, so each is written out as a quoted literal, whose type follows from its place as theirs does. */
export const inlined = ({ text, values }: Statement): string =>
  text.replace(/\$(\d+)/g, (_, place: string) => literalOf(values[Number(place) - 1]));

export type CopyOptions = {
  /** In which times are written that carry their offset. */
  timeZone: string;
  /** Somebody waits for the first rows: no time is spent on starting workers for the others. */
  soon: boolean;
  /** Counts what the same snapshot holds, before its rows are read. */
  count: Statement | null;
  onCount: (total: number) => void;
  signal: AbortSignal;
};

// By index and in its order: sorting a million wide rows would write them to disk first, and nothing would come for long.
const settings = ["enable_sort", "enable_seqscan", "enable_bitmapscan", "enable_hashjoin", "enable_mergejoin", "jit"];
const byIndex = [...settings.map((name) => `set_config('${name}', 'off', true)`)].join(", ");

/**
 * What a COPY statement writes, as fast as it is taken. When the signal aborts or nobody takes any more, the statement is
 * cancelled and its connection closed.
 */
export async function* copyOut(copy: Statement, options: CopyOptions): AsyncGenerator<Buffer, void, undefined> {
  options.signal.throwIfAborted();
  const client = await copyPool().connect();
  const stop = () => void cancel(client);
  options.signal.addEventListener("abort", stop, { once: true });
  let whole = false;
  try {
    await begin(client, options);
    const rows = client.query(copyTo(inlined(copy)));
    for await (const chunk of rows) yield chunk;
    await client.query("COMMIT");
    whole = true;
  } finally {
    options.signal.removeEventListener("abort", stop);
    if (!whole) stop();
    client.release(!whole);
  }
}

async function begin(client: pg.PoolClient, { timeZone, soon, count, onCount }: CopyOptions): Promise<void> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query("SELECT set_config('TimeZone', $1, true)", [timeZone]);
  if (soon) await client.query("SELECT set_config('max_parallel_workers_per_gather', '0', true)");
  if (count) {
    const { rows } = await client.query<{ count: string }>(inlined(count));
    onCount(Number(rows[0]?.count));
  }
  await client.query(`SELECT ${byIndex}`);
}

/** A statement that only computes would not notice that its connection has gone. */
async function cancel(client: pg.PoolClient): Promise<void> {
  const { processID } = client as unknown as { processID: number | null };
  if (processID === null) return;
  await database
    .query("SELECT pg_cancel_backend($1)", [processID])
    .catch((error) => log.debug({ err: error }, "an export's statement was not cancelled"));
}
