import http from "node:http";
import net from "node:net";
import { afterAll, expect, test } from "vitest";
import { matchAddresses } from "./addresses.ts";
import { createSafeFetch } from "./safe-fetch.ts";

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

async function listening(server: http.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as net.AddressInfo).port;
}

/** A proxy that remembers what it was asked for, and refuses where it should. */
async function startProxy(refuse = false) {
  const asked: { authority: string; authorization: string | undefined }[] = [];
  const server = http.createServer((_, response) => response.writeHead(400).end());
  server.on("connect", (request, socket, head) => {
    asked.push({ authority: request.url ?? "", authorization: request.headers["proxy-authorization"] });
    if (refuse) return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const [host, port] = (request.url ?? "").split(":");
    const onward = net.connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
  });
  return { port: await listening(server), asked };
}

const sending = (proxy: string, subnets = ["127.0.0.1"]) => {
  const through = createSafeFetch({
    allowed: matchAddresses(subnets),
    maxBodyBytes: 1_000,
    maxHeaderBytes: 16_384,
    proxy,
  });
  closers.push(() => void through.close());
  return (url: string) => through.send({ url, method: "POST", headers: {}, body: "{}", timeoutMs: 1_000 });
};

const receiver = () => listening(http.createServer((request, response) => response.end(request.headers.host)));

test("a request goes through the proxy, which is asked for the address that was checked, and the host stays", async () => {
  const proxy = await startProxy();
  const port = await receiver();
  const { answer } = await sending(`http://user:p%40ss@127.0.0.1:${proxy.port}`)(`http://localhost:${port}/a`);
  expect(answer?.body.toString()).toBe(`localhost:${port}`);
  const pair = Buffer.from("user:p@ss").toString("base64");
  expect(proxy.asked).toEqual([{ authority: `127.0.0.1:${port}`, authorization: `Basic ${pair}` }]);
});

test("an address that may not be reached is not asked of the proxy either", async () => {
  const proxy = await startProxy();
  const { failure } = await sending(`http://127.0.0.1:${proxy.port}`, [])("https://localhost/");
  expect(failure?.code).toBe("address_not_allowed");
  expect(proxy.asked).toEqual([]);
});

test("a proxy that refuses, is not there or never answers is told apart from the receiver", async () => {
  const refusing = await startProxy(true);
  const port = await receiver();
  const refused = await sending(`http://127.0.0.1:${refusing.port}`)(`http://127.0.0.1:${port}/`);
  expect(refused.failure).toMatchObject({ code: "proxy_failed", detail: "it answered 403" });
  const absent = await sending("http://127.0.0.1:9")(`http://127.0.0.1:${port}/`);
  expect(absent.failure?.code).toBe("proxy_failed");
  const silent = await listening(http.createServer().on("connect", () => undefined));
  const started = Date.now();
  const hung = await sending(`http://127.0.0.1:${silent}`)(`http://127.0.0.1:${port}/`);
  expect(hung.failure).not.toBeNull();
  expect(Date.now() - started).toBeLessThan(1_500);
});
