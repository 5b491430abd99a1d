import { execFile } from "node:child_process";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { freePort } from "#scripts/testing/port.ts";
import { verdict } from "../api/print.ts";
import { startProcess, stopProcess } from "../process.ts";
import { Clients } from "./clients.ts";
import { keyOf, makeShops, type Shop } from "./shops.ts";

const readers = 50;
const idlers = 10;
const events = 300;
const padding = "x".repeat(30_000);
/** Beyond twice the 30 seconds that the server waits: a write that was still under way makes it wait once more. */
const patienceMs = 70_000;
const mostTimesSlower = 2;

const run = promisify(execFile);

/** What clients that never read cost those that do: nothing but a bounded buffer, until they are cut off. */
export async function measureSlow(): Promise<void> {
  const [shop] = (await makeShops(500)) as [Shop];
  const port = await freePort();
  const server = await startProcess(new URL("../../scripts/testing/chaos/server.ts", import.meta.url), port);
  const clients = new Clients(port);
  try {
    for (let n = 0; n < readers; n++) await clients.open(n % 2 === 0 ? "sse" : "webSocket", keyOf([shop], n));
    await flood(shop, clients);
    const alone = await flood(shop, clients);
    const before = await residentMiB(server.pid as number);
    const idle = Array.from({ length: idlers }, (_, n) => openIdle(port, keyOf([shop], 100 + n), n % 2 === 0));
    await sleep(1_000);
    const beside = await flood(shop, clients);
    const grown = (await residentMiB(server.pid as number)) - before;
    await sleep(patienceMs);
    // The first word to a connection that is gone is answered by its end, the second fails.
    for (let n = 0; n < 2; n++) {
      for (const { probe } of idle) probe();
      await sleep(1_000);
    }
    const open = idle.filter(({ isOpen }) => isOpen()).length;
    console.log(`\n${readers} readers, ${events} events of 30 kB; then the same beside ${idlers} that never read`);
    const text = `p99 ${alone.toFixed(0)} ms alone, ${beside.toFixed(0)} ms beside them, memory ${grown.toFixed(0)} MiB more`;
    console.log(`${text}   ${verdict(`at most ${mostTimesSlower} times slower`, beside <= alone * mostTimesSlower)}`);
    console.log(
      `${idlers - open} of ${idlers} cut off within ${patienceMs / 1000} s   ${verdict("all of them", open === 0)}`,
    );
    for (const { socket } of idle) socket.destroy();
  } finally {
    clients.close();
    await stopProcess(server);
  }
}

/** Answers with the 99th percentile of how late the readers heard. */
async function flood({ ctx }: Shop, clients: Clients): Promise<number> {
  clients.clear();
  for (let n = 0; n < events; n++) {
    const data = { sent_at: performance.timeOrigin + performance.now(), padding };
    await publish(database, ctx.merchantId, [{ type: "conversation.updated", data }], ctx.now());
    announce();
    await sleep(10);
  }
  for (const until = Date.now() + 20_000; clients.heard < events * readers && Date.now() < until; ) await sleep(20);
  const sorted = clients.latencies.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

/** A client that opens the stream and then reads nothing. That it was cut off shows when it tries to write. */
function openIdle(port: number, key: string, upgraded: boolean) {
  const socket = net.connect(port, "127.0.0.1");
  let open = true;
  const upgrade = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${"A".repeat(22)}==`,
  ];
  const head = [
    "GET /v1/stream HTTP/1.1",
    "Host: localhost",
    `Authorization: Bearer ${key}`,
    ...(upgraded ? upgrade : []),
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.once("readable", () => undefined);
  socket
    .on("error", () => undefined)
    .on("close", () => {
      open = false;
    });
  // Neither an empty pong nor an empty line makes the server hang up.
  const probe = () => socket.write(Buffer.from(upgraded ? [0x8a, 0x80, 0, 0, 0, 0] : "\r\n"));
  return { socket, probe, isOpen: () => open };
}

async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}
