import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { timeOfId } from "#lib/ids.ts";

/** A statement as it went to PostgreSQL; the name is what makes it a prepared one. */
export type Statement = { text: string; values: unknown[]; name?: string };

type Seen = (statement: Statement, client: pg.Client) => void;
type Query = (this: pg.Client, ...args: unknown[]) => unknown;

const watching = new AsyncLocalStorage<Seen>();

function read([config, values]: unknown[]): Statement | undefined {
  if (typeof config === "string") return { text: config, values: Array.isArray(values) ? values : [] };
  const { text, name, values: own } = (config ?? {}) as Partial<Statement>;
  if (!text) return undefined;
  return { text, values: own ?? (Array.isArray(values) ? values : []), ...(name && { name }) };
}

const prototype = pg.Client.prototype as unknown as { query: Query };
const send = prototype.query;

prototype.query = function query(...args) {
  const seen = watching.getStore();
  const statement = seen && read(args);
  // What the watcher sends in turn is its own affair.
  if (seen && statement) watching.exit(() => seen(statement, this));
  return send.apply(this, args);
};

/** Runs `work` in this process and shows each statement to `seen` just before it is sent, on the same connection. */
export const watchStatements = <T>(seen: Seen, work: () => Promise<T>): Promise<T> => watching.run(seen, work);

/** Stands in a value for what must differ each time: the middle of an id that the request made. */
export const fresh = "\u0001";

const id = /\b([a-z]{2,5}_[0-9a-hjkmnp-tv-z]{10})[0-9a-hjkmnp-tv-z]{8}([0-9a-hjkmnp-tv-z]{8})\b/g;

/** The statements of a request, to be run again any number of times: the ids that it made are marked. */
export async function statementsOf(given: string, work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const since = Date.now();
  await watchStatements((statement) => seen.push(statement), work);
  const mark = (whole: string, head: string, end: string) =>
    timeOfId(whole).getTime() >= since && !given.includes(whole) ? `${head}${fresh}${end}` : whole;
  const marked = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(id, mark);
    return Array.isArray(value) ? value.map(marked) : value;
  };
  return seen.map((statement) => ({ ...statement, values: statement.values.map(marked) }));
}

/** The same statements with ids that nobody has used. */
export function filled(statements: readonly Statement[]): Statement[] {
  const salt = randomBytes(4).toString("hex");
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") return value.includes(fresh) ? value.replaceAll(fresh, salt) : value;
    return Array.isArray(value) ? value.map(fill) : value;
  };
  return statements.map((statement) => ({ ...statement, values: statement.values.map(fill) }));
}
