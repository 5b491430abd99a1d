import { createServer } from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey, revokeKey, updateKey } from "#lib/domain/api-keys/service.ts";
import { addEntry } from "#lib/domain/ip-allowlist/service.ts";
import { createAccount } from "#lib/domain/members/service.ts";
import { changeRole, removeMember } from "#lib/domain/members/team/service.ts";
import { startServer } from "#scripts/testing/chaos/server-process.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { freePort } from "#scripts/testing/port.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";
import { bearer, transports } from "#scripts/testing/stream-clients.ts";
import { serveSockets } from "./sockets.ts";

await testDatabase();

// The streams are in a process of their own: what is changed here has to reach it by itself.
const port = await freePort();
const other = await startServer(port);
afterAll(() => other.stop());

const withinMs = 1_000;

/** Opens both transports, changes something, and answers with how long each stayed open and how it was closed. */
async function endsAfter(headers: Record<string, string>, change: () => Promise<unknown>) {
  const both = Object.values(transports).map((listen) => listen(port, headers));
  await Promise.all(both.map(({ begun }) => begun));
  await change();
  const changedAt = performance.now();
  const ends = both.map(async ({ closed }) => ({ code: await closed, ms: performance.now() - changedAt }));
  return Promise.all(ends);
}

const ended = [
  { code: 0, ms: expect.toSatisfy((ms: number) => ms < withinMs) },
  { code: 1008, ms: expect.toSatisfy((ms: number) => ms < withinMs) },
];

const keyOf = (ctx: Ctx, allowed_addresses: string[] = []) =>
  createKey(ctx, { name: "Listener", scopes: ["events:read", "webhooks:read"], allowed_addresses });

test("a revoked key hears nothing more in any process within a second, and is refused when it comes back", async () => {
  const { ctx } = await testMerchant();
  const { id, key } = await keyOf(ctx);
  expect(await endsAfter(bearer(key), () => revokeKey(ctx, id))).toEqual(ended);
  const { status } = await fetch(`http://127.0.0.1:${port}/v1/stream`, { headers: bearer(key) });
  expect(status).toBe(401);
});

test("a key that lost a scope, and one whose addresses were narrowed, hear nothing more within a second", async () => {
  const { ctx } = await testMerchant();
  const [scoped, bound] = await Promise.all([keyOf(ctx), keyOf(ctx)]);
  const [scopeLost, addressLost] = await Promise.all([
    endsAfter(bearer(scoped.key), () => updateKey(ctx, scoped.id, { scopes: ["events:read"] })),
    endsAfter(bearer(bound.key), () => updateKey(ctx, bound.id, { allowed_addresses: ["192.0.2.7"] })),
  ]);
  expect([scopeLost, addressLost]).toEqual([ended, ended]);
});

test("an allowlist that leaves the client out ends its streams within a second", async () => {
  const { ctx } = await testMerchant();
  const { key } = await keyOf(ctx);
  const entry = { cidr: "192.0.2.0/24", note: undefined, confirm_lockout: true };
  expect(await endsAfter(bearer(key), () => addEntry(ctx, entry))).toEqual(ended);
});

test("a person who was removed, and one with another role, hear nothing more within a second", async () => {
  const { ctx } = await testMerchant();
  const people = await Promise.all(["gone", "changed"].map((name) => joined(ctx, name)));
  const [gone, changed] = people as [(typeof people)[0], (typeof people)[0]];
  expect(await endsAfter(gone.headers, () => removeMember(ctx, gone.id))).toEqual(ended);
  expect(await endsAfter(changed.headers, () => changeRole(ctx, changed.id, "analyst"))).toEqual(ended);
});

/** A developer of the merchant with an open session. */
async function joined(ctx: Ctx, name: string) {
  const person = { name, email: `${name}@example.com`, password: "correct horse battery", merchant_name: name };
  const { user } = await createAccount(ctx, { ...person, time_zone: "UTC", currency: "EUR" }, `own-${name}`);
  await database.query(
    "INSERT INTO memberships (merchant_id, user_id, role, status, created_at) VALUES ($1, $2, 'developer', 'active', now())",
    [ctx.merchantId, user.id],
  );
  return { id: user.id, headers: await sessionHeaders({ user, merchant: { id: ctx.merchantId } }) };
}

test("a connection whose other end is silently gone is found and hung up on within two beats", async () => {
  const beatMs = 500;
  const server = createServer();
  serveSockets(server, (_, socket) => socket.destroy(), beatMs);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  const { key } = await testMerchant();
  const socket = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  const head = [
    "GET /v1/stream HTTP/1.1",
    "Host: localhost",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${"A".repeat(22)}==`,
    `Authorization: Bearer ${key}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  const openedAt = await new Promise<number>((resolve) => socket.once("data", () => resolve(performance.now())));
  // It reads, as the operating system of a sleeping laptop does, and answers no ping.
  socket.resume();
  await new Promise((resolve) => socket.once("close", resolve));
  expect(performance.now() - openedAt).toBeLessThan(beatMs * 3);
});
