import { createHash } from "node:crypto";
import http from "node:http";
import http2 from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { EventSource } from "eventsource";
import { afterAll, expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { nginxIsMissing, startNginx } from "#scripts/testing/nginx.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { bearer, transports } from "#scripts/testing/stream-clients.ts";
import { apiListener } from "./routes.ts";
import { makeServer } from "./server.ts";
import { serveSockets } from "./sockets.ts";

await testDatabase();
provideSettings({ TRUSTED_PROXIES: "127.0.0.1" });

const why = nginxIsMissing ? " (not run: nginx is not installed here)" : "";
const behindNginx = test.skipIf(nginxIsMissing);
const api = await apiListener(fileURLToPath(new URL("../..", import.meta.url)));
const server = makeServer(api, (_, response) => response.end("a page"));
serveSockets(server, (_, socket) => socket.destroy());
const sockets = new Set<Socket>();
server.on("connection", (socket) => sockets.add(socket));
const sent = () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const upstream = (server.address() as AddressInfo).port;
const closes: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closes) await close();
  server.close().closeAllConnections();
});

async function nginx(readTimeout?: string) {
  const started = await startNginx(upstream, readTimeout);
  closes.unshift(started.close);
  return started;
}

async function happen(ctx: Ctx, from: number, count: number, padding = "") {
  const facts = Array.from({ length: count }, (_, n) => ({
    type: "conversation.updated" as const,
    data: { n: from + n, padding },
  }));
  await publish(database, ctx.merchantId, facts, ctx.now());
  announce();
}

for (const [name, listen] of Object.entries(transports)) {
  behindNginx(
    `behind nginx each event comes at once by ${name}, and what came while nginx restarted${why}`,
    async () => {
      const { ctx, key } = await testMerchant();
      const proxy = await nginx();
      const first = listen(proxy.port, bearer(key));
      const begun = await first.begun;
      for (let n = 0; n < 3; n++) {
        await happen(ctx, n, 1);
        await eventually(() => first.told.length === n + 1);
      }
      await proxy.stop();
      await first.closed;
      await happen(ctx, 3, 3);
      await proxy.start();
      const query = `?cursor=${first.told.at(-1)?.cursor ?? begun}`;
      const second = listen(proxy.port, bearer(key), query);
      closes.push(second.close);
      await eventually(() => second.told.length === 3);
      expect([...first.told, ...second.told].map(({ data }) => data.data.n)).toEqual([0, 1, 2, 3, 4, 5]);
    },
    30_000,
  );
}

behindNginx(
  `an EventSource comes back by itself when nginx restarts, and misses nothing${why}`,
  async () => {
    const { ctx, key } = await testMerchant();
    const proxy = await nginx();
    const heard: number[] = [];
    const source = new EventSource(`http://127.0.0.1:${proxy.port}/v1/stream`, {
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...bearer(key) } }),
    });
    closes.push(() => source.close());
    source.addEventListener("conversation.updated", ({ data }) => heard.push(JSON.parse(data).data.n));
    await new Promise((resolve) => source.addEventListener("open", resolve));
    await happen(ctx, 0, 1);
    await eventually(() => heard.length === 1);
    await proxy.stop();
    await happen(ctx, 1, 2);
    await proxy.start();
    await eventually(() => heard.length === 3, 20_000);
    expect(heard).toEqual([0, 1, 2]);
  },
  40_000,
);

behindNginx(
  `by HTTP/2 and https the stream comes at once, too, and the product knows that it was https${why}`,
  async () => {
    const { ctx, key } = await testMerchant();
    const proxy = await nginx();
    const session = http2.connect(`https://127.0.0.1:${proxy.tlsPort}`, { rejectUnauthorized: false });
    closes.push(() => session.destroy());
    const stream = session.request({ ":path": "/v1/stream", ...bearer(key) }).setEncoding("utf8");
    let text = "";
    stream.on("data", (chunk: string) => {
      text += chunk;
    });
    const [headers] = await new Promise<[http2.IncomingHttpHeaders]>((resolve) =>
      stream.once("response", (...given) => resolve([given[0]])),
    );
    expect([headers[":status"], headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
    await happen(ctx, 0, 1);
    await eventually(() => text.includes('"n":0'));
  },
);

behindNginx(
  `heartbeats keep streams open for longer than nginx waits for an answer${why}`,
  async () => {
    const { key } = await testMerchant();
    const proxy = await nginx("18s");
    const clients = Object.values(transports).map((listen) => listen(proxy.port, bearer(key)));
    for (const { close } of clients) closes.push(close);
    await Promise.all(clients.map(({ begun }) => begun));
    let beats = "";
    http.get({ port: proxy.port, path: "/v1/stream", headers: bearer(key), agent: false }, (response) => {
      closes.push(() => response.destroy());
      response.setEncoding("utf8").on("data", (chunk: string) => {
        beats += chunk;
      });
    });
    const ended = Promise.race(clients.map(({ closed }) => closed.then(() => "ended")));
    const beaten = eventually(() => beats.split(": still here").length > 2, 60_000);
    expect(await Promise.race([ended, beaten])).toBe(true);
  },
  70_000,
);

/** Calls as one of this machine's addresses, of which nginx has another. */
const callFrom = (port: number, localAddress: string, path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    const request = http.get({ port, host: "127.0.0.1", localAddress, path, headers, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    request.on("error", reject);
  });

behindNginx(`a key's addresses are those of clients before nginx, whatever they claim${why}`, async () => {
  const { ctx } = await testMerchant();
  const { key } = await createKey(ctx, { name: "Office", scopes: ["*"], allowed_addresses: ["127.0.0.2"] });
  const { port } = await nginx();
  const path = "/v1/conversations";
  const forged = { ...bearer(key), "x-forwarded-for": "127.0.0.2" };
  expect(await callFrom(port, "127.0.0.2", path, bearer(key))).toBe(200);
  expect(await callFrom(port, "127.0.0.3", path, bearer(key))).toBe(403);
  expect(await callFrom(port, "127.0.0.3", path, forged)).toBe(403);
});

behindNginx(
  `an export that is read slowly waits at its source, not on nginx's disk, and arrives whole${why}`,
  async () => {
    const { ctx, key } = await testMerchant();
    const [batches, size] = [40, 1_000_000];
    for (let n = 0; n < batches; n++) await happen(ctx, n, 1, "x".repeat(size));
    const proxy = await nginx();
    const path = "/v1/exports/stream?resource=events&format=ndjson&end_line=true";
    const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
      http.get({ port: proxy.port, path, headers: bearer(key), agent: false }, resolve).on("error", reject),
    );
    expect(response.statusCode).toBe(200);
    // Nobody reads: in the end nothing moves any more.
    let [last, since] = [sent(), Date.now()];
    await eventually(() => {
      if (sent() !== last) [last, since] = [sent(), Date.now()];
      return Date.now() - since > 500;
    }, 20_000);
    expect(last).toBeLessThan((batches * size) / 2);
    expect(await proxy.kept()).toEqual([]);
    const file = Buffer.concat(await response.toArray());
    const end = file.lastIndexOf("\n", file.length - 2) + 1;
    const sha256 = createHash("sha256").update(file.subarray(0, end)).digest("hex");
    expect(JSON.parse(file.toString("utf8", end))).toEqual({ export_end: { rows: batches, sha256 } });
  },
  60_000,
);
