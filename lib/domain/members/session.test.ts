import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();

async function member(role = "owner") {
  const { account } = await testMerchant();
  await database.query("UPDATE memberships SET role = $1 WHERE user_id = $2", [role, account.user.id]);
  return { account, headers: await sessionHeaders(account) };
}

test("a session sees its own shop through the API, and no other", async () => {
  const { account, headers } = await member();
  await testMerchant();
  const { status, json } = await call("GET", "/v1/api-keys", { headers });
  expect(status).toBe(200);
  const own = await database.query<{ id: string }>("SELECT id FROM api_keys WHERE merchant_id = $1", [
    account.merchant.id,
  ]);
  expect(json.data.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
});

test("a removed member is out at once", async () => {
  const { account, headers } = await member();
  expect((await call("GET", "/v1/conversations", { headers })).status).toBe(200);
  await database.query("UPDATE memberships SET status = 'removed' WHERE user_id = $1", [account.user.id]);
  const answer = await call("GET", "/v1/conversations", { headers });
  expect([answer.status, answer.json.error.code]).toEqual([401, "SESSION_EXPIRED"]);
});

test("a changed role counts from the next call on", async () => {
  const { account, headers } = await member();
  await database.query("UPDATE memberships SET role = 'analyst' WHERE user_id = $1", [account.user.id]);
  const answer = await call("GET", "/v1/api-keys", { headers });
  expect([answer.status, answer.json.error.code]).toEqual([403, "INSUFFICIENT_SCOPE"]);
});

test.each([
  ["another site", { "sec-fetch-site": "cross-site" }],
  ["a sister site", { "sec-fetch-site": "same-site" }],
  ["the address bar", { "sec-fetch-site": "none" }],
  ["another site in an old browser", { origin: "https://evil.example", host: "localhost" }],
  ["a page that hides where it comes from", { origin: "null", host: "localhost" }],
  ["nowhere", {}],
])("a session that comes from %s is refused", async (_, from) => {
  const { headers } = await member();
  const answer = await call("GET", "/v1/conversations", { headers: { cookie: headers.cookie ?? "", ...from } });
  expect([answer.status, answer.json.error.code]).toEqual([403, "CROSS_ORIGIN"]);
});

test("a browser that leaves Sec-Fetch-Site out is known by its Origin or Referer", async () => {
  const { headers } = await member();
  const host = "shop.lan:3000";
  for (const [name, value] of [
    ["origin", `http://${host}`] as const,
    ["referer", `http://${host}/api-keys`] as const,
  ]) {
    const from = { cookie: headers.cookie ?? "", host, [name]: value };
    expect((await call("GET", "/v1/conversations", { headers: from })).status).toBe(200);
  }
});

test.each([
  ["made with another secret", (sub: string) => encode({ token: { sub }, secret: "another".repeat(8) })],
  ["that is garbage", async () => "%E0%A4%A"],
  ["that is empty", async () => "."],
])("a cookie %s is no session", async (_, forge) => {
  const { account, headers } = await member();
  const cookie = `next-auth.session-token=${await forge(account.user.id)}`;
  const answer = await call("GET", "/v1/conversations", { headers: { ...headers, cookie } });
  expect([answer.status, answer.json.error.code]).toEqual([401, "SESSION_EXPIRED"]);
});

test("a person who belongs to one shop has no session in another", async () => {
  const [mine, theirs] = [await member(), await member()];
  const headers = await sessionHeaders({ user: mine.account.user, merchant: theirs.account.merchant });
  expect((await call("GET", "/v1/conversations", { headers })).status).toBe(401);
});

test.each([
  ["owner", "POST", "/v1/api-keys", 201],
  ["admin", "POST", "/v1/api-keys", 201],
  ["developer", "POST", "/v1/api-keys", 201],
  ["analyst", "POST", "/v1/api-keys", 403],
  ["support", "POST", "/v1/api-keys", 403],
  ["developer", "GET", "/v1/ip-allowlist", 200],
  ["analyst", "GET", "/v1/conversations", 200],
  ["support", "GET", "/v1/ip-allowlist", 403],
])("the role %s gets %s %s answered with its rights: %i", async (role, method, path, status) => {
  const { headers } = await member(role);
  const body = method === "POST" ? { name: "Mine", scopes: ["conversations:read"] } : undefined;
  expect((await call(method, path, { headers, body })).status).toBe(status);
});
