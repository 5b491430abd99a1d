import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { pendingMigrations } from "./migrations.ts";

const url = await testDatabase();
const root = await mkdtemp(join(tmpdir(), "shopguide-migrations-"));
let folder = "";
let count = 0;

async function write(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), script);
}

beforeEach(async () => {
  count += 1;
  folder = join(root, String(count));
  await mkdir(folder);
});

afterAll(() => rm(root, { recursive: true }));

test("the product's own migrations are all applied to a test database", async () => {
  expect(await pendingMigrations(database)).toEqual([]);
});

test("applies what is missing, in order of name, and nothing twice", async () => {
  await write("02_row", "INSERT INTO first VALUES ('a;b');");
  await write("01_table", "CREATE TABLE first (word text);");
  expect(await migrate(url, folder)).toEqual(["01_table", "02_row"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await database.query("SELECT * FROM first")).toEqual([{ word: "a;b" }]);
});

test("a function body with semicolons is one statement", async () => {
  await write(
    "03_function",
    "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;",
  );
  await migrate(url, folder);
  expect(await database.query("SELECT two()")).toEqual([{ two: 2 }]);
});

test("processes that start together apply each migration once", async () => {
  await write("04_together", "CREATE TABLE together (id int);");
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)));
  expect(applied.flat()).toEqual(["04_together"]);
});

test("a failed migration leaves nothing behind, names itself and the line, and runs again once corrected", async () => {
  await write("05_broken", "CREATE TABLE half (id int);\nSELECT nothing FROM half;");
  await expect(migrate(url, folder)).rejects.toThrow(
    'Migration 05_broken failed at line 2: column "nothing" does not exist. Nothing of it was kept.',
  );
  expect(await database.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  expect(await pendingMigrations(database, folder)).toEqual(["05_broken"]);
  await write("05_broken", "CREATE TABLE half (id int);");
  expect(await migrate(url, folder)).toEqual(["05_broken"]);
});

test("a migration edited after it was applied is refused", async () => {
  await write("06_edited", "CREATE TABLE edited (id int);");
  await migrate(url, folder);
  await write("06_edited", "CREATE TABLE edited (id bigint);");
  await expect(migrate(url, folder)).rejects.toThrow(/06_edited was edited after this database applied it/);
});
