import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { bytesOf, fetchApi } from "#scripts/testing/api-bytes.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { makeExports } from "#scripts/testing/exports.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { sweep } from "../working/service.ts";

await testDatabase();

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A shop with a finished export of its audit log. */
async function exported() {
  const { key } = await testMerchant();
  const { json } = await call("POST", "/v1/exports", { key, body: { resource: "audit_logs", compression: "gzip" } });
  await makeExports();
  const made = (await call("GET", `/v1/exports/${json.id}`, { key })).json;
  const path = `/v1/exports/${json.id}/download`;
  return { key, made, path, whole: await bytesOf(path, key) };
}

test("the file is the one whose size and checksum were told", async () => {
  const { made, key, path, whole } = await exported();
  expect([made.size_bytes, made.sha256]).toEqual([whole.length, sha256(whole)]);
  const { headers } = await fetchApi(path, key);
  expect(Object.fromEntries(headers)).toMatchObject({
    "accept-ranges": "bytes",
    "content-length": String(whole.length),
    "content-type": "application/gzip",
    "content-disposition": `attachment; filename="${made.file_name}"`,
    etag: `"${made.sha256}"`,
  });
});

test("a download that broke off in the middle goes on there", async () => {
  const { made, key, path, whole } = await exported();
  const half = Math.floor(whole.length / 2);
  const rest = await fetchApi(path, key, { range: `bytes=${half}-`, "if-range": `"${made.sha256}"` });
  expect([rest.status, rest.headers.get("content-range")]).toEqual([
    206,
    `bytes ${half}-${whole.length - 1}/${whole.length}`,
  ]);
  const both = Buffer.concat([whole.subarray(0, half), Buffer.from(await rest.arrayBuffer())]);
  expect(sha256(both)).toBe(made.sha256);
});

test.each([
  ["bytes=0-0", 206, 0, 1],
  ["bytes=-4", 206, -4, undefined],
  ["bytes=5-999999", 206, 5, undefined],
  ["bytes=0-1,4-5", 200, 0, undefined],
  ["lines=1-2", 200, 0, undefined],
  ["bytes=-", 200, 0, undefined],
])("Range %s is answered %i", async (range, status, from, to) => {
  const { key, path, whole } = await exported();
  const answer = await fetchApi(path, key, { range });
  expect(answer.status).toBe(status);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(whole.subarray(from, to));
});

test("a range beyond the end is 416 and tells the size", async () => {
  const { key, path, whole } = await exported();
  const answer = await call("GET", path, { key, headers: { range: `bytes=${whole.length}-` } });
  expect([answer.status, answer.json.error.code]).toEqual([416, "RANGE_NOT_SATISFIABLE"]);
  expect(answer.headers.get("content-range")).toBe(`bytes */${whole.length}`);
});

test("with If-Range of another file the whole is sent", async () => {
  const { key, path, whole } = await exported();
  const answer = await fetchApi(path, key, { range: "bytes=5-", "if-range": '"another"' });
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, whole.length]);
});

test("who has the file already is told so", async () => {
  const { key, made, path } = await exported();
  const answer = await fetchApi(path, key, { "if-none-match": `"${made.sha256}"` });
  expect([answer.status, await answer.text()]).toEqual([304, ""]);
});

test("HEAD tells all but the file", async () => {
  const { key, made, path } = await exported();
  const { status, headers, text } = await call("HEAD", path, { key });
  expect([status, headers.get("etag"), text]).toEqual([200, `"${made.sha256}"`, ""]);
});

test("a download is in the audit log once, not again for each part", async () => {
  const { key, path } = await exported();
  await bytesOf(path, key, { range: "bytes=5-" });
  const { json } = await call("GET", "/v1/audit-logs?action=export.downloaded", { key });
  expect(json.data).toHaveLength(1);
});

test("when its time is over, the file is gone and the export says so", async () => {
  const { key, made, path } = await exported();
  await sweep(new Date(Date.parse(String(made.expires_at)) + 1));
  const answer = await call("GET", path, { key });
  expect([answer.status, answer.json.error.details]).toEqual([409, { state: "expired" }]);
  const { json } = await call("GET", `/v1/exports/${made.id}`, { key });
  expect(json).toMatchObject({ state: "expired", download_url: null, sha256: made.sha256 });
});

test("a deleted export is gone at once, and its row with its file soon after", async () => {
  const { key, made, path } = await exported();
  expect((await call("DELETE", `/v1/exports/${made.id}`, { key })).status).toBe(204);
  expect((await call("GET", path, { key })).status).toBe(404);
  await sweep(new Date());
  await eventually(async () => (await database.query("SELECT 1 FROM exports WHERE id = $1", [made.id])).length === 0);
});
