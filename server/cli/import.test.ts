import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runProgram } from "#scripts/testing/run.ts";

const database = await testDatabase();
const env = { DATABASE_URL: database, NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: "0".repeat(64) };
const folder = await mkdtemp(join(tmpdir(), "shopguide-import-"));
let slug = "";

beforeAll(async () => {
  ({ slug } = await testMerchant());
});
afterAll(() => rm(folder, { recursive: true }));

const bring = (file: string, ...more: string[]) =>
  runProgram(["server/cli.ts", "import", "conversations", file, "--merchant", slug, ...more], { env });

async function write(name: string, lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.join("\n"));
  return path;
}

const line = (id: string) =>
  JSON.stringify({ external_id: id, customer: { email: "ana@example.com" }, started_at: "2026-11-01T10:00:00Z" });

test("a good file ends in one line of summary and exit code 0, also when all of it is known", async () => {
  const path = await write("good.jsonl", [line("a"), line("b")]);
  const first = await bring(path);
  expect(first.stdout).toMatch(/^2 imported, 0 skipped because they were there already, 0 failed, in \d+\.\d s\.\n$/);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  const again = await bring(path, "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ imported: 0, skipped: 2, failed: 0 });
  expect(again.code).toBe(0);
});

test("a file with a bad line names it, brings in the rest, and ends with exit code 1", async () => {
  const { code, stdout, stderr } = await bring(await write("bad.jsonl", [line("c"), "{", line("d")]));
  expect(stderr).toMatch(/^Line 2: Not valid JSON: .*\nCorrect the lines that failed .*\n$/);
  expect(stdout).toMatch(/^2 imported, .* 1 failed/);
  expect(code).toBe(1);
});

test("an unknown merchant is an error that lists those there are", async () => {
  const { code, stderr } = await bring(await write("any.jsonl", []), "--merchant", "nobody");
  expect(stderr).toBe(`✖ No merchant "nobody". There is: ${slug}.\n`);
  expect(code).toBe(1);
});

test("a file that is not there is one line", async () => {
  const { code, stderr } = await bring(join(folder, "missing.jsonl"));
  expect(stderr).toMatch(/^✖ The file .*missing\.jsonl cannot be read: ENOENT.*\n$/);
  expect(code).toBe(1);
});
