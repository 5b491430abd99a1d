import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { EventSource } from "eventsource";
import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { startServer } from "#scripts/testing/chaos/server-process.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { freePort } from "#scripts/testing/port.ts";
import { eventually } from "#scripts/testing/receiver.ts";

await testDatabase();
const port = await freePort();
const server = await startServer(port);
const { ctx, key } = await testMerchant();
const [events, headers] = ["events=conversation.*", { authorization: `Bearer ${key}` }];
const address = `http://127.0.0.1:${port}/v1/stream?${events}`;

type Client = { heard: number[]; begun: Promise<unknown> };

const children: ChildProcess[] = [];
const ends: (() => void)[] = [];
afterAll(async () => {
  for (const child of children) child.kill();
  for (const end of ends) end();
  await server.stop();
});

const numberIn = (json: string) => JSON.parse(json).data.n as number;

function byEventSource(): Client {
  const heard: number[] = [];
  const source = new EventSource(address, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
  });
  ends.push(() => source.close());
  source.addEventListener("conversation.updated", ({ data }) => heard.push(numberIn(data)));
  return { heard, begun: new Promise((resolve) => source.addEventListener("open", resolve)) };
}

function byWs(): Client {
  const heard: number[] = [];
  const ws = new WebSocket(address.replace("http", "ws"), { headers });
  ends.push(() => ws.terminate());
  ws.on("message", (text) => {
    const message = JSON.parse(String(text));
    if (message.type === "event") heard.push(message.event.data.n);
  });
  return { heard, begun: new Promise((resolve) => ws.once("message", resolve)) };
}

/** A program that prints lines; `read` finds a number in those that tell of an event. */
function byProgram(command: string, args: string[], read: (line: string) => number | null): Client {
  const child = spawn(command, args, {
    env: { ...process.env, SHOPGUIDE_KEY: key },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const heard: number[] = [];
  const begun = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      resolve(line);
      const n = read(line);
      if (n !== null) heard.push(n);
    });
  });
  return { heard, begun };
}

const fromData = (line: string) => (line.startsWith("data: ") ? numberIn(line.slice(6)) : null);
const byCurl = (...more: string[]) =>
  byProgram("curl", ["-sN", ...more, "-H", `Authorization: Bearer ${key}`, address], fromData);

async function happen(from: number, count: number) {
  for (let n = from; n < from + count; n++) {
    await publish(database, ctx.merchantId, [{ type: "conversation.updated", data: { n } }], ctx.now());
    announce();
  }
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

test("eventsource, ws, curl, and curl that would take it compressed, hear the same events in the same order", async () => {
  const clients = { eventsource: byEventSource(), ws: byWs(), curl: byCurl(), compressed: byCurl("--compressed") };
  await Promise.all(Object.values(clients).map(({ begun }) => begun));
  await happen(0, 50);
  await eventually(() => Object.values(clients).every(({ heard }) => heard.length >= 50));
  for (const { heard } of Object.values(clients)) expect(heard).toEqual(numbers(0, 50));
});

test("what one client hears alone is not held back until more has come", async () => {
  const [plain, compressed] = [byCurl(), byCurl("--compressed")];
  await Promise.all([plain.begun, compressed.begun]);
  const startedAt = performance.now();
  await happen(100, 1);
  await eventually(() => plain.heard.length === 1 && compressed.heard.length === 1);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test("the guide's Python program hears the same", async ({ skip }) => {
  const found = await promisify(execFile)("python3", ["-c", "import websockets"]).catch(() => null);
  if (!found) skip("Python's websockets is not installed: pip install websockets");
  const guide = await readFile(new URL("../../docs/stream.md", import.meta.url), "utf8");
  const program = /```python\n([\s\S]+?)```/.exec(guide)?.[1] ?? "";
  const own = program.replace(/wss:\/\/api\.example\.com[^"]+/, address.replace("http", "ws"));
  const python = byProgram("python3", ["-u", "-c", own], (line) => Number(/'n': (\d+)/.exec(line)?.[1] ?? Number.NaN));
  await eventually(async () => {
    await happen(200, 1);
    return python.heard.length > 0;
  }, 15_000);
  await happen(300, 30);
  await eventually(() => python.heard.includes(329));
  expect(python.heard.filter((n) => n >= 300)).toEqual(numbers(300, 30));
}, 30_000);
