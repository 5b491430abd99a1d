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

test("a person who belongs to one shop cannot go to another", async () => {
  const [mine, theirs] = [await member(), await member()];
  const body = { merchant_id: theirs.account.merchant.id };
  expect((await call("POST", "/v1/me/merchant", { headers: mine.headers, body })).status).toBe(404);
  expect((await call("GET", "/v1/me", { headers: mine.headers })).json.merchant).toMatchObject({
    id: mine.account.merchant.id,
  });
});

test("a session that nobody used for two weeks is over, and each use keeps it for two more", async () => {
  const { account, headers } = await member();
  const open = () => call("GET", "/v1/conversations", { headers });
  const age = (days: number) =>
    database.query(
      `UPDATE sessions SET last_seen_at = now() - $2 * interval '1 day', expires_at = expires_at - $2 * interval '1 day'
       WHERE user_id = $1`,
      [account.user.id, days],
    );
  await age(13);
  expect((await open()).status).toBe(200);
  await age(13);
  expect((await open()).status).toBe(200);
  await age(14.1);
  expect((await open()).json.error.code).toBe("SESSION_EXPIRED");
});

test("a person sees where they are signed in and ends what they do not know", async () => {
  const { account, headers } = await member();
  const elsewhere = await sessionHeaders(account);
  const { data } = (await call("GET", "/v1/me/sessions", { headers })).json;
  expect(data.map(({ current }) => current).toSorted()).toEqual([false, true]);
  const other = data.find(({ current }) => !current);
  expect((await call("GET", "/v1/conversations", { headers: elsewhere })).status).toBe(200);
  expect((await call("DELETE", `/v1/me/sessions/${other?.id}`, { headers })).status).toBe(204);
  expect((await call("GET", "/v1/conversations", { headers: elsewhere })).json.error.code).toBe("SESSION_EXPIRED");
  expect((await call("GET", "/v1/conversations", { headers })).status).toBe(200);
});

test("ending the other sessions leaves the one that asks, and everybody else's", async () => {
  const [mine, theirs] = [await member(), await member()];
  const elsewhere = await sessionHeaders(mine.account);
  expect((await call("DELETE", "/v1/me/sessions", { headers: mine.headers })).status).toBe(204);
  const statuses = [mine.headers, theirs.headers, elsewhere].map(
    async (headers) => (await call("GET", "/v1/me", { headers })).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 401]);
});

test("another person's session is not there to be ended", async () => {
  const [mine, theirs] = [await member(), await member()];
  const { data } = (await call("GET", "/v1/me/sessions", { headers: theirs.headers })).json;
  const path = `/v1/me/sessions/${data[0]?.id}`;
  expect((await call("DELETE", path, { headers: mine.headers })).status).toBe(404);
  expect((await call("GET", "/v1/me", { headers: theirs.headers })).status).toBe(200);
});

test("who am I: a key and a person each learn what they are and may do", async () => {
  const { key, account } = await testMerchant(["customers:read"]);
  const asKey = (await call("GET", "/v1/me", { key })).json;
  expect(asKey).toMatchObject({
    type: "key",
    key: { name: "Test", hint: expect.stringMatching(/^sg_/), expires_at: null, allowed_addresses: [] },
    user: null,
    scopes: ["customers:read"],
    merchant: { id: account.merchant.id },
    address: "192.0.2.1",
  });
  expect(asKey.limits).toContainEqual(expect.objectContaining({ limit: 6000, remaining: 5999, window_seconds: 60 }));
  const asPerson = (await call("GET", "/v1/me", { headers: await sessionHeaders(account) })).json;
  expect(asPerson).toMatchObject({
    type: "user",
    key: null,
    user: { ...account.user, role: "owner", merchants: [{ id: account.merchant.id, role: "owner" }] },
    scopes: ["*"],
  });
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
