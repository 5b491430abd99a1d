import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { runProgram } from "#scripts/testing/run.ts";

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "shopguide-main-"));
const taken = createServer().listen(0);
await once(taken, "listening");
const takenPort = (taken.address() as AddressInfo).port;

afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true });
});

const secrets = { NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: "0".repeat(64) };
const external = { ...secrets, DATABASE_URL: database };
const nobodyThere = "postgres://shop:hidden-password@127.0.0.1:1/shop";

const failures: [what: string, env: Record<string, string>, line: RegExp][] = [
  ["a taken port", { PORT: String(takenPort) }, /^✖ Port \d+ is taken by another program; .* such as PORT=\d+\.$/],
  ["an address of another machine", { HOST: "192.0.2.7" }, /^✖ HOST: 192\.0\.2\.7 is not an address of this machine/],
  [
    "an unreachable database",
    { ...secrets, DATABASE_URL: nobodyThere },
    /^✖ No database answers at 127\.0\.0\.1:1; start/,
  ],
  [
    "a wrong password",
    { ...external, DATABASE_URL: database.replace(/:[^:@]+@/, ":no@") },
    /refused user shopguide; correct/,
  ],
  ["a missing database", { ...external, DATABASE_URL: `${database}x` }, /does not exist at 127.0.0.1:\d+; create it/],
  ["a missing secret", { DATABASE_URL: database }, /^✖ NEXTAUTH_SECRET: is required with DATABASE_URL; make one with/],
  ["a bad variable", { PORT: "web" }, /^✖ PORT: must be a port number/],
  [
    "a bad address list",
    { WEBHOOK_ALLOWED_SUBNETS: "10.0.0.0/99" },
    /^✖ WEBHOOK_ALLOWED_SUBNETS: "10.0.0.0\/99" is not/,
  ],
  [
    "an unwritable data folder",
    { SHOPGUIDE_DATA_DIR: "/proc/shopguide" },
    /^✖ The data folder \/proc\/shopguide cannot be/,
  ],
];

test.each(failures)("%s ends the start with one line that names the remedy", async (_what, env, line) => {
  const { code, stdout, stderr } = await runProgram(["server/main.ts"], { env: { PORT: "0", ...env } });
  expect(stderr.trim()).toMatch(line);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(`${stdout}${stderr}`).not.toContain("hidden-password");
  expect(code).toBe(1);
});

test("a failed migration ends the start with its name and the database's own words", async () => {
  await mkdir(join(folder, "prisma/migrations/01_broken"), { recursive: true });
  await writeFile(join(folder, "prisma/migrations/01_broken/migration.sql"), "SELECT 1;\nCREATE TABLE merchants ();");
  const { code, stderr } = await runProgram(["server/main.ts"], { cwd: folder, env: { PORT: "0", ...external } });
  expect(stderr).toBe('✖ Migration 01_broken failed: relation "merchants" already exists. Nothing of it was kept.\n');
  expect(code).toBe(1);
});
