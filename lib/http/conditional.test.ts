import { expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { conditional, matchesTag, tagOf } from "./conditional.ts";

await testDatabase();

const path = "/v1/webhook-endpoints";

test("a read is tagged, and unchanged it is 304 without a body", async () => {
  const { key } = await testMerchant();
  const first = await call("GET", path, { key });
  const tag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const again = await call("GET", path, { key, headers: { "if-none-match": tag } });
  expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", tag]);
  await call("POST", path, { key, body: { url: "https://1.1.1.1/hooks", event_types: ["*"] } });
  const changed = await call("GET", path, { key, headers: { "if-none-match": tag } });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(tag);
});

test("the tag depends on what is read, not on the key that reads it", async () => {
  const { key } = await testMerchant();
  const made = await call("POST", "/v1/api-keys", { key, body: { name: "Second", scopes: ["webhooks:read"] } });
  const [mine, other] = [await call("GET", path, { key }), await call("GET", path, { key: String(made.json.key) })];
  expect(other.headers.get("etag")).toBe(mine.headers.get("etag"));
});

test("writes and failures are kept by nobody", async () => {
  const { key } = await testMerchant();
  for (const answer of [
    await call("POST", path, { key, body: { url: "https://1.1.1.1/hooks", event_types: ["*"] } }),
    await call("GET", path),
    await call("GET", `${path}?limit=no`, { key }),
  ]) {
    expect([answer.headers.get("cache-control"), answer.headers.get("etag")]).toEqual(["no-store", null]);
  }
});

test("the API's document may be kept by everybody, and is 304 while it has not changed", async () => {
  const first = await call("GET", "/v1/openapi.json");
  expect(first.headers.get("cache-control")).toContain("public");
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const again = await call("GET", "/v1/openapi.json", { headers });
  expect([again.status, again.text]).toEqual([304, ""]);
});

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a" , "c"', true],
  ["*", true],
  ['"b"', false],
  ["a", false],
  ["", false],
])("If-None-Match: %s", (given, matches) => {
  expect(matchesTag(given, '"a"')).toBe(matches);
});

test("a stream and an answer of another status stay as they are", () => {
  const stream = { status: 200, headers: {}, body: new ReadableStream() };
  const made = { status: 201, headers: {}, body: "{}" };
  expect(conditional(tagOf("{}"), stream)).toBe(stream);
  expect(conditional(tagOf("{}"), made)).toBe(made);
});
