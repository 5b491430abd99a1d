import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contracts } from "#lib/domain/contracts.ts";
import { addressOf } from "#lib/http/client.ts";
import type { Contract } from "#lib/http/contract.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sampleOf } from "#scripts/testing/operations.ts";
import { ownOneOfEach } from "#scripts/testing/owned.ts";
import { makeServer } from "./web/server.ts";
import { loadAnswers } from "./web.ts";

await testDatabase();

const servers: Server[] = [];

/** A shop of its own, with the ids of what it owns. */
async function makeShop() {
  const { key } = await testMerchant();
  return { key, owned: await ownOneOfEach(key, "127.0.0.0/8") };
}

// Calls that are refused write nothing, so that all of them may share a shop.
const shared = await makeShop();

beforeAll(async () => {
  const build = `${process.env.NEXT_DIST_DIR ?? ".next"}/BUILD_ID`;
  if (!existsSync(build)) throw new Error("This test needs a production build. Run: npm run build");
  const { api, page } = await loadAnswers();
  servers.push(makeServer(api, page), makeServer(page, page));
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done))));
}, 60_000);

afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

// What differs by nature: the moment, the transport, and what Next adds for its own router.
const transport = [
  "date",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-encoding",
  "vary",
  // Of another shop each time: other ids in the body, other moments in the window.
  "etag",
  "ratelimit",
  "x-ratelimit-remaining",
  "x-ratelimit-reset",
];
const normal = (text: string) =>
  text
    .replace(/\b(?!text)[a-z]{2,5}_[0-9a-z]{26}\b/g, "ID")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replace(/sg_\w{36}|sg_\w{4}…\w{4}|wh(?:sec|pk)_[\w+/=]+|tkt_[\w-]+/g, "SECRET")
    .replace(/-[0-9a-z]{6}(?=\.csv)/g, "-FILE")
    .replace(/#[\w-]{43}/g, "#TOKEN")
    .replace(/"(?:\w+_ms|uptime_seconds|oldest_due_seconds|rows_per_second|size_bytes|sha256)":[^,}]+/g, "MEASURED")
    .replace(/Seen lately \d+|shop-\d+|owner-\d+|noor[\w-]*|member-\d+|Delivery days \d+/g, "NAME");

async function ask(
  server: Server,
  contract: Contract,
  query: string,
  key: string | undefined,
  owned: Record<string, string>,
) {
  const { body } = sampleOf(contract.id, owned);
  const { port } = server.address() as AddressInfo;
  const leave = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}${addressOf(contract, { params: owned })}${query}`, {
    method: contract.method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: leave.signal,
  });
  const headers = [...response.headers].filter(([name]) => !transport.includes(name));
  const streaming = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const bytes = streaming ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer());
  leave.abort();
  // A file's content differs by ids and moments, which can be told apart only when it is unpacked.
  const text = String(response.headers.get("content-type") === "application/gzip" ? gunzipSync(bytes) : bytes);
  return {
    status: response.status,
    headers: headers.map(([name, value]) => [name, normal(value)]),
    text: normal(text),
  };
}

test.each(contracts.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
  "%s answers alike when called directly and through Next",
  async (_, contract) => {
    const { query = "" } = sampleOf(contract.id);
    for (const [search, signed, refused] of [
      [query && `?${query}`, true, false],
      ["?no_such_thing=1", true, true],
      ["", false, !contract.public],
    ] as const) {
      const answers = await Promise.all(
        servers.map(async (server) => {
          const { key, owned } = refused ? shared : await makeShop();
          return ask(server, contract, search, signed && !contract.public ? key : undefined, owned);
        }),
      );
      expect(answers[1]).toEqual(answers[0]);
    }
  },
);
