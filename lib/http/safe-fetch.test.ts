import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { matchAddresses } from "./addresses.ts";
import { createSafeFetch } from "./safe-fetch.ts";

const guarded = createSafeFetch({ allowed: matchAddresses([]), maxBodyBytes: 16_384, maxHeaderBytes: 16_384 });
const local = createSafeFetch({
  allowed: matchAddresses(["127.0.0.1", "::1"]),
  maxBodyBytes: 16_384,
  maxHeaderBytes: 16_384,
});
const servers: net.Server[] = [];

afterAll(async () => {
  await Promise.all([guarded.close(), local.close()]);
  for (const server of servers) server.close();
});

async function listening(server: net.Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as net.AddressInfo).port;
}

/** A receiver that answers every connection with these bytes and then waits or hangs up. */
const raw = (answer: string, then: (socket: net.Socket) => void = () => undefined) =>
  listening(
    net.createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.write(answer, () => then(socket)));
    }),
  );

const post = (url: string, timeoutMs = 1_000, through = local) =>
  through.send({ url, method: "POST", headers: { "content-type": "application/json" }, body: "{}", timeoutMs });

test("an ordinary answer comes with its headers, body and timings, and the connection is used again", async () => {
  const sockets = new Set<net.Socket>();
  const port = await listening(
    http.createServer((request, response) => {
      sockets.add(request.socket);
      request.resume().on("end", () => response.writeHead(201, { "x-a": "1" }).end("thanks"));
    }),
  );
  const first = await post(`http://127.0.0.1:${port}/hook?x=1`);
  expect(first.failure).toBeNull();
  expect(first.answer?.status).toBe(201);
  expect(first.answer?.headers["x-a"]).toBe("1");
  expect(first.answer?.body.toString()).toBe("thanks");
  expect(first.timings.connect_ms).toBeGreaterThan(0);
  expect(first.timings.first_byte_ms).toBeGreaterThan(0);
  const second = await post(`http://127.0.0.1:${port}/hook`);
  expect(second.timings).toMatchObject({ dns_ms: null, connect_ms: null, tls_ms: null });
  expect(sockets.size).toBe(1);
});

test("a receiver on an address that is not allowed is never connected to, by number or by name", async () => {
  let connections = 0;
  const port = await listening(net.createServer(() => connections++));
  for (const host of ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "[::1]"]) {
    for (const scheme of ["http", "https"]) {
      const { failure, answer } = await post(`${scheme}://${host}:${port}/`, 1_000, guarded);
      expect({ host, code: failure?.code, answer }).toEqual({ host, code: "address_not_allowed", answer: null });
    }
  }
  expect(connections).toBe(0);
});

test("a redirect is an answer like any other", async () => {
  const port = await raw("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\ncontent-length: 0\r\n\r\n");
  expect((await post(`http://127.0.0.1:${port}/`)).answer?.status).toBe(302);
});

test.each<[string, string, (socket: net.Socket) => void, string, number | undefined]>([
  ["says nothing", "", () => undefined, "answer_timeout", undefined],
  ["hangs in its headers", "HTTP/1.1 200 OK\r\nx-a: 1\r\n", () => undefined, "answer_timeout", undefined],
  ["hangs in its body", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc", () => undefined, "body_timeout", 200],
  ["hangs up at once", "", (socket) => socket.destroy(), "connection_closed", undefined],
  [
    "hangs up in its body",
    "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc",
    (socket) => socket.destroy(),
    "connection_closed",
    200,
  ],
  ["speaks no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", () => undefined, "invalid_answer", undefined],
  [
    "sends 100,000 bytes of headers",
    `HTTP/1.1 200 OK\r\n${"x-a: 1234567\r\n".repeat(8_000)}\r\n`,
    () => undefined,
    "headers_too_large",
    undefined,
  ],
])("a receiver that %s fails in time and for that reason", async (_, answer, then, code, status) => {
  const started = Date.now();
  const exchange = await post(`http://127.0.0.1:${await raw(answer, then)}/`, 300);
  expect({ code: exchange.failure?.code, status: exchange.answer?.status }).toEqual({ code, status });
  expect(Date.now() - started).toBeLessThan(1_000);
});

test("a slow drip does not outlast the time allowed", async () => {
  const port = await raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", (socket) => {
    const timer = setInterval(() => socket.write("1\r\na\r\n"), 20);
    socket.on("close", () => clearInterval(timer));
  });
  const exchange = await post(`http://127.0.0.1:${port}/`, 300);
  expect(exchange.failure?.code).toBe("body_timeout");
  expect(exchange.timings.duration_ms).toBeLessThan(600);
});

test("of an endless body the beginning is kept, and memory stays flat", async () => {
  const chunk = "x".repeat(65_536);
  const port = await raw("HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n", (socket) => {
    const pour = () => {
      while (!socket.destroyed && socket.write(chunk));
      socket.once("drain", pour);
    };
    pour();
  });
  const before = process.memoryUsage().rss;
  const exchange = await post(`http://127.0.0.1:${port}/`);
  expect(exchange.failure).toBeNull();
  expect(exchange.answer?.body.length).toBe(16_384);
  expect(process.memoryUsage().rss - before).toBeLessThan(30_000_000);
});

test("a compressed bomb stays compressed", async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const port = await listening(
    http.createServer((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb)),
  );
  const exchange = await post(`http://127.0.0.1:${port}/`);
  expect(exchange.answer?.body.subarray(0, 100)).toEqual(bomb.subarray(0, 100));
});

test("HTTP/1.0 and an answer without a length are understood", async () => {
  const port = await raw("HTTP/1.0 200 OK\r\n\r\nold", (socket) => socket.end());
  const exchange = await post(`http://127.0.0.1:${port}/`);
  expect(exchange.failure).toBeNull();
  expect(exchange.answer?.body.toString()).toBe("old");
});

test("a kept connection that the server has closed is replaced without a failure", async () => {
  let count = 0;
  const port = await listening(
    net.createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", () => {
        if (++count === 2) return socket.destroy();
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
      });
    }),
  );
  expect((await post(`http://127.0.0.1:${port}/`)).answer?.status).toBe(200);
  expect((await post(`http://127.0.0.1:${port}/`)).answer?.status).toBe(200);
  expect(count).toBe(3);
});

test("nobody there, no such name, and a certificate of its own making are told apart", async () => {
  const server = net.createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  expect((await post(`http://127.0.0.1:${port}/`)).failure?.code).toBe("connection_refused");
  const name = await post("https://no-such-host.invalid/", 5_000);
  expect(name.failure?.code).toMatch(/^dns_/);
  expect(name.timings.dns_ms).toBeGreaterThan(0);

  const secure = await listening(https.createServer(ownCertificate(), (_, response) => response.end()));
  const exchange = await post(`https://127.0.0.1:${secure}/`);
  expect(exchange.failure?.code).toBe("certificate_untrusted");
  expect(exchange.timings.tls_ms).toBeGreaterThan(0);
  const plain = await raw("HTTP/1.1 400 Bad Request\r\n\r\n");
  expect((await post(`https://127.0.0.1:${plain}/`)).failure?.code).toBe("tls_failed");
});

function ownCertificate() {
  const folder = mkdtempSync(join(tmpdir(), "shopguide-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const options = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", [...options, "-subj", "/CN=localhost", "-keyout", key, "-out", cert], { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}
