import { expect, test } from "vitest";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();

const path = "/v1/webhook-endpoints";

test("the call beyond a key's limit is 429, says when to come back, and other keys go on", async () => {
  provideSettings({ RATE_LIMIT_PER_KEY: "3" });
  const { key } = await testMerchant();
  const before = Math.floor(Date.now() / 1000);
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await call("GET", path, { key }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual(["2", "1", "0", "0"]);
  const last = answers[3];
  const wait = Number(last?.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(last?.json.error).toMatchObject({
    code: "RATE_LIMITED",
    details: { policy: "key", limit: 3, retry_after: wait },
  });
  expect(Number(last?.headers.get("x-ratelimit-reset"))).toBeGreaterThanOrEqual(before + wait);
  const { key: another } = await testMerchant();
  expect((await call("GET", path, { key: another })).status).toBe(200);
});

test("both families of headers stand on every answer, as the draft writes them", async () => {
  provideSettings({ RATE_LIMIT_PER_KEY: "40", RATE_LIMIT_PER_MERCHANT: "200", RATE_LIMIT_REFUSED: "500" });
  const { key } = await testMerchant();
  const good = await call("GET", path, { key });
  expect(good.headers.get("ratelimit-policy")).toBe('"key";q=40;w=60, "merchant";q=200;w=60');
  expect(good.headers.get("ratelimit")).toMatch(/^"key";r=39;t=\d+, "merchant";r=199;t=\d+$/);
  expect(good.headers.get("x-ratelimit-limit")).toBe("40");
  for (const answer of [
    await call("GET", `${path}/we_${"0".repeat(26)}`, { key }),
    await call("POST", path, { key, body: "{" }),
    await call("GET", path, { key: "nonsense" }),
    await call("GET", path),
  ]) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get("ratelimit")).toMatch(/^"\w+";r=\d+;t=\d+/);
    expect(answer.headers.get("x-ratelimit-remaining")).toMatch(/^\d+$/);
  }
});

test("a merchant's limit holds over all its keys", async () => {
  provideSettings({ RATE_LIMIT_PER_KEY: "10", RATE_LIMIT_PER_MERCHANT: "5" });
  const { key } = await testMerchant();
  const created = await call("POST", "/v1/api-keys", { key, body: { name: "Second", scopes: ["webhooks:read"] } });
  const second = String(created.json.key);
  const answers = [];
  for (const used of [key, second, key, second, key]) answers.push(await call("GET", path, { key: used }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
  expect(answers[4]?.json.error.details).toMatchObject({ policy: "merchant" });
});

test("who tries wrong keys is held up by address, and a right key from there still works", async () => {
  provideSettings({ RATE_LIMIT_REFUSED: "5", RATE_LIMIT_PER_KEY: "100", RATE_LIMIT_PER_MERCHANT: "100" });
  const { key } = await testMerchant();
  const peer = "198.51.100.200";
  const statuses = [];
  for (let i = 0; i < 7; i++) statuses.push((await call("GET", path, { key: `sg_wrong${i}`, peer })).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect((await call("GET", path, { key, peer })).status).toBe(200);
  expect((await call("GET", path, { key: "sg_wrong", peer: "198.51.100.201" })).status).toBe(401);
});

test("a session has a limit of its own and does not use up the merchant's", async () => {
  provideSettings({ RATE_LIMIT_PER_SESSION: "2", RATE_LIMIT_PER_MERCHANT: "1" });
  const { account } = await testMerchant();
  const headers = await sessionHeaders(account);
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await call("GET", path, { headers })).status);
  expect(statuses).toEqual([200, 200, 429]);
});

test.each(["memory", "postgres"])("a 304 costs nothing, counted in %s", async (store) => {
  Reflect.deleteProperty(globalThis, Symbol.for("shopguide.call-counter"));
  provideSettings({ RATE_LIMIT_STORE: store, RATE_LIMIT_PER_KEY: "2", RATE_LIMIT_PER_MERCHANT: "100" });
  const { key } = await testMerchant();
  const first = await call("GET", path, { key });
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  for (let i = 0; i < 5; i++) {
    const again = await call("GET", path, { key, headers });
    expect([again.status, again.headers.get("x-ratelimit-remaining")]).toEqual([304, "1"]);
  }
  expect((await call("GET", path, { key })).status).toBe(200);
  expect((await call("GET", path, { key })).status).toBe(429);
});

test("counted in the database, many at once are counted one by one", async () => {
  Reflect.deleteProperty(globalThis, Symbol.for("shopguide.call-counter"));
  provideSettings({ RATE_LIMIT_STORE: "postgres", RATE_LIMIT_PER_KEY: "30", RATE_LIMIT_PER_MERCHANT: "1000" });
  const { key } = await testMerchant();
  const answers = await Promise.all(Array.from({ length: 50 }, () => call("GET", path, { key })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
});
