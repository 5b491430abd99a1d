import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";
import { flushCalls } from "./record.ts";
import { forgetOld } from "./service.ts";

await testDatabase();

const path = "/v1/request-logs";
const list = async (key: string, query = "") => {
  await flushCalls();
  return (await call("GET", `${path}?${query}`, { key })).json;
};

test("a call is logged with all that helps to understand it, found by the id of its answer", async () => {
  const { key } = await testMerchant();
  const answer = await call("POST", "/v1/webhook-endpoints?nope=1", {
    key,
    body: { url: "https://1.1.1.1/hooks?token=hidden", event_types: ["*"] },
    headers: { "user-agent": "Shop/1.0" },
    peer: "198.51.100.7",
  });
  await flushCalls();
  const logged = await call("GET", `${path}/${answer.json.request_id}`, { key });
  expect(logged.json).toMatchObject({
    id: answer.json.request_id,
    method: "POST",
    route: "/v1/webhook-endpoints",
    operation: "createWebhookEndpoint",
    path: "/v1/webhook-endpoints",
    query: "nope=1",
    status: 400,
    error_code: "INVALID_REQUEST",
    key_name: "Test",
    address: "198.51.100.7",
    user_agent: "Shop/1.0",
    response_bytes: Buffer.byteLength(answer.text),
    error: { code: "INVALID_REQUEST", details: { invalid_fields: [{ field: "nope", code: "unknown" }] } },
  });
  expect(Number(logged.json.duration_ms)).toBeGreaterThan(0);
});

test("what a failed call sent is kept with its texts masked, what a good one sent is not", async () => {
  const { key } = await testMerchant();
  const body = {
    customer: { email: "teresa@example.com", name: "Teresa" },
    channel: "web",
    secret: "s3cret",
    rating: 9,
  };
  const answer = await call("POST", "/v1/conversations", { key, body });
  const good = await call("POST", "/v1/webhook-endpoints", {
    key,
    body: { url: "https://1.1.1.1/h", event_types: ["*"] },
  });
  await flushCalls();
  const failed = await call("GET", `${path}/${answer.json.request_id}`, { key });
  expect(JSON.parse(String(failed.json.request_body))).toEqual({
    customer: { email: "[masked 18]", name: "[masked 6]" },
    channel: "web",
    secret: "[masked 6]",
    rating: 9,
  });
  const kept = await call("GET", `${path}/${good.headers.get("x-request-id")}`, { key });
  expect(kept.json).toMatchObject({ status: 201, error: null, request_body: null });
  expect(Number(kept.json.request_bytes)).toBeGreaterThan(0);
});

test("the dashboard's own calls and those of nobody known stay out", async () => {
  const { key, account } = await testMerchant();
  await call("GET", "/v1/webhook-endpoints", { headers: await sessionHeaders(account) });
  await call("GET", "/v1/webhook-endpoints", { key: "sg_wrong" });
  expect((await list(key)).data).toEqual([]);
});

test("a merchant sees its own calls only", async () => {
  const [mine, other] = await Promise.all([testMerchant(), testMerchant()]);
  const theirs = await call("GET", "/v1/webhook-endpoints", { key: other.key });
  expect((await list(mine.key)).data).toEqual([]);
  expect((await call("GET", `${path}/${theirs.headers.get("x-request-id")}`, { key: mine.key })).status).toBe(404);
});

test("every filter finds what it names and leaves out the rest", async () => {
  const { key } = await testMerchant();
  const ok = await call("GET", "/v1/webhook-endpoints?limit=1", { key, peer: "198.51.100.1" });
  const missing = await call("DELETE", `/v1/webhook-endpoints/we_${"0".repeat(26)}`, { key, peer: "198.51.100.2" });
  const bad = await call("POST", "/v1/webhook-endpoints", { key, body: "{", peer: "198.51.100.3" });
  await flushCalls();
  const ids = [ok, missing, bad].map(({ headers }) => headers.get("x-request-id") ?? "");
  const [first = "", second = "", third = ""] = ids;
  const keyId = String((await call("GET", `${path}/${first}`, { key })).json.key_id);
  const found = async (query: string) => {
    const { data } = await list(key, `${query}&created_before=${encodeURIComponent(new Date().toISOString())}`);
    return data.map(({ id }) => id).filter((id) => ids.includes(id));
  };
  await database.query("UPDATE request_logs SET duration_ms = 5000 WHERE id = $1", [second]);
  expect(await found("status=2xx")).toEqual([first]);
  expect(await found("status=404")).toEqual([second]);
  expect(await found("status=4xx,500")).toEqual([third, second]);
  expect(await found("method=POST")).toEqual([third]);
  expect(await found("operation=deleteWebhookEndpoint")).toEqual([second]);
  expect(await found(`route=${encodeURIComponent("/v1/webhook-endpoints/{endpoint_id}")}`)).toEqual([second]);
  expect(await found("address=198.51.100.1")).toEqual([first]);
  expect(await found(`request_id=${third}`)).toEqual([third]);
  expect(await found("error_code=MALFORMED_JSON")).toEqual([third]);
  expect(await found("min_duration_ms=4999.5")).toEqual([second]);
  expect(await found(`key_id=${keyId}`)).toEqual([third, second, first]);
  expect(await found(`key_id=key_${"0".repeat(26)}`)).toEqual([]);
  expect(await found("created_after=2999-01-01T00:00:00Z")).toEqual([]);
});

test("pages follow one another without a gap or a repetition", async () => {
  const { key } = await testMerchant();
  for (let i = 0; i < 5; i++) await call("GET", "/v1/webhook-endpoints", { key });
  await flushCalls();
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { json } = await call("GET", `${path}?limit=2&operation=listWebhookEndpoints${cursor}`, { key });
    seen.push(...json.data.map(({ id }) => id));
    if (!json.has_more) break;
    cursor = `&cursor=${json.next_cursor}`;
  }
  expect(seen).toHaveLength(5);
  expect(seen).toEqual([...new Set(seen)].toSorted().reverse());
});

test("months that are older than the operator keeps are dropped, later ones stay", async () => {
  provideSettings({ REQUEST_LOG_DAYS: "30" });
  const months = async () =>
    (
      await database.query<{ name: string }>(
        "SELECT relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'request_logs'::regclass",
      )
    ).map(({ name }) => name);
  await database.query("SELECT ensure_monthly_partitions('request_logs'::regclass, '2020-01-01', 3)");
  await forgetOld(new Date("2020-03-02T12:00:00Z"));
  expect(await months()).toEqual(expect.arrayContaining(["request_logs_2020_02", "request_logs_2020_03"]));
  expect(await months()).not.toContain("request_logs_2020_01");
  expect(await months()).toContain("request_logs_default");
});
