import { expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { database } from "./database.ts";
import { pool } from "./pool.ts";
import { prisma } from "./prisma.ts";
import { commitNow, together } from "./together.ts";

await testDatabase();
await database.query("CREATE TABLE notes (note text PRIMARY KEY)");

const add = (note: string) => database.query("INSERT INTO notes VALUES ($1)", [note]);
const addInTransaction = (note: string) =>
  database.transaction((tx) => tx.query("INSERT INTO notes VALUES ($1)", [note]));
const addByPrisma = (note: string) =>
  prisma().$transaction(async (tx) => void (await tx.$executeRawUnsafe("INSERT INTO notes VALUES ($1)", note)));
const ways = { "a statement": add, "a transaction": addInTransaction, "Prisma's transaction": addByPrisma };

/** What everybody sees. */
const committed = async (like: string) => {
  const { rows } = await pool().query("SELECT note FROM notes WHERE note LIKE $1 ORDER BY 1", [`${like}%`]);
  return rows.map(({ note }) => note);
};
const own = async (like: string) => {
  const rows = await database.query<{ note: string }>("SELECT note FROM notes WHERE note LIKE $1 ORDER BY 1", [
    `${like}%`,
  ]);
  return rows.map(({ note }) => note);
};

test.each(Object.entries(ways))(
  "what %s changed is seen by the work at once, by others when all of it is over",
  async (way, write) => {
    await together(async () => {
      await write(`one of ${way}`);
      for (const other of Object.values(ways)) await other(`one of ${way}, then ${other.name}`);
      expect(await own(`one of ${way}`)).toHaveLength(4);
      expect(await committed(`one of ${way}`)).toEqual([]);
    });
    expect(await committed(`one of ${way}`)).toHaveLength(4);
    expect(pool().idleCount).toBe(pool().totalCount);
  },
);

test.each(Object.entries(ways))("what %s changed is undone when the work fails later", async (way, write) => {
  const work = together(async () => {
    await write(`undone of ${way}`);
    throw new Error("later");
  });
  await expect(work).rejects.toThrow("later");
  expect(await committed("undone")).toEqual([]);
  expect(pool().idleCount).toBe(pool().totalCount);
});

test.each(Object.entries(ways))("%s that fails takes nothing else with it", async (way, write) => {
  await together(async () => {
    await expect(database.transaction((tx) => tx.query("INSERT INTO nothing VALUES (1)"))).rejects.toThrow();
    await write(`kept of ${way}`);
    await expect(addInTransaction(`kept of ${way}`)).rejects.toThrow(/duplicate/);
    await write(`kept of ${way}, too`);
  });
  expect(await committed(`kept of ${way}`)).toHaveLength(2);
});

test("a transaction beside another has a connection of its own", async () => {
  await together(async () => {
    await database.transaction(async (tx) => {
      await tx.query("INSERT INTO notes VALUES ('beside: outer')");
      await addInTransaction("beside: inner");
      expect(await own("beside")).toEqual(["beside: inner"]);
    });
    await Promise.all([addInTransaction("beside: left"), addInTransaction("beside: right")]);
  });
  expect(await committed("beside")).toEqual(["beside: inner", "beside: left", "beside: outer", "beside: right"]);
});

test("what is committed on the way stays, whatever follows", async () => {
  const work = together(async () => {
    await addInTransaction("way: first");
    await commitNow();
    expect(await committed("way")).toEqual(["way: first"]);
    await add("way: second");
    throw new Error("later");
  });
  await expect(work).rejects.toThrow("later");
  expect(await committed("way")).toEqual(["way: first"]);
});

test("a lost connection undoes everything, and is told", async () => {
  const cut = "SELECT pg_terminate_backend(pg_backend_pid())";
  const work = together(async () => {
    await addInTransaction("lost: first");
    await expect(database.transaction((tx) => tx.query(cut))).rejects.toThrow();
    await addInTransaction("lost: second");
  });
  await expect(work).rejects.toThrow();
  expect(await committed("lost")).toEqual([]);
  expect(await own("way")).toEqual(["way: first"]);
});

test("what the work leaves running when it ends is committed by itself", async () => {
  const { promise: goOn, resolve } = Promise.withResolvers<void>();
  let left: Promise<unknown> | undefined;
  await together(async () => {
    left = goOn.then(() => addInTransaction("left: running"));
  });
  resolve();
  await left;
  expect(await committed("left")).toEqual(["left: running"]);
});
