import Papa from "papaparse";
import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

const path = "/v1/request-logs/export";
const jsonLines = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** A shop with this many calls before its first real one. */
async function withCalls(count: number, columns: Record<string, unknown> = {}) {
  const { ctx, key } = await testMerchant();
  const at = Date.parse("2026-11-20T10:00:00Z");
  const ids = Array.from({ length: count }, (_, index) => newId("request", at + index));
  const row = { address: "198.51.100.7", user_agent: null, status: 200, ...columns };
  await database.query(
    `INSERT INTO request_logs (merchant_id, created_at, id, method, route, operation, path, status, duration_ms, actor_type,
       actor_id, address, user_agent, request_bytes, response_bytes)
     SELECT $1, $2::timestamptz + n * interval '1 ms', id, 'GET', '/v1/customers', 'listCustomers', '/v1/customers', $4, 12.5,
       'key', 'key_x', $5, $6, 0, 2 FROM unnest($3::text[]) WITH ORDINALITY AS u (id, n)`,
    [ctx.merchantId, new Date(at - 1), ids, row.status, row.address, row.user_agent],
  );
  return { key, ids: ids.toReversed() };
}

test("the file holds every call that the filters leave, newest first, over many chunks", async () => {
  const { key, ids } = await withCalls(2_500);
  const answer = await call("GET", `${path}?format=jsonl&created_before=2026-11-21T00:00:00Z`, { key });
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="request-log-[\d-]+\.jsonl"$/);
  expect(jsonLines(answer.text).map(({ id }) => id)).toEqual(ids);
  const refused = await call("GET", `${path}?format=jsonl&status=4xx&created_before=2026-11-21T00:00:00Z`, { key });
  expect(refused.text).toBe("");
});

test("CSV has the list's columns and values, and no text is a formula", async () => {
  const { key, ids } = await withCalls(2, { user_agent: '=HYPERLINK("http://x")' });
  const { text } = await call("GET", `${path}?created_before=2026-11-21T00:00:00Z`, { key });
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const { json } = await call("GET", "/v1/request-logs?created_before=2026-11-21T00:00:00Z", { key });
  expect(data.map((row) => row.id)).toEqual(ids);
  expect(Object.keys(data[0] ?? {})).toEqual(Object.keys(json.data[0] ?? {}));
  expect(data[0]).toMatchObject({ created_at: json.data[0]?.created_at, status: "200", duration_ms: "12.5" });
  expect(data[0]?.user_agent).toBe(`'=HYPERLINK("http://x")`);
});

test("another merchant's calls are in nobody else's file, and a key without the scope gets none", async () => {
  await withCalls(3);
  const { key } = await testMerchant();
  expect((await call("GET", `${path}?format=jsonl`, { key })).text).toBe("");
  const { key: narrow } = await testMerchant(["conversations:read"]);
  expect((await call("GET", path, { key: narrow })).status).toBe(403);
});
