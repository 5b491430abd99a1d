import { afterAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { beat, leave } from "#lib/domain/system/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { listenableApi } from "#scripts/testing/listener.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { startPulse } from "./pulse.ts";

await testDatabase();
const { listen, address } = await listenableApi();
const intervalMs = 1_500;
afterAll(startPulse(intervalMs));

test("everybody may ask how the service is, without a key", async () => {
  const { status, json } = await call("GET", "/v1/status");
  expect(status).toBe(200);
  expect(json).toMatchObject({
    status: "down",
    parts: [
      { name: "api" },
      { name: "database", status: "healthy", message: null },
      { name: "worker", status: "down", message: expect.stringContaining("No worker runs") },
      { name: "webhooks", status: "healthy" },
    ],
  });
});

test("a worker that comes, and one that is killed, are told to every stream", async () => {
  const { key } = await testMerchant();
  const { heard } = await listen(key);
  const changes = () =>
    heard
      .filter(({ data }) => data.data.part === "worker")
      .map(({ data }) => [data.data.previous_status, data.data.status]);
  await beat("worker-1", new Date(), new Date());
  await eventually(() => changes().length === 1, 10_000);
  // What a killed worker leaves: a row that nobody renews.
  await database.query("UPDATE worker_heartbeats SET seen_at = now() - interval '2 minutes'");
  await eventually(() => changes().length === 2, 10_000);
  expect(changes()).toEqual([
    ["down", "healthy"],
    ["healthy", "down"],
  ]);
  expect(heard.every(({ event }) => event === "system.status_changed")).toBe(true);
  await leave("worker-1");
}, 30_000);

test("figures come to who asks for them, each shop's own, and leave the cursor usable", async () => {
  const [mine, other] = await Promise.all([testMerchant(), testMerchant()]);
  for (let n = 0; n < 3; n++) {
    const response = await fetch(`${address}/v1/me`, { headers: { authorization: `Bearer ${mine.key}` } });
    expect(response.status).toBe(200);
  }
  await flushCalls();
  const [figures, others, everything] = await Promise.all([
    listen(mine.key, "events=system.*"),
    listen(other.key, "events=system.metrics"),
    listen(mine.key),
  ]);
  const busy = await eventually(
    () => figures.heard.find(({ data }) => (data.data.requests as { per_second: number }).per_second > 0),
    10_000,
  );
  expect(busy).toMatchObject({
    event: "system.metrics",
    data: {
      data: {
        requests: { error_rate: 0, p95_ms: expect.any(Number) },
        deliveries: { waiting: 0, oldest_waiting_seconds: 0 },
        stream: { clients: 2, clients_of_process: expect.any(Number) },
        database: { latency_ms: expect.any(Number) },
      },
    },
  });
  await eventually(() => others.heard.length > 0, 10_000);
  expect(others.heard.every(({ data }) => (data.data.requests as { per_second: number }).per_second === 0)).toBe(true);
  expect(everything.heard).toEqual([]);
  const again = await listen(mine.key, "", busy.id);
  expect(again.heard).toEqual([]);
}, 40_000);
