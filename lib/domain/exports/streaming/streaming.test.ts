import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { bytesOf } from "#scripts/testing/api-bytes.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { apiListener } from "#server/web/routes.ts";
import { makeServer } from "#server/web/server.ts";

await testDatabase();

const server = makeServer(await apiListener(fileURLToPath(new URL("../../../..", import.meta.url))), (_, response) =>
  response.end(),
);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const rows = 60_000;

/** A shop with so many events that a socket cannot hold them all. */
async function busyShop() {
  const { ctx, key } = await testMerchant();
  await database.query(
    `INSERT INTO events (merchant_id, created_at, id, type, data)
     SELECT $1, now() - n * interval '1 ms', 'evt_' || n, 'customer.updated', json_build_object('text', repeat('x', 400))
     FROM generate_series(1, ${rows}) n`,
    [ctx.merchantId],
  );
  return { ctx, key };
}

/** Begins to read over a real socket, and holds on after the first bytes. */
function begin(key: string, query: string): Promise<http.IncomingMessage> {
  const headers = { authorization: `Bearer ${key}` };
  return new Promise((resolve, reject) => {
    http.get({ port, path: `/v1/exports/stream?${query}`, headers, agent: false }, resolve).on("error", reject);
  });
}

const copying = () =>
  database.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'shopguide-exports' AND backend_type = 'client backend' AND state <> 'idle'",
  );

test("the answer has the rows of the export, and a last line with their count and checksum where it is asked for", async () => {
  const { key } = await busyShop();
  const path = "/v1/exports/stream?resource=events&filter[type]=customer.updated&fields=id";
  const plain = await bytesOf(path, key);
  const lines = plain.toString().split("\n").slice(0, -1);
  expect([lines.length, JSON.parse(lines[0] as string)]).toEqual([rows, { id: `evt_${rows}` }]);
  const ended = (await bytesOf(`${path}&end_line=true`, key)).toString();
  const last = ended.slice(plain.length);
  const sha256 = createHash("sha256").update(plain).digest("hex");
  expect(JSON.parse(last)).toEqual({ export_end: { rows, sha256 } });
  expect(gunzipSync(await bytesOf(`${path}&compression=gzip`, key))).toEqual(plain);
});

test("filters are those of the list, also of metadata, and a wrong one is named", async () => {
  const { key } = await testMerchant();
  for (const order of ["1001", "1002"]) {
    await call("POST", "/v1/conversations", {
      key,
      body: { customer: { email: "a@example.com" }, metadata: { order } },
    });
  }
  const path = "/v1/exports/stream?resource=conversations";
  const found = JSON.parse(
    (await bytesOf(`${path}&filter[metadata.order]=1002&filter[status]=active,closed`, key)).toString(),
  );
  expect(found.metadata).toEqual({ order: "1002" });
  const { status, json } = await call("GET", `${path}&filter[sort]=x`, { key });
  expect([status, json.error.details.invalid_fields]).toMatchObject([
    400,
    [{ field: "filters.sort", code: "unknown" }],
  ]);
});

test("the first bytes come within 200 ms", async () => {
  const { key } = await busyShop();
  await bytesOf("/v1/exports/stream?resource=customers", key);
  const at = performance.now();
  const response = await begin(key, "resource=events");
  await new Promise((resolve) => response.once("data", resolve));
  expect(performance.now() - at).toBeLessThan(200);
  response.destroy();
});

describe("an answer that breaks off", () => {
  test("is no whole answer: the client is told by the missing end", async () => {
    const { key } = await busyShop();
    const response = await begin(key, "resource=events");
    const broken = new Promise((resolve) => response.on("error", resolve).on("end", () => resolve("whole")));
    const [copy] = await eventually(async () => {
      const found = await copying();
      return found.length === 1 && found;
    });
    await database.query("SELECT pg_terminate_backend($1)", [copy?.pid]);
    response.resume();
    expect(await broken).toMatchObject({ code: "ECONNRESET" });
    expect(response.complete).toBe(false);
  });

  test("of the client's own will ends the statement, and its connection is given back", async () => {
    const { key } = await busyShop();
    const response = await begin(key, "resource=events&compression=gzip");
    await eventually(async () => (await copying()).length === 1);
    response.destroy();
    await eventually(async () => (await copying()).length === 0, 2_000);
    expect((await bytesOf("/v1/exports/stream?resource=customers", key)).toString()).toBe("");
  });
});

test("a third at a time is refused and told to wait, another shop is not", async () => {
  const [{ key }, other] = [await busyShop(), await testMerchant()];
  const open = [await begin(key, "resource=events"), await begin(key, "resource=events")];
  const third = await call("GET", "/v1/exports/stream?resource=events", { key });
  expect([third.status, third.json.error.code, third.headers.get("retry-after")]).toEqual([429, "RATE_LIMITED", "5"]);
  await bytesOf("/v1/exports/stream?resource=customers", other.key);
  for (const response of open) response.destroy();
  await eventually(async () => (await call("GET", "/v1/exports/stream?resource=customers", { key })).status === 200);
});

test("it is in the audit log", async () => {
  const { key } = await testMerchant();
  await bytesOf("/v1/exports/stream?resource=customers&filter[tag]=vip", key);
  const { json } = await call("GET", "/v1/audit-logs?action=export.streamed", { key });
  expect(json.data).toMatchObject([{ target: { id: "customers" }, changes: { filters: { to: { tag: "vip" } } } }]);
});
