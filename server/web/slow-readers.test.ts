import type { AddressInfo } from "node:net";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { apiListener } from "./routes.ts";
import { makeServer } from "./server.ts";
import { serveSockets } from "./sockets.ts";

await testDatabase();

const patienceMs = 700;
const api = await apiListener(fileURLToPath(new URL("../..", import.meta.url)));
const server = makeServer(api, (_, response) => response.end(), patienceMs);
serveSockets(server, (_, socket) => socket.destroy());
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const open = new Set<net.Socket>();
afterAll(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

/** A reader of the stream down to the socket, which can stop reading. */
async function read(key: string, cursor?: string) {
  const socket = net.connect(port, "127.0.0.1").setEncoding("utf8");
  open.add(socket);
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", () => undefined);
  const resume = cursor ? `Last-Event-ID: ${cursor}\r\n` : "";
  socket.write(`GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n${resume}\r\n`);
  await eventually(() => text.includes(": ShopGuide"));
  // Chunks of the transfer may cut a line in two; what is counted here is short enough to be searched for.
  const whole = () => text.replaceAll(/\r\n[\da-f]+\r\n/g, "");
  return {
    socket,
    numbers: () => [...whole().matchAll(/"data":\{"n":(\d+),/g)].map(([, n]) => Number(n)),
    cursor: () => [...whole().matchAll(/id: (\S+)\ndata: .*\n\n/g)].at(-1)?.[1],
  };
}

const padding = "x".repeat(30_000);

async function happen(ctx: Ctx, from: number, count: number) {
  for (let n = from; n < from + count; n++) {
    await publish(database, ctx.merchantId, [{ type: "conversation.updated", data: { n, padding } }], ctx.now());
    announce();
  }
}

test("a reader that stops reading holds up nobody, is cut off, and finds the rest when it comes back", async () => {
  const { ctx, key } = await testMerchant();
  const [slow, quick] = await Promise.all([read(key), read(key)]);
  await happen(ctx, 0, 1);
  await eventually(() => slow.numbers().length === 1 && quick.numbers().length === 1);
  slow.socket.pause();
  await happen(ctx, 1, 400);
  await eventually(() => quick.numbers().length === 401);
  expect(quick.numbers()).toEqual(Array.from({ length: 401 }, (_, n) => n));

  await eventually(async () => {
    const count = await new Promise<number>((resolve) => server.getConnections((_, found) => resolve(found)));
    return count === 1;
  });
  const known = slow.numbers();
  const again = await read(key, slow.cursor());
  await eventually(() => again.numbers().at(-1) === 400, 10_000);
  expect([...known, ...again.numbers()]).toEqual(quick.numbers());
}, 30_000);

/** A WebSocket that notes what it hears, and where it was. */
async function follow(key: string, cursor = "") {
  const headers = { authorization: `Bearer ${key}` };
  const ws = new WebSocket(`ws://127.0.0.1:${port}/v1/stream${cursor && `?cursor=${cursor}`}`, { headers });
  const heard = { numbers: [] as number[], cursor };
  const closed = new Promise<number>((resolve) => ws.once("close", resolve));
  ws.on("message", (text) => {
    const message = JSON.parse(String(text));
    if (message.type === "event") heard.numbers.push(message.event.data.n);
    heard.cursor = message.cursor;
  });
  await new Promise((resolve) => ws.once("message", resolve));
  return { ws, heard, closed };
}

test("a WebSocket that stops reading is told so with its cursor's place kept, and others hear on", async () => {
  const { ctx, key } = await testMerchant();
  const [slow, quick] = await Promise.all([follow(key), follow(key)]);
  slow.ws.pause();
  await happen(ctx, 0, 400);
  await eventually(() => quick.heard.numbers.length === 400, 10_000);
  slow.ws.resume();
  expect(await slow.closed).toBe(1013);
  const again = await follow(key, slow.heard.cursor);
  await eventually(() => again.heard.numbers.at(-1) === 399, 10_000);
  expect([...slow.heard.numbers, ...again.heard.numbers]).toEqual(quick.heard.numbers);
  for (const { ws } of [quick, again]) ws.terminate();
}, 30_000);
