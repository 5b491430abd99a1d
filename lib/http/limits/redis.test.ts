import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { freePort } from "#scripts/testing/port.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { hasRedis, startRedis } from "#scripts/testing/redis.ts";

await testDatabase();
if (!hasRedis) console.warn("Skipped: this machine has no redis-server. On Debian: apt-get install redis-server.");

const path = "/v1/webhook-endpoints";
const perMinute = 6;

describe.skipIf(!hasRedis)("calls counted in Redis", () => {
  let port: number;
  let redis: Awaited<ReturnType<typeof startRedis>>;

  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis(port);
    provideSettings({ REDIS_URL: `redis://127.0.0.1:${port}`, RATE_LIMIT_PER_KEY: String(perMinute) });
  });
  afterAll(() => redis.stop());

  /** What a web process has that was only just started and has found Redis. */
  async function anotherProcess(): Promise<void> {
    Reflect.deleteProperty(globalThis, Symbol.for("shopguide.call-counter"));
    await findsRedis();
  }
  beforeEach(anotherProcess);

  /** Calls with a key of no further interest until such a call is counted in Redis. */
  async function findsRedis(): Promise<void> {
    const { key } = await testMerchant();
    const client = new Redis(port);
    const before = await client.dbsize();
    await eventually(async () => {
      await call("GET", path, { key });
      return (await client.dbsize()) > before;
    });
    client.disconnect();
  }

  async function statusesOf(key: string, calls: number): Promise<number[]> {
    const statuses = [];
    for (let i = 0; i < calls; i++) statuses.push((await call("GET", path, { key })).status);
    return statuses;
  }
  const allowed = Array<number>(perMinute).fill(200);

  test("several processes hold one limit together", async () => {
    const { key } = await testMerchant();
    expect(await statusesOf(key, perMinute)).toEqual(allowed);
    await anotherProcess();
    expect(await statusesOf(key, 1)).toEqual([429]);
  });

  test("while Redis is gone calls go on under a limit, and are counted together again afterwards", async () => {
    const [{ key }, { key: later }] = [await testMerchant(), await testMerchant()];
    await redis.stop();
    expect(await statusesOf(key, perMinute + 1)).toEqual([...allowed, 429]);
    redis = await startRedis(port);
    await findsRedis();
    expect(await statusesOf(later, perMinute)).toEqual(allowed);
    await anotherProcess();
    expect(await statusesOf(later, 1)).toEqual([429]);
  });

  test("a Redis that hangs holds no call up", async () => {
    const { key } = await testMerchant();
    process.kill(redis.pid, "SIGSTOP");
    const startedAt = performance.now();
    expect(await statusesOf(key, 1)).toEqual([200]);
    process.kill(redis.pid, "SIGCONT");
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
