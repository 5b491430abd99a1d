import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { freePort } from "#scripts/testing/port.ts";
import { verdict } from "../api/print.ts";
import { startProcess, stopProcess } from "../process.ts";
import { Clients, type Transport } from "./clients.ts";
import { keyOf, makeShops, type Shop } from "./shops.ts";

const counts = (process.env.BENCH_STREAM_CLIENTS ?? "1,1000,5000").split(",").map(Number);
const seconds = 10;
const perSecond = 5;
const settleMs = 1_000;
const steps = 12;
const openAtATime = 50;

const aims = { clients: 1_000, p99Ms: 100, kibPerClient: 20 };
const servers = {
  product: new URL("../../scripts/testing/chaos/server.ts", import.meta.url),
  bare: new URL("./bare.ts", import.meta.url),
};

const tellingMemory = ["--expose-gc", "--import", new URL("./memory.ts", import.meta.url).href];

type Row = { p50: number; p99: number; kib: number; perSecond: number; cpuMicros: number };

/** How late events are and what they cost with one, a thousand and five thousand clients, beside a bare broadcast. */
export async function measureFanOut(): Promise<void> {
  console.log(`\n${perSecond} events a second to each client for ${seconds} s, commit (bare: sending) → client`);
  console.log("                     clients  p50 ms  p99 ms  KiB a client  received/s  CPU µs each");
  for (const count of counts) {
    for (const transport of ["bare", "webSocket", "sse"] as const)
      print(transport, count, await measure(transport, count));
  }
}

function print(transport: Transport, count: number, row: Row): void {
  const figures = [row.p50, row.p99, row.kib].map((value) => value.toFixed(1).padStart(8)).join("");
  const rates = `${row.perSecond.toFixed(0).padStart(14)}${row.cpuMicros.toFixed(1).padStart(13)}`;
  const aimed = transport !== "bare" && count === aims.clients;
  const inTime = `p99 under ${aims.p99Ms} ms`;
  const small = `under ${aims.kibPerClient} KiB a client`;
  const met = aimed
    ? `   ${verdict(inTime, row.p99 < aims.p99Ms)}, ${verdict(small, row.kib < aims.kibPerClient)}`
    : "";
  console.log(`${transport.padEnd(20)}${String(count).padStart(8)}${figures}${rates}${met}`);
}

async function measure(transport: Transport, count: number): Promise<Row> {
  const bare = transport === "bare";
  const port = await freePort();
  const shops = bare ? [] : await makeShops(count);
  const server = await startProcess(bare ? servers.bare : servers.product, port, unlimited, tellingMemory);
  const clients = new Clients(port);
  try {
    const kib = await openAndWeigh(server, count, (n) => clients.open(transport, bare ? "" : keyOf(shops, n)));
    return { ...(await measureEvents(server, clients, () => (bare ? post(port) : tell(shops)))), kib };
  } finally {
    clients.close();
    await stopProcess(server);
  }
}

/**
 * What each further client costs a server. The median of several steps: what a process reserves at once, for compiled code
 * or its allocator, comes in steps of up to 10 MB at any time and is no client's.
 */
async function openAndWeigh(server: ChildProcess, count: number, open: (n: number) => Promise<void>): Promise<number> {
  const step = Math.ceil(count / steps);
  const costs: number[] = [];
  let before: number | null = null;
  for (let opened = 0; opened < count; opened += step) {
    await openMany(opened, Math.min(count, opened + step), open);
    await sleep(settleMs);
    const held = await heldKiB(server);
    if (before !== null) costs.push((held - before) / (Math.min(count, opened + step) - opened));
    before = held;
  }
  return costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
}

async function openMany(from: number, to: number, open: (n: number) => Promise<void>): Promise<void> {
  for (let first = from; first < to; first += openAtATime) {
    const length = Math.min(openAtATime, to - first);
    await Promise.all(Array.from({ length }, (_, n) => open(first + n)));
  }
}

const unlimited = { RATE_LIMIT_PER_KEY: "1000000000", RATE_LIMIT_PER_MERCHANT: "1000000000" };
const now = () => performance.timeOrigin + performance.now();

/** One event of each shop, marked with the moment right before its commit. */
async function tell(shops: readonly Shop[]): Promise<void> {
  const publishOne = ({ ctx }: Shop) =>
    publish(database, ctx.merchantId, [{ type: "conversation.updated", data: { sent_at: now() } }], ctx.now());
  await Promise.all(shops.map(publishOne));
  announce();
}

async function post(port: number): Promise<void> {
  const data = { id: "evt_01kpvyzg2s8m4q6t7x9b1c3d5f", event: "conversation.updated", data: { sent_at: now() } };
  await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: JSON.stringify({ type: "event", event: data }) });
}

async function measureEvents(server: ChildProcess, clients: Clients, send: () => Promise<void>) {
  await send();
  await sleep(500);
  clients.clear();
  const cpuBefore = await cpuMicros(server);
  const startedAt = performance.now();
  for (let n = 0; n < seconds * perSecond; n++) {
    await send();
    await sleep(Math.max(0, startedAt + ((n + 1) * 1000) / perSecond - performance.now()));
  }
  await sleep(1_000);
  const sorted = clients.latencies.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  const cpu = (await cpuMicros(server)) - cpuBefore;
  return { p50: at(0.5), p99: at(0.99), perSecond: clients.heard / seconds, cpuMicros: cpu / clients.heard };
}

/** The memory that a server holds once its garbage is collected. */
async function heldKiB(server: ChildProcess): Promise<number> {
  const told = once(server, "message");
  server.send({ type: "memory" });
  const [{ kib }] = (await told) as [{ kib: number }];
  return kib;
}

/** User and system time of a process, in ticks of 10 ms. */
async function cpuMicros({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
