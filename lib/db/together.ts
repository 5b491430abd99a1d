import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import { shared } from "#lib/shared.ts";
import { inTransaction } from "./in-transaction.ts";
import { pool } from "./pool.ts";

// Several transactions committed as one. The first is held open when its work is done, later ones become parts of it, and
// what is read in between sees what they wrote. One that runs beside another keeps a connection and a commit of its own.

type Together = {
  /** Whose transaction is open. */
  client: pg.PoolClient | undefined;
  /** Something of it is done, and waits to be committed. */
  held: boolean;
  /** The transaction that is being worked at. */
  working: { ended: Promise<void> } | undefined;
  /** The connection that took with it what was held. */
  lost: unknown;
  over: boolean;
};

type Statement = string | pg.QueryConfig;
const nothing = { rows: [], fields: [], rowCount: 0 };
const textOf = (statement: Statement) => (typeof statement === "string" ? statement : statement.text);
const mayChange = (statement: Statement) => /^\s*(?:insert|update|delete|merge|with)\b/i.test(textOf(statement));

const current = () => shared("together", () => new AsyncLocalStorage<Together>());

function open(): Together | undefined {
  const all = current().getStore();
  return all && !all.over ? all : undefined;
}

/** All that `work` changes is committed when it has ended, or nothing of it when it throws. */
export async function together<T>(work: () => Promise<T>): Promise<T> {
  const all: Together = { client: undefined, held: false, working: undefined, lost: undefined, over: false };
  try {
    const result = await current().run(all, work);
    await commit(all);
    return result;
  } catch (error) {
    await all.working?.ended;
    await all.client?.query("ROLLBACK").then(() => all.client?.release(), all.client.release);
    throw error;
  } finally {
    all.over = true;
  }
}

/** Commits what was changed so far, before something that others have to see or that takes its time. */
export async function commitNow(): Promise<void> {
  const all = open();
  if (all) await commit(all);
}

async function commit(all: Together): Promise<void> {
  await all.working?.ended;
  if (all.lost) throw all.lost;
  const { client } = all;
  if (!client) return;
  await client.query("COMMIT");
  Object.assign(all, { client: undefined, held: false });
  client.release();
}

/** The pool, for `database` and Prisma: it knows which call a statement belongs to. */
export function connections(): pg.Pool {
  return shared("connections", () => {
    const own: Partial<Record<string | symbol, unknown>> = { connect, query };
    return new Proxy(pool(), { get: (target, name) => own[name] ?? bound(target, name) });
  });
}

function bound(target: object, name: string | symbol): unknown {
  const value = Reflect.get(target, name, target);
  return typeof value === "function" ? value.bind(target) : value;
}

async function connect(): Promise<pg.PoolClient> {
  const all = open();
  return !all || all.working ? pool().connect() : begin(all);
}

async function query(statement: Statement): Promise<unknown> {
  const all = open();
  if (all?.held && all.client) return all.client.query(statement);
  if (!all || all.working || !mayChange(statement)) return pool().query(statement);
  // A change without a transaction around it is one by itself.
  const client = await begin(all);
  return inTransaction(client, () => client.query(statement));
}

/** A transaction of these: the first, or a part that can be undone by itself. */
async function begin(all: Together): Promise<pg.PoolClient> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => {
    all.working = undefined;
    resolve();
  };
  all.working = { ended: promise };
  try {
    all.client ??= await pool().connect();
  } catch (error) {
    done();
    throw error;
  }
  return all.held ? partOf(all, all.client, done) : firstOf(all, all.client, done);
}

type Own = { query: (statement: Statement) => Promise<unknown>; release: (error?: Error) => void };

const withOwn = (client: pg.PoolClient, own: Own): pg.PoolClient =>
  new Proxy(client, {
    get: (target, name) => (name === "query" || name === "release" ? own[name] : bound(target, name)),
  });

/** Is held instead of being committed. */
const firstOf = (all: Together, client: pg.PoolClient, done: () => void): pg.PoolClient =>
  withOwn(client, {
    async query(statement) {
      if (textOf(statement) !== "COMMIT") return client.query(statement);
      all.held = true;
      return nothing;
    },
    release(error) {
      if (!all.held) {
        all.client = undefined;
        client.release(error);
      }
      done();
    },
  });

const asPart: Record<string, string> = {
  BEGIN: "SAVEPOINT part",
  COMMIT: "RELEASE SAVEPOINT part",
  ROLLBACK: "ROLLBACK TO SAVEPOINT part",
};

const partOf = (all: Together, client: pg.PoolClient, done: () => void): pg.PoolClient =>
  withOwn(client, {
    query: (statement) => client.query(asPart[textOf(statement)] ?? statement),
    release(error) {
      if (error) {
        Object.assign(all, { client: undefined, held: false, lost: error });
        client.release(error);
      }
      done();
    },
  });
