import { setTimeout as sleep } from "node:timers/promises";
import { verdict } from "../api/print.ts";
import { type Endpoint, happen, makeEndpoint, makeShop, remove } from "./shops.ts";
import { percentile, type Sinks } from "./sinks.ts";
import { withWorker } from "./workers.ts";

const shops = 100;
const seconds = Number(process.env.BENCH_WEBHOOK_SECONDS ?? 30);
const perSecond = 400;
const warmUpMs = 5_000;
/** Clocks and timers are not finer, so that a ratio of less is noise. */
const leastMs = 10;

/** A hundred shops with an endpoint each, of which 20 never answer: what the others feel of it. */
export async function measureHanging(sinks: Sinks): Promise<void> {
  console.log(`\n${shops} shops with an endpoint each, ${perSecond} events a second over all, for ${seconds} s`);
  console.log("                     received  p50 ms  p99 ms");
  const undisturbed = await run(sinks, "undisturbed", 0);
  const disturbed = await run(sinks, "20 % hang", 0.2);
  const ratio = Math.max(leastMs, disturbed) / Math.max(leastMs, undisturbed);
  console.log(`ratio ${ratio.toFixed(2)}   ${verdict("p99 of the healthy ones within twice", ratio <= 2)}`);
}

async function run(sinks: Sinks, name: string, share: number): Promise<number> {
  const endpoints: Endpoint[] = [];
  for (let n = 0; n < shops; n++) {
    const path = n < shops * share ? `hang/${n}` : String(n);
    endpoints.push(await makeEndpoint(await makeShop(), `${sinks.url}/${path}`, { timeout_seconds: 30 }));
  }
  const latencies = await withWorker(async () => {
    void spread(endpoints, warmUpMs);
    await sleep(warmUpMs);
    await sinks.reset();
    const sent = await spread(endpoints, seconds * 1000);
    const healthy = Math.floor(sent * (1 - share));
    return (await sinks.until(healthy, 60_000)).latencies;
  });
  await Promise.all(endpoints.map(remove));
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  console.log(
    `${name.padEnd(19)}${String(latencies.length).padStart(10)}${[p50, p99].map((ms) => ms.toFixed(0).padStart(8)).join("")}`,
  );
  return p99;
}

/** One event after the other, each in the next shop; answers with how many happened. */
async function spread(endpoints: readonly Endpoint[], ms: number): Promise<number> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  let sent = 0;
  while (performance.now() - began < ms) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; sent < due; sent++) running.push(happen((endpoints[sent % endpoints.length] as Endpoint).ctx, 1));
    await sleep(5);
  }
  await Promise.all(running);
  return sent;
}
