import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { diffToSchema } from "./schema-engine.ts";

const url = await testDatabase();
const schema = await readFile("prisma/schema.prisma", "utf8");
const statements = (script: string) => script.split("\n").filter((line) => line !== "" && !line.startsWith("--"));

test("prisma/schema.prisma asks for nothing that the migrations do not make", async () => {
  expect(statements(await diffToSchema(url, schema))).toEqual([]);
});

test("a new field becomes one statement, and what was written by hand stays", async () => {
  const changed = schema.replace(/^model Merchant \{$/m, "$&\n  motto String?");
  expect(statements(await diffToSchema(url, changed))).toEqual([
    'ALTER TABLE "merchants" ADD COLUMN     "motto" TEXT;',
  ]);
});
