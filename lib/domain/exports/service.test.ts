import { expect, test } from "vitest";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { makeExports } from "#scripts/testing/exports.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

const conversations = { resource: "conversations" };

async function shop() {
  const { ctx, key } = await testMerchant();
  const send = (method: string, path: string, body?: unknown, as = key) =>
    call(method, `/v1${path}`, { key: as, body });
  const keyWith = async (...scopes: Parameters<typeof createKey>[1]["scopes"]) =>
    (await createKey(ctx, { name: "Other", scopes })).key;
  return { key, send, keyWith };
}

test.each([
  [{ resource: "payments" }, "resource"],
  [{ ...conversations, format: "pdf" }, "format"],
  [{ ...conversations, filters: { statsu: "closed" } }, "filters.statsu"],
  [{ ...conversations, filters: { status: ["gone"] } }, "filters.status.0"],
  [{ ...conversations, fields: ["id", "secret"] }, "fields"],
  [{ ...conversations, time_zone: "Mars/Base" }, "time_zone"],
  [{ ...conversations, format: "xlsx", compression: "gzip" }, "compression"],
  [{ resource: "events", include_messages: true }, "include_messages"],
  [{ ...conversations, bom: true }, "bom"],
])("%o is refused, naming %s", async (body, field) => {
  const { send } = await shop();
  const { status, json } = await send("POST", "/exports", body);
  expect([status, json.error.details.invalid_fields]).toEqual([400, [expect.objectContaining({ field })]]);
});

test("a segment that there is not is refused at once", async () => {
  const { send } = await shop();
  expect((await send("POST", "/exports", { resource: "customers", filters: { segment: "seg_01k" } })).status).toBe(404);
});

test("whoever may not read the resource neither exports, sees nor fetches it", async () => {
  const { send, keyWith } = await shop();
  const { json: made } = await send("POST", "/exports", conversations);
  await makeExports();
  const other = await keyWith("exports:write", "customers:read");
  const refusals = await Promise.all([
    send("POST", "/exports", conversations, other),
    send("GET", `/exports/${made.id}`, undefined, other),
    send("GET", `/exports/${made.id}/download`, undefined, other),
    send("POST", `/exports/${made.id}/cancel`, undefined, other),
    send("DELETE", `/exports/${made.id}`, undefined, other),
    send("GET", "/exports/stream?resource=conversations", undefined, other),
  ]);
  for (const { status, json } of refusals) {
    expect([status, json.error.details.required_scope]).toEqual([403, "conversations:read"]);
  }
  expect((await send("GET", "/exports", undefined, other)).json.data).toEqual([]);
  expect((await send("GET", "/exports")).json.data.map(({ id }) => id)).toEqual([made.id]);
  expect((await send("POST", "/exports", { resource: "customers" }, other)).status).toBe(202);
});

test("the list is narrowed by state and resource and walked page by page", async () => {
  const { send } = await shop();
  for (const resource of ["customers", "events", "customers"]) await send("POST", "/exports", { resource });
  await makeExports();
  await send("POST", "/exports", { resource: "customers" });
  const count = async (query: string) => (await send("GET", `/exports?${query}`)).json.data.length;
  expect([await count("state=completed"), await count("state=queued"), await count("resource=events")]).toEqual([
    3, 1, 1,
  ]);
  const first = (await send("GET", "/exports?limit=3")).json;
  const second = (await send("GET", `/exports?limit=3&cursor=${first.next_cursor}`)).json;
  expect([first.has_more, second.data.length, second.has_more]).toEqual([true, 1, false]);
});

test("one that waits is cancelled, and has no file", async () => {
  const { send } = await shop();
  const { json: made } = await send("POST", "/exports", conversations);
  expect((await send("POST", `/exports/${made.id}/cancel`)).json).toMatchObject({ state: "canceled" });
  await makeExports();
  expect((await send("POST", `/exports/${made.id}/cancel`)).json).toMatchObject({
    state: "canceled",
    download_url: null,
  });
  expect((await send("GET", `/exports/${made.id}/download`)).json.error.details).toEqual({ state: "canceled" });
  const { data } = (await send("GET", "/audit-logs?target_type=export")).json;
  expect(data.map(({ action }) => action)).toEqual(["export.canceled", "export.requested"]);
});

test("the twenty-first that waits is refused", async () => {
  const { send } = await shop();
  for (let n = 0; n < 20; n++) expect((await send("POST", "/exports", { resource: "events" })).status).toBe(202);
  const { status, json } = await send("POST", "/exports", { resource: "events" });
  expect([status, json.error.code]).toEqual([409, "CONFLICT"]);
});

test("its end is an event", async () => {
  const { send } = await shop();
  const { json: made } = await send("POST", "/exports", { resource: "customers", format: "csv" });
  await makeExports();
  const { json } = await send("GET", `/exports/${made.id}`);
  const { data } = (await send("GET", "/events?type=export.completed")).json;
  const { sha256, size_bytes, download_url, expires_at } = json;
  expect(data[0]?.data).toMatchObject({ export_id: made.id, sha256, size_bytes, download_url, expires_at, rows: 0 });
});
