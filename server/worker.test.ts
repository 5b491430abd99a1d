import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { createEndpoint } from "#lib/domain/webhooks/endpoints/service.ts";
import { env, provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

const workers: ChildProcess[] = [];
afterAll(() => {
  for (const worker of workers) worker.kill("SIGKILL");
});

async function startWorker(): Promise<ChildProcess> {
  const { DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEY } = env();
  const settings = { DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEY, WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" };
  const worker = fork("server/worker.ts", { execPath: "node", execArgv: [], env: { ...process.env, ...settings } });
  workers.push(worker);
  await once(worker, "message");
  return worker;
}

const endpointAt = (ctx: Ctx, url: string) =>
  createEndpoint(ctx, { url, event_types: ["*"], status: "enabled", timeout_seconds: 1, metadata: {} });

const happen = (ctx: Ctx, count = 1) =>
  publish(
    database,
    ctx.merchantId,
    Array.from({ length: count }, (_, n) => ({ type: "conversation.started" as const, data: { n } })),
    ctx.now(),
  );

const statuses = async (ctx: Ctx) => {
  const rows = await database.query<{ status: string; attempt_count: number }>(
    "SELECT status, attempt_count FROM webhook_deliveries WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  return rows;
};

test("a worker killed between claim and answer loses nothing: another sends it when the lease is over", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver(() => undefined);
  await endpointAt(ctx, receiver.url);
  const doomed = await startWorker();
  await happen(ctx, 3);
  await eventually(() => receiver.received.length === 3);
  doomed.kill("SIGKILL");
  await once(doomed, "exit");

  receiver.answerWith((response) => response.end());
  const next = await startWorker();
  await eventually(async () => (await statuses(ctx)).every((row) => row.status === "succeeded"), 10_000);
  const ids = receiver.received.map((one) => one.headers["webhook-id"]);
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(3);
  expect(await statuses(ctx)).toMatchObject(Array(3).fill({ attempt_count: 1 }));
  next.kill("SIGTERM");
  expect(await once(next, "exit")).toEqual([0, null]);
});

test("a worker that is asked to stop finishes what it has begun", async () => {
  const { ctx } = await testMerchant();
  const receiver = await startReceiver((response) => setTimeout(() => response.end("late"), 500));
  await endpointAt(ctx, receiver.url);
  const worker = await startWorker();
  await happen(ctx);
  await eventually(() => receiver.received.length === 1);
  worker.kill("SIGTERM");
  expect(await once(worker, "exit")).toEqual([0, null]);
  expect(await statuses(ctx)).toEqual([{ status: "succeeded", attempt_count: 1 }]);
});

test("audit entries are sealed within seconds of their commit", async () => {
  await startWorker();
  const { ctx } = await testMerchant();
  const unsealed = () =>
    database.query("SELECT id FROM audit_logs WHERE merchant_id = $1 AND seq IS NULL", [ctx.merchantId]);
  expect(await unsealed()).not.toEqual([]);
  await eventually(async () => (await unsealed()).length === 0, 5_000);
});

test("a worker whose parent is gone stops by itself", async () => {
  const worker = await startWorker();
  worker.disconnect();
  expect(await once(worker, "exit")).toEqual([0, null]);
});

test("the partitions of the next months and the background jobs' tables are there once a worker has started", async () => {
  const [row] = await database.query<{ jobs: string[]; ahead: string | null }>(
    `SELECT (SELECT array_agg(identifier) FROM graphile_worker._private_known_crontabs) AS jobs,
       to_regclass('webhook_attempts' || to_char(now() + interval '3 months', '"_"YYYY"_"MM')) AS ahead`,
  );
  expect(row).toEqual({ jobs: expect.arrayContaining(["ensure_partitions"]), ahead: expect.any(String) });
});
