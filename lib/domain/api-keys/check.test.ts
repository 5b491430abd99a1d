import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { database } from "#lib/db/database.ts";
import { pool } from "#lib/db/pool.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { flushUses } from "./check.ts";
import { generateKey } from "./rules.ts";
import { createKey, revokeKey } from "./service.ts";

await testDatabase();
afterEach(() => vi.restoreAllMocks());

const within = 1000;

async function tryKey(key: string, peer?: string) {
  const { status, json } = await call("GET", "/v1/conversations", { key, peer });
  return status === 200 ? 200 : `${status} ${json.error.code}`;
}

describe("a key is checked", () => {
  test("for typos without asking the database", async () => {
    const { key } = await testMerchant();
    const asked = vi.spyOn(pool(), "query");
    const last = key.at(-1) === "A" ? "B" : "A";
    for (const wrong of [key.slice(0, -1) + last, key.slice(0, -1), `${key}A`, "YOUR_API_KEY", "sg_"]) {
      expect(await tryKey(wrong)).toBe("401 INVALID_API_KEY");
    }
    expect(asked).not.toHaveBeenCalled();
  });

  test("against the keys there are", async () => {
    expect(await tryKey(generateKey())).toBe("401 INVALID_API_KEY");
  });

  test("once for many calls in the same moment", async () => {
    const { key } = await testMerchant();
    const asked = vi.spyOn(pool(), "query");
    await Promise.all(Array.from({ length: 20 }, () => call("GET", "/v1/api-keys", { key })));
    const lookUps = asked.mock.calls.filter(([query]) => JSON.stringify(query).includes("api_key_hashes"));
    expect(lookUps).toHaveLength(1);
  });

  test("for its end, to the moment", async () => {
    const { ctx } = await testMerchant();
    const expires_at = new Date(Date.now() + 400).toISOString();
    const { key } = await createKey(ctx, { name: "Short", scopes: ["*"], expires_at });
    expect(await tryKey(key)).toBe(200);
    await sleep(450);
    const { status, json } = await call("GET", "/v1/conversations", { key });
    expect([status, json.error.code]).toEqual([401, "EXPIRED_API_KEY"]);
    expect(json.error.message).toContain(expires_at);
  });
});

describe("a key that worked a moment ago stops within a second", () => {
  test("when it is revoked", async () => {
    const { ctx } = await testMerchant();
    const { id, key } = await createKey(ctx, { name: "Leaked", scopes: ["*"] });
    expect(await tryKey(key)).toBe(200);
    await revokeKey(ctx, id);
    await sleep(within);
    expect(await tryKey(key)).toBe("401 REVOKED_API_KEY");
  });

  test("when another process revokes it", async () => {
    const { key } = await testMerchant();
    expect(await tryKey(key)).toBe(200);
    await database.query("UPDATE api_keys SET revoked_at = now() WHERE name = 'Test'");
    await sleep(within);
    expect(await tryKey(key)).toBe("401 REVOKED_API_KEY");
  });

  test("when the allowlist leaves its address out", async () => {
    const { key } = await testMerchant();
    const from = "192.0.2.1";
    expect(await tryKey(key, from)).toBe(200);
    await call("POST", "/v1/ip-allowlist", { key, body: { cidr: "203.0.113.7", confirm_lockout: true }, peer: from });
    await sleep(within);
    expect(await tryKey(key, from)).toBe("403 ADDRESS_NOT_ALLOWED");
  });
});

describe("the allowlist", () => {
  async function shopThatAllows(...subnets: string[]) {
    const { ctx, key } = await testMerchant();
    for (const cidr of subnets)
      expect((await call("POST", "/v1/ip-allowlist", { key, body: { cidr, confirm_lockout: true } })).status).toBe(201);
    // A key of its own, which nothing has cached yet.
    return createKey(ctx, { name: "Fresh", scopes: ["*"] });
  }

  test.each([
    ["203.0.113.7", "203.0.113.7", 200],
    ["203.0.113.7", "::ffff:203.0.113.7", 200],
    ["::ffff:203.0.113.7", "203.0.113.7", 200],
    ["203.0.113.0/24", "203.0.113.255", 200],
    ["203.0.113.0/24", "203.0.114.0", "403 ADDRESS_NOT_ALLOWED"],
    ["2001:db8::/32", "2001:db8:1::9", 200],
    ["2001:db8::/32", "2001:db9::1", "403 ADDRESS_NOT_ALLOWED"],
    ["0.0.0.0/0", "2001:db8::1", "403 ADDRESS_NOT_ALLOWED"],
  ])("with %s answers a call from %s with %s", async (cidr, peer, answer) => {
    const { key } = await shopThatAllows(cidr);
    expect(await tryKey(key, peer)).toBe(answer);
  });

  test("refuses a call whose address cannot be told", async () => {
    const { key } = await shopThatAllows("0.0.0.0/0", "::/0");
    expect(await tryKey(key, "")).toBe("403 ADDRESS_NOT_ALLOWED");
  });

  test("names the address that it refused", async () => {
    const { key } = await shopThatAllows("203.0.113.7");
    const { json } = await call("GET", "/v1/conversations", { key, peer: "::ffff:198.51.100.9" });
    expect(json.error.message).toContain("198.51.100.9");
  });

  test("of one shop says nothing about another's keys", async () => {
    await shopThatAllows("203.0.113.7");
    const { key } = await testMerchant();
    expect(await tryKey(key, "198.51.100.9")).toBe(200);
  });

  test("must hold beside a key's own addresses", async () => {
    const { id, key } = await shopThatAllows("203.0.113.0/24");
    await database.query("UPDATE api_keys SET allowed_addresses = '{203.0.113.7,198.51.100.9}' WHERE id = $1", [id]);
    expect(await tryKey(key, "203.0.113.7")).toBe(200);
    expect(await tryKey(key, "203.0.113.8")).toBe("403 ADDRESS_NOT_ALLOWED");
    expect(await tryKey(key, "198.51.100.9")).toBe("403 ADDRESS_NOT_ALLOWED");
  });
});

describe("the last use", () => {
  const lastUse = async (id: string) => {
    await flushUses();
    const [row] = await database.query<{ last_used_at: Date | null; last_used_address: string | null }>(
      "SELECT last_used_at, last_used_address FROM api_keys WHERE id = $1",
      [id],
    );
    return row;
  };

  test("is kept with its time and address", async () => {
    const { ctx } = await testMerchant();
    const { id, key } = await createKey(ctx, { name: "Used", scopes: ["*"] });
    expect(await lastUse(id)).toEqual({ last_used_at: null, last_used_address: null });
    const before = Date.now();
    await tryKey(key, "::ffff:198.51.100.9");
    const used = await lastUse(id);
    expect(used?.last_used_address).toBe("198.51.100.9");
    expect(Number(used?.last_used_at)).toBeGreaterThanOrEqual(before);
  });

  test("is not a call that the allowlist refused", async () => {
    const { ctx, key: owner } = await testMerchant();
    await call("POST", "/v1/ip-allowlist", { key: owner, body: { cidr: "203.0.113.7", confirm_lockout: true } });
    const { id, key } = await createKey(ctx, { name: "Shut out", scopes: ["*"] });
    await tryKey(key, "198.51.100.9");
    expect(await lastUse(id)).toEqual({ last_used_at: null, last_used_address: null });
  });
});
