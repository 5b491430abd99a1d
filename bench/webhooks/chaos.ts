import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { explainRepeats, type Strike } from "#scripts/testing/chaos/repeats.ts";
import { startServer } from "#scripts/testing/chaos/server-process.ts";
import { crashDatabase, insist, states, struck, workerProcesses } from "#scripts/testing/chaos/strikes.ts";
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
const kinds = ["database", "worker", "api", "worker"] as const;
/** Events to be accepted between two strikes. */
const progress = 20;

/**
 * API and workers are killed and the database is crashed at random moments while clients create conversations, repeating
 * what was not answered with its idempotency key. Each must be made once, and arrive or end in a state that is shown.
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
    const strikes: Strike[] = [];
    const accepted = new Set<string>();
    const creating = createAll(port, key, accepted);
    let done = false;
    void creating.finally(() => {
      done = true;
    });
    while (!done) {
      await sleep(shortestPauseMs + Math.random() * (longestPauseMs - shortestPauseMs));
      // What is struck has come back to work since the last time.
      for (const before = accepted.size; !done && accepted.size < before + progress; ) await sleep(againMs);
      const what = kinds[strikes.length % kinds.length] as Strike["what"];
      const strike = {
        api: () => server.restart("SIGKILL"),
        database: () => crashDatabase(folder),
        worker: pool.kill,
      };
      strikes.push(await struck(what, strike[what]));
      if (what === "worker") await pool.start();
    }
    await creating;
    console.log(
      `\n${events.toLocaleString("en")} events, ${strikes.length} kills and crashes of API, workers and database`,
    );
    await conclude(ctx.merchantId, accepted, strikes, sinks);
    verdict("no worker died by itself", pool.diedByThemselves.length === 0);
  } finally {
    pool.stop();
    await server.stop();
    await insist(() => remove(endpoint));
  }
}

async function conclude(
  merchantId: string,
  accepted: Set<string>,
  strikes: readonly Strike[],
  sinks: Sinks,
): Promise<void> {
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
  const made = await database.query("SELECT 1 FROM conversations WHERE merchant_id = $1", [merchantId]);
  const { received, ids } = await sinks.report();
  const text = Object.entries(now).map(([state, count]) => `${count} ${state}`);
  const arrivals = `${received} received, ${received - ids} of them again`;
  console.log(`${accepted.size} accepted; deliveries: ${text.join(", ")}; ${arrivals}`);
  console.log(
    verdict("every accepted event was delivered or its end is shown", lost === 0 && accepted.size === events),
  );
  console.log(verdict("each was made once, however often it was sent", made.length === events));
  console.log(verdict("each succeeded delivery was received", ids >= (now.succeeded ?? 0)));
  await tellRepeats(strikes, sinks);
}

async function tellRepeats(strikes: readonly Strike[], sinks: Sinks): Promise<void> {
  const { tooLate, cuts, unexplained } = await explainRepeats(await sinks.requests(), strikes);
  const cutBy = (kind: Strike["what"]) => {
    const hit = cuts.filter(({ what }) => what === kind);
    return hit.reduce((sum, { attempts }) => sum + attempts, 0);
  };
  const because = [
    `${cutBy("worker")} cut off with their worker`,
    `${cutBy("database")} whose claim the database lost`,
    `${tooLate} answered too late`,
  ];
  console.log(`Again: ${because.join(", ")}, ${unexplained.length} unexplained`);
  const kills = cuts.filter(({ what }) => what === "worker");
  const within = unexplained.length === 0 && kills.every(({ attempts, leases }) => attempts <= leases);
  console.log(verdict("none beyond the leases in flight when something was killed", within));
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
      "idempotency-key": `chaos-${n}`,
    },
    body: JSON.stringify({ customer: { external_id: `customer-${n % 500}` } }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}
