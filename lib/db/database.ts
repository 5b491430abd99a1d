import type pg from "pg";
import { inTransaction } from "./in-transaction.ts";
import { type JsonRow, jsonRows } from "./json-rows.ts";
import { preparedName } from "./prepared.ts";
import { connections } from "./together.ts";

/** Something that runs SQL: the pool, or one open transaction. */
export interface Queryable {
  /** `keepPlan` is for a frequent statement whose text is always the same and whose plan does not follow the values. */
  query<Row>(text: string, values?: unknown[], options?: { keepPlan?: boolean }): Promise<Row[]>;
}

/** Reads hot rows as JSON text as well (json-rows.ts); `keys` are the columns that a list is sorted by. */
export interface JsonQueryable extends Queryable {
  jsonRows(text: string, values: unknown[], keys?: string[]): Promise<JsonRow[]>;
}

export interface Database extends JsonQueryable {
  /**
   * Runs `work` in one transaction: all of it commits, or nothing when it throws. Statements that do not need each other's
   * answers cost one journey when they are not awaited one by one; they run in the order of the calls.
   */
  transaction<T>(work: (tx: JsonQueryable) => Promise<T>): Promise<T>;
}

const runOn = (client: pg.Pool | pg.PoolClient): JsonQueryable => ({
  jsonRows: (text, values, keys = []) => jsonRows(client, text, values, keys),
  async query<Row>(text: string, values?: unknown[], { keepPlan = false } = {}) {
    const result = await client.query({ text, values, name: keepPlan ? preparedName(text, true) : undefined });
    return result.rows as Row[];
  },
});

async function transaction<T>(work: (tx: JsonQueryable) => Promise<T>): Promise<T> {
  const client = await connections().connect();
  return inTransaction(client, () => work(runOn(client)));
}

export const database: Database = {
  query: (text, values, options) => runOn(connections()).query(text, values, options),
  jsonRows: (text, values, keys) => runOn(connections()).jsonRows(text, values, keys),
  transaction,
};

const lostConnection = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[1-3]|53300|08\w{3})$/;

/** Whether the database could not be reached, rather than refused what it was asked. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string") return lostConnection.test(code) || code === "P1001" || code === "P2024";
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(String(message));
}
