import { isDeepStrictEqual } from "node:util";
import autocannon from "autocannon";
import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { pool } from "#lib/db/pool.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { createAccount } from "#lib/domain/members/service.ts";
import { withOwnDatabase } from "../database.ts";
import { machine } from "../machine.ts";
import { freePort, startProcess, stopProcess } from "../process.ts";
import { conversations, makeConversations } from "./data.ts";

const connections = 16;
const rounds = 3;
const secondsEach = 6;

type Target = { name: string; url: string; headers: Record<string, string> };
type Figures = { rate: number; p50: number; p99: number };

/** The list of 50 conversations with authentication and all, beside a bare handler that returns the same rows. */
export async function benchApi(): Promise<void> {
  await withOwnDatabase(async () => {
    const { merchantId, key } = await makeMerchant();
    console.log(`Making ${conversations.toLocaleString("en")} conversations…`);
    await makeConversations(merchantId);
    const targets = await startTargets(merchantId, key);
    try {
      await assertSameRows(targets.map(({ target }) => target));
      const results = await measure(targets.map(({ target }) => target));
      print(results);
    } finally {
      await Promise.all(targets.map(({ child }) => stopProcess(child)));
      await pool().end();
    }
  });
}

async function makeMerchant() {
  const system = {
    merchantId: "" as MerchantId,
    actor: { type: "system", id: "bench", name: "Benchmark" } as const,
    scopes: ["*"],
    db: database,
    now: () => new Date(),
    requestId: "bench",
    address: null,
  };
  const person = { name: "Bench", email: "bench@example.com", password: "not a real password", merchant_name: "Bench" };
  const account = await createAccount(system, { ...person, time_zone: "UTC", currency: "EUR" }, "bench");
  const merchantId = account.merchant.id as MerchantId;
  const { key } = await createKey({ ...system, merchantId }, { name: "Bench", scopes: ["*"] });
  return { merchantId, key };
}

async function startTargets(merchantId: string, key: string) {
  process.env.BENCH_MERCHANT = merchantId;
  const start = async (name: string, file: string, path: string, headers: Record<string, string>) => {
    const port = await freePort();
    const child = await startProcess(new URL(file, import.meta.url), port);
    return { child, target: { name, url: `http://127.0.0.1:${port}${path}`, headers } };
  };
  return [
    await start("bare node:http + pg", "./bare.ts", "/", {}),
    await start("GET /v1/conversations", "../../server/web.ts", "/v1/conversations?limit=50", {
      authorization: `Bearer ${key}`,
    }),
  ];
}

async function assertSameRows(targets: Target[]): Promise<void> {
  const answers = await Promise.all(
    targets.map(
      async ({ url, headers }) => ((await (await fetch(url, { headers })).json()) as { data: unknown[] }).data,
    ),
  );
  if (answers[0]?.length !== 50 || !isDeepStrictEqual(answers[0], answers[1])) {
    throw new Error("The two handlers do not return the same 50 rows, so comparing them would mean nothing.");
  }
}

/** Takes turns, so that a slow moment of the machine hits both; the median round counts. */
async function measure(targets: Target[]): Promise<Map<string, Figures>> {
  const taken = new Map<string, Figures[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, url, headers } of targets) {
      const result = await autocannon({ url, headers, connections, duration: round === 0 ? 2 : secondsEach });
      if (result.non2xx + result.errors > 0) throw new Error(`${name}: ${result.non2xx + result.errors} calls failed`);
      const { p50, p99 } = result.latency;
      // The first round only warms up.
      if (round > 0) taken.get(name)?.push({ rate: result.requests.average, p50, p99 });
    }
  }
  const middle = (all: Figures[]) => all.toSorted((a, b) => a.rate - b.rate)[Math.floor(all.length / 2)] as Figures;
  return new Map([...taken].map(([name, all]) => [name, middle(all)]));
}

function print(results: Map<string, Figures>): void {
  console.log(`\n${machine()}; ${connections} connections, median of ${rounds} rounds of ${secondsEach} s\n`);
  console.log("                          requests/s   p50 ms   p99 ms   ratio");
  const [base] = results.values();
  for (const [name, { rate, p50, p99 }] of results) {
    const ratio = (rate / (base?.rate ?? rate)).toFixed(2);
    const cells = [
      rate.toFixed(0).padStart(10),
      p50.toFixed(1).padStart(8),
      p99.toFixed(1).padStart(8),
      ratio.padStart(7),
    ];
    console.log(`${name.padEnd(26)}${cells.join(" ")}`);
  }
}
