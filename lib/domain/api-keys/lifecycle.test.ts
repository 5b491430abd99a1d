import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { generateKey } from "./rules.ts";

await testDatabase();

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

/** A shop whose owner's key made another key. */
async function shop(body: Record<string, unknown> = {}) {
  const { key: owner, account } = await testMerchant();
  const made = await call("POST", "/v1/api-keys", {
    key: owner,
    body: { name: "Storefront", scopes: ["conversations:read", "keys:write"], ...body },
  });
  const { id, key } = made.json as unknown as { id: string; key: string };
  const change = (changes: unknown, as = owner) => call("PUT", `/v1/api-keys/${id}`, { key: as, body: changes });
  const rotate = (choices?: unknown, as = owner) =>
    call("POST", `/v1/api-keys/${id}/rotate`, { key: as, body: choices });
  const get = async () => (await call("GET", `/v1/api-keys/${id}`, { key: owner })).json;
  return { owner, account, id, key, made, change, rotate, get };
}

async function answerTo(key: string, peer?: string) {
  const { status, json } = await call("GET", "/v1/conversations?limit=1", { key, peer });
  return status === 200 ? 200 : `${status} ${json.error.code}`;
}

/** What the key is answered at last; fails when it takes longer than a second. */
const within = (key: string, answer: unknown, peer?: string) =>
  eventually(async () => (await answerTo(key, peer)) === answer, 1000);

test("a key keeps its addresses and its limit, canonical and each once", async () => {
  const { made, get } = await shop({ allowed_addresses: ["203.0.113.9/24", "203.0.113.0/24"], rate_limit: 30 });
  expect(made.json).toMatchObject({ allowed_addresses: ["203.0.113.0/24"], rate_limit: 30, replaces: null });
  const { key: _, ...shown } = made.json;
  expect(await get()).toEqual(shown);
});

test("a key works from its own addresses only", async () => {
  const { key } = await shop({ allowed_addresses: ["203.0.113.0/24", "2001:db8::/32"] });
  expect(await answerTo(key, "203.0.113.9")).toBe(200);
  expect(await answerTo(key, "2001:db8::1")).toBe(200);
  expect(await answerTo(key, "198.51.100.9")).toBe("403 ADDRESS_NOT_ALLOWED");
});

test("a key's own limit is told with each answer", async () => {
  const { key } = await shop({ rate_limit: 30 });
  const { headers } = await call("GET", "/v1/conversations?limit=1", { key });
  expect(headers.get("ratelimit-policy")).toContain("q=30;w=60");
});

test("a change leaves the rest as it is, and the log says what changed from what to what", async () => {
  const { id, change, get } = await shop({ rate_limit: 30 });
  const before = await get();
  expect((await change({ name: "Shop front", rate_limit: null })).status).toBe(200);
  expect(await get()).toEqual({ ...before, name: "Shop front", rate_limit: null });
  const rows = await database.query(
    "SELECT changes FROM audit_logs WHERE target_id = $1 AND action = 'api_key.updated'",
    [id],
  );
  expect(rows).toEqual([
    { changes: { name: { from: "Storefront", to: "Shop front" }, rate_limit: { from: 30, to: null } } },
  ]);
});

test("scopes that were taken away are gone within a second", async () => {
  const { key, change } = await shop();
  expect(await answerTo(key)).toBe(200);
  await change({ scopes: ["customers:read"] });
  await within(key, "403 INSUFFICIENT_SCOPE");
});

test("addresses that were left out are refused within a second", async () => {
  const { key, change } = await shop();
  expect(await answerTo(key, "198.51.100.9")).toBe(200);
  await change({ allowed_addresses: ["203.0.113.7"] });
  await within(key, "403 ADDRESS_NOT_ALLOWED", "198.51.100.9");
});

test.each([
  [{}, "body"],
  [{ confirm_lockout: true }, "body"],
  [{ rate_limit: 0 }, "rate_limit"],
  [{ scopes: [] }, "scopes"],
  [{ expires_at: "2020-01-01T00:00:00Z" }, "expires_at"],
  [{ allowed_addresses: ["everywhere"] }, "allowed_addresses.0"],
])("%j is no change", async (body, field) => {
  const { status, json } = await (await shop()).change(body);
  expect(status).toBe(400);
  expect(json.error.details).toMatchObject({ invalid_fields: [{ field }] });
});

test("a key cannot take itself away from where it calls, unless it says that it means it", async () => {
  const { key, change } = await shop();
  const refused = await change({ allowed_addresses: ["203.0.113.7"] }, key);
  expect([refused.status, refused.json.error.details.reason]).toEqual([409, "would_lock_out"]);
  expect(await answerTo(key)).toBe(200);
  expect((await change({ allowed_addresses: ["203.0.113.7"], confirm_lockout: true }, key)).status).toBe(200);
});

