import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { connect } from "./connect.ts";
import { runningPostmaster } from "./embedded/postmaster.ts";
import { openEmbedded } from "./embedded.ts";

const folder = await mkdtemp(join(tmpdir(), "shopguide-embedded-"));
const cluster = join(folder, "postgres");
const open = () => openEmbedded(folder, { settings: { fsync: "off" } });

afterAll(() => rm(folder, { recursive: true }));

const processOf = async (data: string) => (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n")[0];

async function ask<Row>(url: string, sql: string): Promise<Row> {
  const client = await connect(url, "test");
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows[0];
}

test("processes that open a new folder at once share one server, and the last to close stops it", async () => {
  const [first, second, third] = await Promise.all([open(), open(), open()]);
  expect(new Set([first.url, second.url, third.url]).size).toBe(1);
  await first.close();
  await third.close();
  expect(await ask(second.url, "SELECT 1 AS one")).toEqual({ one: 1 });
  await second.close();
  expect(await runningPostmaster(cluster)).toBeUndefined();
});

test("the database is UTF-8 with a locale that is the same everywhere, and the role is no superuser", async () => {
  const database = await open();
  const facts = `SELECT pg_encoding_to_char(encoding) AS encoding, datlocale AS locale,
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super FROM pg_database WHERE datname = current_database()`;
  expect(await ask(database.url, facts)).toEqual({ encoding: "UTF8", locale: "C.UTF-8", super: false });
  await expect(ask(database.url.replace("//shopguide:", "//postgres:"), "SELECT 1")).rejects.toThrow(
    /refused user postgres/,
  );
  await database.close();
});

test("a server that was killed is started again at the same address, with what was committed", async () => {
  const database = await open();
  await ask(database.url, "CREATE TABLE kept AS SELECT 7 AS seven");
  const before = await processOf(cluster);
  process.kill(Number(before), "SIGKILL");
  await expect.poll(() => processOf(cluster), { timeout: 15_000 }).not.toBe(before);
  await expect.poll(() => ask(database.url, "SELECT seven FROM kept"), { timeout: 15_000 }).toEqual({ seven: 7 });
  await database.close();
});

test("a process number left behind that now belongs to another program does not stop the start", async () => {
  await writeFile(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);
  const database = await open();
  expect(await ask(database.url, "SELECT seven FROM kept")).toEqual({ seven: 7 });
  await database.close();
});
