import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { startServer } from "#scripts/testing/chaos/server-process.ts";
import { crashDatabase, insist, leases, states, unrecorded, workerProcesses } from "#scripts/testing/chaos/strikes.ts";
import { freePort } from "#scripts/testing/port.ts";
import { verdict } from "../api/print.ts";
import { makeEndpoint, makeShop, remove } from "./shops.ts";
import type { Sinks } from "./sinks.ts";

const events = Number(process.env.BENCH_WEBHOOK_CHAOS_EVENTS ?? 10_000);
const clients = 8;
const workers = 2;
const shortestPauseMs = 500;
const longestPauseMs = 2_500;
const settleMs = 300_000;
const patienceMs = 300_000;
const againMs = 20;
/** Events to be accepted between two strikes. */
const progress = 20;

/**
 * API and workers are killed and the database is crashed at random moments while clients create conversations, repeating
 * what was not answered, without an idempotency key, which an interrupted call would keep for a while. Each accepted one
 * must arrive or end in a state that is shown.
 */
export async function measureChaos(sinks: Sinks, folder: string): Promise<void> {
  const ctx = await makeShop();
  const { key } = await createKey(ctx, { name: "Chaos", scopes: ["*"] });
  const endpoint = await makeEndpoint(ctx, `${sinks.url}/chaos`, { event_types: ["conversation.started"] });
  await database.query("TRUNCATE webhook_deliveries, webhook_attempts");
  await sinks.reset();
  const port = await freePort();
  const [server, pool] = [await startServer(port), workerProcesses()];
  for (let n = 0; n < workers; n++) await pool.start();
  try {
    let atRisk = 0;
    const strikes = [() => crashDatabase(folder), pool.replace, () => server.restart("SIGKILL"), pool.replace];
    const accepted = new Set<string>();
    const creating = createAll(port, key, accepted);
    let [done, struck] = [false, 0];
    void creating.finally(() => {
      done = true;
    });
    while (!done) {
      await sleep(shortestPauseMs + Math.random() * (longestPauseMs - shortestPauseMs));
      atRisk += await leases();
      // What is struck has come back to work since the last time.
      for (const before = accepted.size; !done && accepted.size < before + progress; ) await sleep(againMs);
      await strikes[struck++ % strikes.length]?.();
      atRisk += await leases();
    }
    await creating;
    console.log(`\n${events.toLocaleString("en")} events, ${struck} kills and crashes of API, workers and database`);
    await conclude(ctx.merchantId, accepted, atRisk, sinks);
    verdict("no worker died by itself", pool.diedByThemselves.length === 0);
  } finally {
    pool.stop();
    await server.stop();
    await insist(() => remove(endpoint));
  }
}

async function conclude(merchantId: string, accepted: Set<string>, atRisk: number, sinks: Sinks): Promise<void> {
  let now = await states();
  for (const until = Date.now() + settleMs; (now.pending || now.retrying) && Date.now() < until; ) {
    await sleep(500);
    now = await states();
  }
  const rows = await database.query<{ id: string }>(
    "SELECT conversation_id AS id FROM webhook_deliveries WHERE merchant_id = $1 AND status <> 'pending' AND status <> 'retrying'",
    [merchantId],
  );
  const over = new Set(rows.map(({ id }) => id));
  const lost = [...accepted].filter((id) => !over.has(id)).length;
  const { received, ids } = await sinks.report();
  const [twice, cutOff] = [received - ids, await unrecorded(received)];
  const text = Object.entries(now).map(([state, count]) => `${count} ${state}`);
  console.log(
    `${accepted.size} accepted; deliveries: ${text.join(", ")}; ${received} received, ${twice} of them again, ${cutOff} written down by nobody`,
  );
  console.log(
    verdict("every accepted event was delivered or its end is shown", lost === 0 && accepted.size === events),
  );
  console.log(verdict("each succeeded delivery was received", ids >= (now.succeeded ?? 0)));
  console.log(verdict(`none beyond the ${atRisk} leases in flight when something was killed`, cutOff <= atRisk));
}

/** Creates conversations as fast as it can, and notes the ids of those that were accepted. */
async function createAll(port: number, key: string, accepted: Set<string>): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < events) {
      const n = next++;
      accepted.add(await insist(() => create(port, key, n), patienceMs));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function create(port: number, key: string, n: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/conversations`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ customer: { external_id: `customer-${n % 500}` } }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}
