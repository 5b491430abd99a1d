import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey, revokeKey } from "#lib/domain/api-keys/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { endStreams } from "#lib/domain/stream/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { serveSockets } from "./sockets.ts";

await testDatabase();

type Message = {
  type: string;
  id: string;
  cursor: string;
  event: { event: string; data: { n: number } };
  error: { code: string };
};

const server = createServer();
serveSockets(server, (_, socket) => socket.destroy());
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const open = new Set<WebSocket>();
afterAll(() => {
  for (const ws of open) ws.terminate();
  server.close();
});

/** Opens the stream; answers once its first subscription has begun. */
async function connect(key: string | null, query = "") {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const ws = new WebSocket(`ws://127.0.0.1:${port}/v1/stream${query}`, { headers });
  open.add(ws);
  const heard: Message[] = [];
  const closed = Promise.withResolvers<[code: number, reason: string]>();
  const refused = new Promise<never>((_, reject) => {
    ws.on("unexpected-response", async (_, response) => {
      let body = "";
      for await (const chunk of response) body += chunk;
      reject(new Error(`${response.statusCode} ${JSON.parse(body).error.code}`));
    });
  });
  ws.on("message", (data) => heard.push(JSON.parse(String(data))));
  ws.on("close", (code, reason) => closed.resolve([code, String(reason)]));
  ws.on("error", () => undefined);
  await Promise.race([refused, eventually(() => heard.length > 0)]);
  const say = (message: unknown) => ws.send(typeof message === "string" ? message : JSON.stringify(message));
  const events = (id = "default") => heard.filter((one) => one.type === "event" && one.id === id);
  return { ws, heard, events, say, closed: closed.promise };
}

async function happen(ctx: Ctx, n: number, type: "conversation.updated" | "customer.updated" = "conversation.updated") {
  await publish(database, ctx.merchantId, [{ type, data: { n } }], ctx.now());
  announce();
}

const numbers = (messages: Message[]) => messages.map((one) => one.event.data.n);

test("a connection hears what happens, and another merchant's connection does not", async () => {
  const [mine, other] = await Promise.all([testMerchant(), testMerchant()]);
  const socket = await connect(mine.key);
  expect(socket.heard[0]).toEqual({ type: "subscribed", id: "default", cursor: expect.any(String) });
  await happen(other.ctx, 1);
  await happen(mine.ctx, 2);
  await eventually(() => socket.events().length === 1);
  expect(socket.events()[0]?.event).toEqual({
    id: expect.stringMatching(/^evt_/),
    event: "conversation.updated",
    timestamp: expect.any(String),
    data: { n: 2 },
  });
});

test("many cuts under eight writers lose nothing and repeat nothing, in the order of commits", async () => {
  const { ctx, key } = await testMerchant();
  const uncut = await connect(key);
  await happen(ctx, -1);
  await eventually(() => uncut.events().length === 1);
  const write = async (writer: number) => {
    for (let n = 0; n < 30; n++) {
      await database.transaction(async (tx) => {
        await publish(tx, ctx.merchantId, [{ type: "conversation.updated", data: { n: writer * 100 + n } }], ctx.now());
        await sleep(Math.random() * 12);
      });
      announce();
    }
  };
  const written = Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
  const pieces = [...uncut.events()];
  while (pieces.length < 241) {
    const session = await connect(key, `?cursor=${encodeURIComponent(pieces.at(-1)?.cursor ?? "")}`);
    await sleep(Math.random() * 60);
    session.ws.terminate();
    await session.closed;
    pieces.push(...session.events());
  }
  await written;
  await eventually(() => uncut.events().length === 241);
  const rows = await database.query<{ n: number }>(
    "SELECT (data->>'n')::int AS n FROM events WHERE merchant_id = $1 ORDER BY xid, id",
    [ctx.merchantId],
  );
  const order = rows.map((row) => row.n);
  expect(numbers(uncut.events())).toEqual(order);
  expect(numbers(pieces)).toEqual(order);
});

test("subscriptions come and go within a connection", async () => {
  const { ctx, key } = await testMerchant();
  const socket = await connect(key, "?events=conversation.*");
  socket.say({ type: "subscribe", id: "people", events: ["customer.*"] });
  await eventually(() => socket.heard.some((one) => one.type === "subscribed" && one.id === "people"));
  socket.say({ type: "unsubscribe", id: "default" });
  await eventually(() => socket.heard.some((one) => one.type === "unsubscribed"));
  await happen(ctx, 1);
  await happen(ctx, 2, "customer.updated");
  await eventually(() => socket.events("people").length === 1);
  expect([numbers(socket.events()), numbers(socket.events("people"))]).toEqual([[], [2]]);
  socket.say({ type: "ping" });
  await eventually(() => socket.heard.at(-1)?.type === "pong");
});

