import { expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { database } from "./database.ts";

await testDatabase();

const kept = "SELECT count(*)::int AS kept FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int + %'";

test("a connection keeps the plans it was asked to keep, and no others", async () => {
  await database.transaction(async (tx) => {
    for (const value of [1, 2, 3]) {
      const rows = await tx.query("SELECT $1::int + 1 AS sum", [value], { keepPlan: true });
      expect(rows).toEqual([{ sum: value + 1 }]);
      expect(await tx.query("SELECT $1::int + 2 AS sum", [value])).toEqual([{ sum: value + 2 }]);
    }
    expect(await tx.query(kept)).toEqual([{ kept: 1 }]);
  });
});

test("a statement is kept however many were composed before", async () => {
  for (let n = 0; n < 210; n++) await database.jsonRows(`SELECT ${n} AS n`, []);
  await database.transaction(async (tx) => {
    await tx.query("SELECT $1::int + 3 AS sum", [1], { keepPlan: true });
    const rows = await tx.query("SELECT 1 FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int + 3%'");
    expect(rows).toHaveLength(1);
  });
});
