import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { runProgram } from "#scripts/testing/run.ts";

const database = await testDatabase();
const env = { DATABASE_URL: database, NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: "0".repeat(64), PORT: "0" };
const shopguide = (...args: string[]) => runProgram(["server/cli.ts", ...args], { env });
const commands = (await readdir(new URL("cli/commands/", import.meta.url))).map((file) => basename(file, ".ts"));

test("help needs no database and lists every command", async () => {
  const { code, stdout } = await runProgram(["server/cli.ts", "--help"], { env: { DATABASE_URL: "nonsense" } });
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  expect(code).toBe(0);
});

test.each(commands)("%s explains itself", async (command) => {
  const { code, stdout } = await shopguide(command, "--help");
  expect(stdout).toMatch(/^Usage: shopguide /);
  expect(code).toBe(0);
});

test("an unknown command is an error that points to the help", async () => {
  const { code, stderr } = await shopguide("migrat");
  expect(stderr).toMatch(/unknown command 'migrat'[\s\S]*--help/);
  expect(code).toBe(1);
});

test("migrate says when there is nothing to apply", async () => {
  expect((await shopguide("migrate")).stdout).toBe("Nothing to apply: the database is up to date.\n");
});

test("migrate new refuses a name that is no folder name, in one line", async () => {
  const { code, stderr } = await shopguide("migrate", "new", "../Tags");
  expect(stderr).toMatch(/^✖ "\.\.\/Tags" is no name for a migration; use small letters.*\n$/);
  expect(code).toBe(1);
});

test("doctor has a line for each check, and exit code 0 when all is well", async () => {
  const { code, stdout } = await shopguide("doctor");
  expect(stdout.match(/^✔ ok +\w+/gm)).toHaveLength(7);
  expect(code).toBe(0);
});

test("doctor ends with exit code 1 and the remedy when the database is gone", async () => {
  const { code, stdout } = await runProgram(["server/cli.ts", "doctor"], {
    env: { ...env, DATABASE_URL: "postgres://shop@127.0.0.1:1/shop" },
  });
  expect(stdout).toMatch(/^✖ problem +Database +No database answers at 127\.0\.0\.1:1; start PostgreSQL there/m);
  expect(code).toBe(1);
});
