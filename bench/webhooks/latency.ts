import { setTimeout as sleep } from "node:timers/promises";
import { ownRate } from "./rate.ts";
import { happen, makeEndpoint, makeShop, remove } from "./shops.ts";
import { percentile, type Sinks } from "./sinks.ts";
import { withWorker } from "./workers.ts";

const idleEvents = 300;
const idlePauseMs = 30;
const loadSeconds = Number(process.env.BENCH_WEBHOOK_SECONDS ?? 15);
const tickMs = 20;
const warmUpMs = 3_000;

/** How long after an event its delivery arrives, when nothing else happens and at half of what a worker can do. */
export async function measureLatency(sinks: Sinks): Promise<void> {
  const rate = await ownRate(sinks, 10);
  console.log("\nEvent → received, ten endpoints of one shop");
  console.log("                     events/s  deliveries/s  p50 ms  p99 ms");
  await withWorker(async () => {
    print("idle", 1000 / idlePauseMs, await steady(sinks, 1, idleEvents, idlePauseMs));
    const perTick = Math.max(1, Math.round((rate / 2 / 10 / 1000) * tickMs));
    print("half load", (perTick / tickMs) * 1000, await steady(sinks, perTick, (loadSeconds * 1000) / tickMs, tickMs));
  });
}

function print(name: string, events: number, latencies: number[]): void {
  const figures = `${events.toFixed(0).padStart(10)}${(events * 10).toFixed(0).padStart(14)}`;
  const spread = [0.5, 0.99].map((share) => percentile(latencies, share).toFixed(0).padStart(8)).join("");
  console.log(`${name.padEnd(19)}${figures}${spread}`);
}

/** Lets events happen at an even pace, whatever becomes of them; answers with how late each delivery was. */
async function steady(sinks: Sinks, perTick: number, ticks: number, pauseMs: number): Promise<number[]> {
  const ctx = await makeShop();
  const all = [];
  for (let n = 0; n < 10; n++) all.push(await makeEndpoint(ctx, `${sinks.url}/${n}`));
  await happen(ctx, 10);
  await sleep(warmUpMs);
  await sinks.reset();
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    running.push(happen(ctx, perTick));
    await sleep(Math.max(0, began + (tick + 1) * pauseMs - performance.now()));
  }
  await Promise.all(running);
  const { latencies } = await sinks.until(perTick * ticks * 10);
  await Promise.all(all.map(remove));
  return latencies;
}
