import { type Outcome, runChaos } from "#scripts/testing/chaos/run.ts";
import { freePort } from "#scripts/testing/port.ts";
import { verdict } from "../api/print.ts";
import { makeShops, type Shop } from "./shops.ts";

const events = Number(process.env.BENCH_STREAM_EVENTS ?? 100_000);
const settings = { events, writers: 16, cuts: events / 100, restarts: Math.ceil(events / 4_000), patienceMs: 60_000 };

/** Random cuts of clients, connections and the server while many write, of whom some commit late. */
export async function measureCuts(): Promise<void> {
  const [shop] = (await makeShops(1)) as [Shop];
  const key = shop.keys[0] as string;
  const { sse, webSocket, cuts, seconds } = await runChaos({ ctx: shop.ctx, key, port: await freePort(), ...settings });
  const what = `${cuts} cuts, ${settings.restarts} of them of the server, over ${events.toLocaleString("en")} events`;
  console.log(`\n${what} of ${settings.writers} writers in ${seconds.toFixed(0)} s`);
  for (const [name, outcome] of Object.entries({ "Server-Sent Events": sse, WebSocket: webSocket }))
    print(name, outcome);
}

function print(name: string, { lost, repeated, inOrder, gaps, connections }: Outcome): void {
  const whole = lost === 0 && repeated === 0 && inOrder && gaps === 0;
  const order = inOrder ? "in commit order" : "OUT OF ORDER";
  const text = `${connections} connections, ${lost} lost, ${repeated} repeated, ${gaps} gaps, ${order}`;
  console.log(`${name.padEnd(20)} ${text}   ${verdict("nothing lost, repeated or out of order", whole)}`);
}
