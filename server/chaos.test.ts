import { mkdtemp, rm } from "node:fs/promises";
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
import { explainRepeats, type Strike } from "#scripts/testing/chaos/repeats.ts";
import { crashDatabase, insist, states, struck, workerProcesses } from "#scripts/testing/chaos/strikes.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";

// Workers and the database are killed while events come in. A PostgreSQL of its own, since others share theirs.

const kinds = ["worker", "database", "worker", "database"] as const;
/** Between two strikes, so that each falls among deliveries in flight however slow the machine is. */
const eventsOfStrike = 400;
const events = eventsOfStrike * (kinds.length + 1);
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

const workers = workerProcesses();
afterAll(async () => {
  workers.stop();
  await pool().end();
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
});

const crash = () => crashDatabase(folder);

/** Publishes like a client that repeats what was not accepted; answers with what was. */
async function publishAll(ctx: Ctx, strikes: readonly Strike[]): Promise<number[]> {
  const accepted: number[] = [];
  for (let n = 0; n < events; n += batch) {
    while (n >= eventsOfStrike * (strikes.length + 1)) await sleep(5);
    const numbers = Array.from({ length: batch }, (_, index) => n + index);
    const list = numbers.map((number) => ({ type: "conversation.started" as const, data: { n: number } }));
    await insist(() => database.transaction((tx) => publish(tx, ctx.merchantId, list, new Date())));
    accepted.push(...numbers);
  }
  return accepted;
}

test("every accepted event arrives although workers are killed and the database crashes; twice only what was in flight", {
  timeout: 400_000,
}, async () => {
  const { ctx, key } = await testMerchant();
  const receiver = await startReceiver((response) => setTimeout(() => response.end(), Math.random() * 50));
  const body = { url: receiver.url, timeout_seconds: 1 };
  expect((await call("POST", "/v1/webhook-endpoints", { key, body })).status).toBe(201);
  await Promise.all([workers.start(), workers.start()]);

  const strikes: Strike[] = [];
  const publishing = publishAll(ctx, strikes);
  const arrived = () => new Set(receiver.received.map((one) => one.headers["x-shopguide-delivery"])).size;
  for (const what of kinds) {
    const enough = (strikes.length + Math.random() * 0.8) * eventsOfStrike;
    await eventually(() => arrived() > enough, 120_000);
    strikes.push(await struck(what, what === "worker" ? workers.kill : crash));
    if (what === "worker") await workers.start();
  }
  const accepted = await publishing;

  const final = await eventually(async () => {
    const now = await states();
    return !now.pending && !now.retrying && now;
  }, 120_000);
  expect(Object.keys(final)).toEqual(["succeeded"]);
  expect(workers.diedByThemselves).toEqual([]);

  const got = new Set(receiver.received.map((one) => JSON.parse(one.body).data.n as number));
  expect(accepted.filter((n) => !got.has(n))).toEqual([]);
  const ids = new Set(receiver.received.map((one) => one.headers["webhook-id"]));
  expect(ids.size).toBe(final.succeeded);

  const requests = receiver.received.map(({ headers, at }) => ({
    delivery: headers["x-shopguide-delivery"] ?? "",
    attempt: Number(headers["x-shopguide-attempt"]),
    at,
  }));
  const { cuts, unexplained } = await explainRepeats(requests, strikes);
  expect(unexplained).toEqual([]);
  const kills = cuts.filter(({ what }) => what === "worker");
  expect(kills.filter(({ attempts, leases }) => attempts > leases)).toEqual([]);
});