test("what the stream does not understand is answered with what to change; the connection stays", async () => {
  const { key } = await testMerchant();
  const socket = await connect(key);
  const told = async (message: unknown) => {
    const before = socket.heard.length;
    socket.say(message);
    await eventually(() => socket.heard.length > before);
    return socket.heard.at(-1);
  };
  expect(await told({ type: "dance" })).toMatchObject({ type: "error", error: { code: "INVALID_REQUEST" } });
  expect(await told({ type: "subscribe", id: "a", events: ["dance.*"] })).toMatchObject({
    type: "error",
    id: "a",
    error: { code: "INVALID_REQUEST", details: { invalid_fields: [{ field: "events.0" }] } },
  });
  expect(await told({ type: "subscribe", id: "default" })).toMatchObject({ error: { code: "CONFLICT" } });
  expect(await told({ type: "subscribe", id: "b", cursor: "made-up" })).toMatchObject({
    error: { code: "INVALID_CURSOR" },
  });
  expect(await told({ type: "unsubscribe", id: "nobody" })).toMatchObject({ error: { code: "NOT_FOUND" } });
  expect(socket.ws.readyState).toBe(WebSocket.OPEN);
});

test("what breaks the protocol closes the connection with the right code", async () => {
  const { key } = await testMerchant();
  const closes = async (message: string | Buffer) => {
    const socket = await connect(key);
    socket.ws.send(message);
    return (await socket.closed)[0];
  };
  expect(await closes("not json")).toBe(1007);
  expect(await closes(Buffer.from([1, 2, 3]))).toBe(1003);
  expect(await closes(JSON.stringify({ type: "ping", padding: "x".repeat(20_000) }))).toBe(1009);
});

test("a refused handshake is plain HTTP with the API's own errors", async () => {
  const { ctx, key } = await testMerchant();
  const narrow = await createKey(ctx, { name: "Narrow", scopes: ["customers:read"] });
  await expect(connect(null)).rejects.toThrow("401 UNAUTHENTICATED");
  await expect(connect("sg_nonsense")).rejects.toThrow("401 INVALID_API_KEY");
  await expect(connect(narrow.key)).rejects.toThrow("403 INSUFFICIENT_SCOPE");
  await expect(connect(key, "?events=dance.*")).rejects.toThrow("400 INVALID_REQUEST");
  await expect(connect(key, "?cursor=made-up")).rejects.toThrow("400 INVALID_CURSOR");
});

test("a key has fifty streams at a time, and a place is free again when one closes", async () => {
  const { key } = await testMerchant();
  const sockets = await Promise.all(Array.from({ length: 50 }, () => connect(key)));
  await expect(connect(key)).rejects.toThrow("429 RATE_LIMITED");
  sockets[0]?.ws.close();
  await eventually(async () => (await connect(key).catch(() => null)) !== null);
});

test("a revoked key's connection ends within seconds, with the reason", async () => {
  const { ctx } = await testMerchant();
  const { id, key } = await createKey(ctx, { name: "Soon gone", scopes: ["events:read"] });
  const socket = await connect(key);
  await revokeKey(ctx, id);
  expect(await socket.closed).toEqual([1008, expect.stringContaining("right to this stream")]);
});

test("a process that stops says so, and that one can come back", async () => {
  const { key } = await testMerchant();
  const socket = await connect(key);
  endStreams();
  expect(await socket.closed).toEqual([1001, expect.stringContaining("last cursor")]);
});

test("a ticket opens one stream with its key's rights, once, and within its minute", async () => {
  const { ctx, key } = await testMerchant();
  const { id, key: own } = await createKey(ctx, { name: "Page", scopes: ["events:read"] });
  const ticketOf = async () => (await call("POST", "/v1/stream/tickets", { key: own })).json.ticket as string;
  const ticket = await ticketOf();
  const socket = await connect(null, `?ticket=${ticket}`);
  await happen(ctx, 1);
  await eventually(() => socket.events().length === 1);
  await expect(connect(null, `?ticket=${ticket}`)).rejects.toThrow("401 INVALID_TICKET");
  await expect(connect(key, "?ticket=tkt_made-up")).rejects.toThrow("401 INVALID_TICKET");

  const late = await ticketOf();
  await database.query("UPDATE stream_tickets SET expires_at = now() - interval '1 second'");
  await expect(connect(null, `?ticket=${late}`)).rejects.toThrow("401 INVALID_TICKET");
  await revokeKey(ctx, id);
  expect((await socket.closed)[0]).toBe(1008);
});
