import type pg from "pg";
import { pool } from "./pool.ts";

/** Something that runs SQL: the pool, or one open transaction. */
export interface Queryable {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable {
  /** Runs `work` in one transaction: all of it commits, or nothing when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
}

const runOn = (client: pg.Pool | pg.PoolClient): Queryable => ({
  async query<Row>(text: string, values?: unknown[]) {
    const result = await client.query(text, values);
    return result.rows as Row[];
  },
});

async function transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(runOn(client));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    // A connection that could not roll back is closed, not reused.
    client.release(broken);
  }
}

export const database: Database = {
  query: (text, values) => runOn(pool()).query(text, values),
  transaction,
};

const lostConnection = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[1-3]|53300|08\w{3})$/;

/** Whether the database could not be reached, rather than refused what it was asked. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string") return lostConnection.test(code) || code === "P1001" || code === "P2024";
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(String(message));
}