test("rotation gives a key like the old one, and both work until the overlap is over", async () => {
  const { id, key, rotate, get } = await shop({ allowed_addresses: ["192.0.2.0/24"], rate_limit: 50 });
  const { status, json } = await rotate({ overlap_seconds: 3600 });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    name: "Storefront",
    scopes: ["conversations:read", "keys:write"],
    allowed_addresses: ["192.0.2.0/24"],
    rate_limit: 50,
    replaces: id,
    expires_at: null,
    previous: { id, replaced_by: json.id, state: "working" },
  });
  const left = Date.parse(String((await get()).expires_at)) - Date.now();
  expect(left / 1000).toBeCloseTo(3600, -1.5);
  expect([await answerTo(key), await answerTo(String(json.key))]).toEqual([200, 200]);
});

test("without a wish the old key works for another day, and never beyond its own end", async () => {
  const day = await shop();
  const { previous } = (await day.rotate()).json as unknown as { previous: { expires_at: string } };
  expect((Date.parse(previous.expires_at) - Date.now()) / dayMs).toBeCloseTo(1, 2);
  const soon = inDays(0.01);
  const short = await shop({ expires_at: soon });
  expect((await short.rotate()).json.previous).toMatchObject({ expires_at: soon });
});

test("with no overlap the old key is refused within a second", async () => {
  const { key, rotate } = await shop();
  expect(await answerTo(key)).toBe(200);
  const { json } = await rotate({ overlap_seconds: 0 });
  await within(key, "401 EXPIRED_API_KEY");
  expect(await answerTo(String(json.key))).toBe(200);
});

test("the successor of a key that expires lives as long as that was made to, unless somebody chose", async () => {
  const month = await shop({ expires_at: inDays(30) });
  const { json } = await month.rotate({ overlap_seconds: 60 });
  expect((Date.parse(String(json.expires_at)) - Date.now()) / dayMs).toBeCloseTo(30, 2);
  expect((await (await shop({ expires_at: inDays(30) })).rotate({ expires_at: null })).json.expires_at).toBeNull();
});

test("a key is rotated once, however many ask in the same moment", async () => {
  const { rotate, id } = await shop();
  const answers = await Promise.all([1, 2, 3].map(() => rotate({ overlap_seconds: 60 })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM api_keys WHERE replaces = $1",
    [id],
  );
  expect(count).toBe(1);
});

test.each([2_592_001, -1, 1.5])("an overlap of %d seconds is not one", async (overlap_seconds) => {
  const { status, json } = await (await shop()).rotate({ overlap_seconds });
  expect([status, json.error.details]).toMatchObject([400, { invalid_fields: [{ field: "overlap_seconds" }] }]);
});

test("who holds less than a key can neither rotate it nor change it, only revoke it", async () => {
  const { id, owner } = await shop();
  const made = await call("POST", "/v1/api-keys", { key: owner, body: { name: "Small", scopes: ["keys:write"] } });
  const small = String(made.json.key);
  for (const [method, path, body] of [
    ["POST", `/v1/api-keys/${id}/rotate`, {}],
    ["PUT", `/v1/api-keys/${id}`, { allowed_addresses: [] }],
  ] as const) {
    const refused = await call(method, path, { key: small, body });
    expect([refused.status, refused.json.error.code]).toEqual([403, "INSUFFICIENT_SCOPE"]);
  }
  expect((await call("DELETE", `/v1/api-keys/${id}`, { key: small })).json.state).toBe("revoked");
});

test("a revoked key is past changing and rotating", async () => {
  const { id, owner, change, rotate } = await shop();
  await call("DELETE", `/v1/api-keys/${id}`, { key: owner });
  expect([(await change({ name: "Again" })).status, (await rotate()).status]).toEqual([409, 409]);
});

test("a thousand keys can work at a time", async () => {
  const { account, owner } = await shop();
  await database.query(
    `INSERT INTO api_keys (merchant_id, id, name, hint) SELECT $1, 'key_' || n, 'Many', 'sg_' FROM generate_series(1, 998) n`,
    [account.merchant.id],
  );
  const { status, json } = await call("POST", "/v1/api-keys", { key: owner, body: { name: "One", scopes: ["*"] } });
  expect([status, json.error.details]).toEqual([409, { limit: 1000 }]);
});

test("a typo, an unknown key and a wrong form are answered word for word alike", async () => {
  const { key } = await shop();
  const typo = key.slice(0, -1) + (key.endsWith("0") ? "1" : "0");
  const unknown = generateKey();
  const answers = await Promise.all(
    [typo, unknown, "sg_x"].map(async (wrong) => {
      const { status, json } = await call("GET", "/v1/conversations", { key: wrong });
      return [status, json.error];
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
