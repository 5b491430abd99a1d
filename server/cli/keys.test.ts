import { beforeAll, expect, test } from "vitest";
import { checkKey } from "#lib/domain/api-keys/check.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runProgram } from "#scripts/testing/run.ts";

const database = await testDatabase();
const env = { DATABASE_URL: database, NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: "0".repeat(64) };
let slug = "";

beforeAll(async () => {
  ({ slug } = await testMerchant());
});

const keys = (verb: string, ...more: string[]) =>
  runProgram(["server/cli.ts", "keys", verb, "--merchant", slug, ...more], { env });

test("a key is alone on standard output, works, expires as asked, and is listed until it is revoked", {
  timeout: 60_000,
}, async () => {
  const made = await keys(
    "create",
    "--name",
    "CI",
    "--scopes",
    "conversations:read, webhooks:write",
    "--expires-in-days",
    "7",
  );
  expect(made.stdout).toMatch(/^sg_[0-9A-Za-z]{36}\n$/);
  expect(await checkKey(made.stdout.trim(), null)).toMatchObject({ scopes: ["conversations:read", "webhooks:write"] });
  const id = made.stderr.match(/key_\w+/)?.[0] ?? "";

  const week = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  expect((await keys("list")).stdout).toMatch(new RegExp(`^${id} .*working until ${week}.*CI$`, "m"));
  expect((await keys("revoke", id)).stdout).toBe(`Revoked ${id}.\n`);
  expect((await keys("list")).stdout).toMatch(new RegExp(`^${id} .*revoked`, "m"));
});

test.each([
  [["--scopes", "everything", "--name", "CI"], /--scopes is not acceptable/],
  [["--scopes", "*", "--name", ""], /--name is not acceptable: Give the key a name/],
  [["--scopes", "*", "--name", "CI", "--expires-in-days", "soon"], /--expires-in-days must be a number/],
])("create %j is refused in one line", async (options, reason) => {
  const { code, stdout, stderr } = await keys("create", ...options);
  expect(stderr).toMatch(reason);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
});

test("a key that is not the merchant's cannot be revoked", async () => {
  const { code, stderr } = await keys("revoke", "key_01kpvyzg2s8m4q6t7x9b1c3d5f");
  expect(stderr).toBe("✖ No API key key_01kpvyzg2s8m4q6t7x9b1c3d5f.\n");
  expect(code).toBe(1);
});
