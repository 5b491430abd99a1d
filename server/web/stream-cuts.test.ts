import { expect, test } from "vitest";
import { runChaos } from "#scripts/testing/chaos/run.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { freePort } from "#scripts/testing/port.ts";

await testDatabase();

const whole = { lost: 0, repeated: 0, inOrder: true, gaps: 0 };

test("clients, connections and the server are cut again and again: nothing is lost, repeated or out of order", async () => {
  const { ctx, key } = await testMerchant();
  const settings = { events: 2_000, writers: 16, cuts: 40, restarts: 2, patienceMs: 40_000 };
  const { sse, webSocket, cuts } = await runChaos({ ctx, key, port: await freePort(), ...settings });
  expect([sse, webSocket]).toMatchObject([whole, whole]);
  expect(cuts).toBeGreaterThan(20);
  expect(sse.connections).toBeGreaterThan(8);
  expect(webSocket.connections).toBeGreaterThan(8);
}, 120_000);
