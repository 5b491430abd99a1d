import { createHash, randomBytes } from "node:crypto";
import { connect } from "#lib/db/connect.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { pool } from "#lib/db/pool.ts";
import { provideSettings } from "#lib/env.ts";
import { OperatorError } from "#lib/operator-error.ts";
import type { Size } from "./data/conversations.ts";
import { fill, statements } from "./data/fill.ts";

/** Where the data is kept between runs, and how much of it there is. */
const folder = process.env.BENCH_DATA_DIR ?? ".bench";
const conversations = Number(process.env.BENCH_CONVERSATIONS ?? 1_000_000);
const size: Size = { conversations, customers: conversations / 10 };
const name = `bench_${conversations}`;

/** The load is repeated when it is cut off, so it need not survive a power cut. */
const whileLoading = {
  fsync: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "16GB",
  autovacuum: "off",
};

/** What the data was made by: its own moment, and the statements. */
type Mark = { end: string; fingerprint: string };

const fingerprintOf = (end: string) => createHash("sha256").update(statements(size, end).join(";")).digest("hex");

/** A PostgreSQL of the benchmark's own with the data in it, as durable as in production, kept for the next run. */
export async function withKeptData(work: () => Promise<void>): Promise<void> {
  if (!(await isKept())) await make();
  const embedded = await openEmbedded(folder);
  try {
    const secret = randomBytes(32).toString("hex");
    provideSettings({
      DATABASE_URL: addressOf(embedded.url),
      NEXTAUTH_SECRET: secret,
      ENCRYPTION_KEY: secret,
      LOG_LEVEL: "error",
      RATE_LIMIT_PER_KEY: "1000000000",
      RATE_LIMIT_PER_MERCHANT: "1000000000",
    });
    await work();
  } finally {
    await pool().end();
    await embedded.close();
  }
}

const addressOf = (url: string, database = name) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** Whether the data is there, made by the same statements, and could be brought to the present migrations. */
async function isKept(): Promise<boolean> {
  const embedded = await openEmbedded(folder);
  try {
    const mark = await readMark(embedded.url);
    if (!mark || mark.fingerprint !== fingerprintOf(mark.end)) return false;
    const applied = await migrate(addressOf(embedded.url));
    if (applied.length > 0) console.log(`Migrated the kept data: ${applied.join(", ")}.`);
    return true;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.log(error.message);
    return false;
  } finally {
    await embedded.close();
  }
}

async function readMark(url: string): Promise<Mark | undefined> {
  const client = await connect(url, "shopguide-bench");
  try {
    const { rows } = await client.query<{ mark: string | null }>(
      "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1",
      [name],
    );
    return rows[0]?.mark ? JSON.parse(rows[0].mark) : undefined;
  } finally {
    await client.end();
  }
}

async function make(): Promise<void> {
  console.log(`Making ${conversations.toLocaleString("en")} conversations in ${folder}, kept for the next run:`);
  const embedded = await openEmbedded(folder, { settings: whileLoading });
  const admin = await connect(embedded.url, "shopguide-bench");
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    const url = addressOf(embedded.url);
    await migrate(url);
    const end = new Date().toISOString();
    await fill(url, size, end);
    const mark: Mark = { end, fingerprint: fingerprintOf(end) };
    await admin.query(`COMMENT ON DATABASE ${name} IS '${JSON.stringify(mark)}'`);
  } finally {
    await admin.end();
    await embedded.close();
  }
}
