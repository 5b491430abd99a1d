import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { openEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { pool } from "#lib/db/pool.ts";
import { publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";

// Workers and the database are killed while events come in. A PostgreSQL of its own, since others share theirs.

const events = 2_000;
const batch = 20;
const folder = await mkdtemp(join(tmpdir(), "shopguide-chaos-"));
const embedded = await openEmbedded(folder, { settings: { fsync: "off" } });
await migrate(embedded.url);
const settings = {
  DATABASE_URL: embedded.url,
  NEXTAUTH_SECRET: "t".repeat(32),
  ENCRYPTION_KEY: "0".repeat(64),
  WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1",
};
provideSettings(settings);

const workers = new Set<ChildProcess>();
const diedByThemselves: unknown[] = [];
afterAll(async () => {
  const left = [...workers];
  workers.clear();
  for (const worker of left) worker.kill("SIGKILL");
  await pool().end();
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
});

async function startWorker(): Promise<void> {
  const env = { ...process.env, ...settings };
  const worker = fork("server/worker.ts", { execPath: "node", execArgv: [], env });
  workers.add(worker);
  worker.once("exit", (code) => workers.has(worker) && diedByThemselves.push(code));
  await Promise.race([once(worker, "message"), once(worker, "exit")]);
}

/** Kills one that works, at no chosen moment, and puts another in its place. */
async function replaceWorker(): Promise<void> {
  const [victim] = workers;
  if (!victim) return;
  workers.delete(victim);
  victim.kill("SIGKILL");
  await startWorker();
}

/** As a crash of the database's machine would: no connection is closed in order. */
async function crashDatabase(): Promise<void> {
  const [pid] = (await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGQUIT");
}

/** Publishes like a client that repeats what was not accepted; answers with what was. */
async function publishAll(ctx: Ctx): Promise<number[]> {
  const accepted: number[] = [];
  for (let n = 0; n < events; n += batch) {
    const numbers = Array.from({ length: batch }, (_, index) => n + index);
    const list = numbers.map((number) => ({ type: "conversation.started" as const, data: { n: number } }));
    await eventually(
      () =>
        database
          .transaction((tx) => publish(tx, ctx.merchantId, list, new Date()))
          .then(
            () => true,
            () => false,
          ),
      60_000,
    );
    accepted.push(...numbers);
    await sleep(10);
  }
  return accepted;
}

/** Deliveries that some worker holds at this moment: those that may arrive twice when it dies. */
async function leases(): Promise<number> {
  const held = () =>
    database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM webhook_deliveries WHERE claim_id IS NOT NULL AND status IN ('pending', 'retrying')",
    );
  const rows = await eventually(() => held().catch(() => false as const), 60_000);
  return rows[0]?.count ?? 0;
}

test("every accepted event arrives although workers are killed and the database crashes; twice only what was in flight", {
  timeout: 240_000,
}, async () => {
  const { ctx, key } = await testMerchant();
  const receiver = await startReceiver((response) => setTimeout(() => response.end(), Math.random() * 50));
  const body = { url: receiver.url, timeout_seconds: 1 };
  expect((await call("POST", "/v1/webhook-endpoints", { key, body })).status).toBe(201);
  await Promise.all([startWorker(), startWorker()]);

  const publishing = publishAll(ctx);
  let atRisk = 0;
  for (const strike of [replaceWorker, crashDatabase, replaceWorker, replaceWorker]) {
    await sleep(200 + Math.random() * 400);
    atRisk += await leases();
    await strike();
    atRisk += await leases();
  }
  const accepted = await publishing;

  const statuses = () =>
    database.query<{ status: string; count: number }>(
      "SELECT status, count(*)::int AS count FROM webhook_deliveries GROUP BY status",
    );
  const final = await eventually(async () => {
    const rows = await statuses();
    return rows.every(({ status }) => status !== "pending" && status !== "retrying") && rows;
  }, 120_000);
  expect(final.map((row) => row.status)).toEqual(["succeeded"]);
  expect(diedByThemselves).toEqual([]);

  const got = new Set(receiver.received.map((one) => JSON.parse(one.body).data.n as number));
  expect(accepted.filter((n) => !got.has(n))).toEqual([]);
  const ids = new Set(receiver.received.map((one) => one.headers["webhook-id"]));
  expect(ids.size).toBe(final[0]?.count);
  expect(receiver.received.length - ids.size).toBeLessThanOrEqual(atRisk);
});
