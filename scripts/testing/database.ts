import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, inject } from "vitest";
import { connect } from "#lib/db/connect.ts";
import { pool } from "#lib/db/pool.ts";
import { provideSettings } from "#lib/env.ts";
import { databaseUrl } from "./postgres.ts";

/**
 * Gives the test file a migrated database of its own and answers with its address. Await it at the top of the file;
 * from then on `database`, `pool()` and `prisma()` use it. It is dropped at the end.
 */
export async function testDatabase(): Promise<string> {
  const { url, template } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = await connect(url, "shopguide-tests");
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const own = databaseUrl(url, name);
  provideSettings({
    DATABASE_URL: own,
    NEXTAUTH_SECRET: "t".repeat(32),
    ENCRYPTION_KEY: "0".repeat(64),
    // Tests call from one address, also with wrong keys; those of the limits set them.
    RATE_LIMIT_REFUSED: "1000000",
    RATE_LIMIT_PER_ADDRESS: "1000000",
  });
  afterAll(async () => {
    await pool().end();
    await drop(admin, name);
    await admin.end();
  });
  return own;
}

/** PostgreSQL's own housekeeping may be at it for a moment, and cannot be sent away. */
async function drop(admin: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      return;
    } catch (error) {
      if (attempt === 20 || (error as pg.DatabaseError).code !== "42501") throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
