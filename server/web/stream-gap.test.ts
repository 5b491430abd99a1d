import { execFile } from "node:child_process";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, expect, test } from "vitest";
import { dataFolder } from "#lib/data-folder.ts";
import { database } from "#lib/db/database.ts";
import { findCluster, startCluster } from "#lib/db/embedded/cluster.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { pool } from "#lib/db/pool.ts";
import { dropPartitions } from "#lib/db/upkeep.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { startServer } from "#scripts/testing/chaos/server-process.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { freePort } from "#scripts/testing/port.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { bearer, type Listener, transports } from "#scripts/testing/stream-clients.ts";

// A database of this test's own, which it can stop, put back from a backup, and start again.

const folder = await mkdtemp(join(tmpdir(), "shopguide-gap-"));
const settings = { fsync: "off", synchronous_commit: "off" };
const open = () => openEmbedded(folder, { settings });
let embedded = await open();
await migrate(embedded.url);
provideSettings({ DATABASE_URL: embedded.url, NEXTAUTH_SECRET: "t".repeat(32), ENCRYPTION_KEY: "0".repeat(64) });
const port = await freePort();
let server = await startServer(port);
const { ctx, key } = await testMerchant();

const listeners: Listener[] = [];
afterEach(() => {
  for (const { close } of listeners.splice(0)) close();
});
afterAll(async () => {
  await server.stop();
  await pool().end();
  await embedded.close();
  await rm(folder, { recursive: true });
});

/** Both transports at once: what is true of one has to be true of the other. */
async function listen(cursor?: string) {
  const query = `?events=conversation.*${cursor ? `&cursor=${cursor}` : ""}`;
  const both = Object.values(transports).map((start) => start(port, bearer(key), query));
  listeners.push(...both);
  await Promise.all(both.map(({ begun }) => begun));
  return both;
}

async function happen(n: number, at = new Date()) {
  await publish(database, ctx.merchantId, [{ type: "conversation.updated", data: { n } }], at);
  announce();
}

const heardBy = (both: Listener[]) =>
  both.map(({ told }) => told.map(({ event, data }) => (event === "gap" ? "gap" : data.data.n)));

const until = (both: Listener[], count: number) => eventually(() => both.every(({ told }) => told.length >= count));

async function fetched(path: string): Promise<number[]> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: bearer(key) });
  const { data } = (await response.json()) as { data: { data: { n: number } }[] };
  return data.map((event) => event.data.n).reverse();
}

const monthsAgo = (months: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15));
};

test("a cursor that is older than what is kept brings a gap, and from where it says the rest can be fetched", async () => {
  const first = await listen();
  await happen(1, monthsAgo(3));
  await happen(2, monthsAgo(2));
  await happen(3);
  await until(first, 3);
  const [old, recent] = (first[0] as Listener).told.map(({ cursor }) => cursor);
  await dropPartitions(database, "events", monthsAgo(2));

  const lost = await listen(old);
  await happen(4);
  await until(lost, 2);
  expect(heardBy(lost)).toEqual([
    ["gap", 4],
    ["gap", 4],
  ]);
  for (const { told } of lost) {
    expect(told[0]?.data).toMatchObject({ reason: "expired", message: expect.stringContaining("no longer kept") });
    expect(await fetched(told[0]?.data.fetch_from as string)).toEqual([2, 3, 4]);
  }
  const kept = await listen(recent);
  await until(kept, 2);
  expect(heardBy(kept)).toEqual([
    [3, 4],
    [3, 4],
  ]);
});

test("after a backup was put back, a cursor from before goes on and one from the lost time brings a gap", async () => {
  const before = await listen();
  await happen(10);
  await until(before, 1);
  const backup = join(folder, "backup");
  await stopDatabase();
  // With its owner: PostgreSQL does not start from files of somebody else.
  await promisify(execFile)("cp", ["-a", join(folder, "postgres"), backup]);
  await startDatabase();

  const lostTime = await listen();
  await happen(11);
  await happen(12);
  await until(lostTime, 2);
  const [again] = (await listen()) as [Listener, Listener];
  const between = await again.begun;
  await stopDatabase();
  await rm(join(folder, "postgres"), { recursive: true });
  await rename(backup, join(folder, "postgres"));
  await startDatabase();

  const cursorOf = ([one]: Listener[]) => one?.told.at(-1)?.cursor as string;
  const [known, lost, lostBetween] = [
    await listen(cursorOf(before)),
    await listen(cursorOf(lostTime)),
    await listen(between),
  ];
  await happen(20);
  await until(known, 1);
  await until(lost, 2);
  await until(lostBetween, 2);
  expect(heardBy(known)).toEqual([[20], [20]]);
  for (const both of [lost, lostBetween]) {
    expect(heardBy(both)).toEqual([
      ["gap", 20],
      ["gap", 20],
    ]);
    expect(both[0]?.told[0]?.data).toMatchObject({ reason: "restored" });
  }

  // The transaction numbers have meanwhile been used again; that the event is not there still tells.
  for (let n = 21; n < 31; n++) await happen(n);
  const later = await listen(cursorOf(lostTime));
  await until(later, 1);
  expect(later[0]?.told[0]?.data).toMatchObject({ event: "gap", reason: "restored" });
}, 60_000);

async function stopDatabase() {
  await server.stop();
  await embedded.close();
}

/** At the same address as before. */
async function startDatabase() {
  const cluster = await findCluster(await dataFolder(folder));
  await startCluster(cluster, settings, Number(new URL(embedded.url).port));
  embedded = await open();
  await eventually(() => database.query("SELECT 1").catch(() => null), 10_000);
  server = await startServer(port);
}
