import http from "node:http";
import net from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { matchAddresses } from "./addresses.ts";
import { createSafeFetch } from "./safe-fetch.ts";

const limits = { maxBodyBytes: 16_384, maxHeaderBytes: 16_384 };
const local = createSafeFetch({ ...limits, allowed: matchAddresses(["127.0.0.1"]) });
const servers: net.Server[] = [];
afterAll(async () => {
  await local.close();
  for (const server of servers) server.close();
});

async function listening(server: net.Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as net.AddressInfo).port;
}

/** A receiver that does this with each connection once something was sent to it. */
const raw = (answer: (socket: net.Socket) => void) =>
  listening(
    net.createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => answer(socket));
    }),
  );

const pour = (socket: net.Socket, text: string) => {
  while (!socket.destroyed && socket.write(text));
  socket.once("drain", () => pour(socket, text));
};
const drip = (socket: net.Socket, text: string, everyMs: number) => {
  const timer = setInterval(() => socket.write(text), everyMs);
  socket.on("close", () => clearInterval(timer));
};
const head = "HTTP/1.1 200 OK\r\n";
const begun = "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n";
const bomb = gzipSync(Buffer.alloc(50_000_000));

const hostile: [string, "http" | "https", string | null, (socket: net.Socket) => void][] = [
  ["hangs before its headers", "http", "answer_timeout", () => undefined],
  ["hangs in its headers", "http", "answer_timeout", (socket) => socket.write("HTTP/1.1 200 OK\r\nx-a: ")],
  ["hangs in its body", "http", "body_timeout", (socket) => socket.write(`${begun}abc`)],
  ["drips its headers", "http", "answer_timeout", (socket) => socket.write(head, () => drip(socket, "x-a: 1\r\n", 20))],
  ["drips its body", "http", "body_timeout", (socket) => socket.write(begun, () => drip(socket, "a", 20))],
  ["never ends its body", "http", null, (socket) => socket.write(begun, () => pour(socket, "x".repeat(65_536)))],
  [
    "never ends its headers",
    "http",
    "headers_too_large",
    (socket) => socket.write(head, () => pour(socket, "x-a: 1\r\n".repeat(900))),
  ],
  [
    "sends 100,000 bytes of headers",
    "http",
    "headers_too_large",
    (socket) => socket.write(`HTTP/1.1 200 OK\r\n${"x-a: 1234567\r\n".repeat(8_000)}\r\n`),
  ],
  [
    "sends a bomb",
    "http",
    null,
    (socket) => socket.end(Buffer.concat([Buffer.from("HTTP/1.0 200 OK\r\ncontent-encoding: gzip\r\n\r\n"), bomb])),
  ],
  [
    "resets the connection in its body",
    "http",
    "connection_closed",
    (socket) => socket.write(`${begun}abc`, () => setTimeout(() => socket.resetAndDestroy(), 20)),
  ],
  ["replies with nothing", "http", "connection_closed", (socket) => socket.end()],
  ["answers encryption in plain text", "https", "tls_failed", (socket) => socket.end("HTTP/1.1 400 No\r\n\r\n")],
  ["never answers encryption", "https", "connect_timeout", () => undefined],
  ["speaks HTTP/1.0", "http", null, (socket) => socket.end("HTTP/1.0 200 OK\r\n\r\nold")],
  ["answers before it was asked", "http", "invalid_answer", (socket) => socket.end("\0\0\0 nonsense")],
];

const timeoutMs = 300;
const ports = await Promise.all(hostile.map(([, , , answer]) => raw(answer)));

const attack = (index: number) =>
  local.send({
    url: `${hostile[index]?.[1]}://127.0.0.1:${ports[index]}/`,
    method: "POST",
    headers: {},
    body: "{}",
    timeoutMs,
  });

test.each(hostile.map(([name, , code], index) => [name, code, index] as const))(
  "a receiver that %s ends in time with the right word",
  async (_, code, index) => {
    const started = Date.now();
    const { failure, answer } = await attack(index);
    expect(failure?.code ?? null).toBe(code);
    expect(answer?.body.length ?? 0).toBeLessThanOrEqual(limits.maxBodyBytes);
    expect(Date.now() - started).toBeLessThan(timeoutMs + 1_000);
  },
);

test("all of them together, over and over, take less than 10 MB", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const used = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const round = () => Promise.all(hostile.map((_, index) => attack(index)));
  await round();
  const before = used();
  for (let rounds = 0; rounds < 5; rounds++) await round();
  expect(used() - before).toBeLessThan(10_000_000);
}, 30_000);

test("a name that leads elsewhere at each look-up is dialled where it was checked, and only there", async () => {
  const port = await listening(http.createServer((request, response) => request.resume() && response.end("here")));
  const asked: string[] = [];
  const answers = [["127.0.0.1"], ["10.0.0.1"], ["169.254.169.254", "127.0.0.1"], ["::ffff:10.0.0.1"]];
  const rebinding = createSafeFetch({
    ...limits,
    allowed: matchAddresses(["127.0.0.1"]),
    lookup: async (name) => {
      asked.push(name);
      return (answers[asked.length - 1] ?? []).map((address) => ({ address, family: net.isIP(address) }));
    },
  });
  const outcomes: string[] = [];
  for (const _ of answers) {
    const sent = { method: "POST", headers: { connection: "close" }, body: "{}", timeoutMs: 1_000 };
    const { answer, failure } = await rebinding.send({ ...sent, url: `http://rebinding.example:${port}/` });
    outcomes.push(failure?.code ?? String(answer?.body));
  }
  await rebinding.close();
  expect(outcomes).toEqual(["here", "address_not_allowed", "here", "address_not_allowed"]);
  expect(asked).toHaveLength(answers.length);
});
