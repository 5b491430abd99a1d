import { expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { database } from "./database.ts";
import { ensurePartitions } from "./upkeep.ts";

await testDatabase();

test("every table cut by time gets this month and the next three, once", async () => {
  await ensurePartitions(new Date("2031-11-30T23:00:00Z"));
  await ensurePartitions(new Date("2031-11-30T23:00:00Z"));
  const made = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname ~ '_203[12]_' ORDER BY 1",
  );
  const months = ["2031_11", "2031_12", "2032_01", "2032_02"];
  const tables = ["events", "request_logs", "webhook_attempts", "webhook_deliveries"];
  expect(made.map(({ name }) => name)).toEqual(tables.flatMap((table) => months.map((month) => `${table}_${month}`)));
});
