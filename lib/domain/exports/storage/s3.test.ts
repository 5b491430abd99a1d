import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { bytesOf } from "#scripts/testing/api-bytes.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { makeExports } from "#scripts/testing/exports.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sweep } from "../working/service.ts";

await testDatabase();

const directory = await mkdtemp(join(tmpdir(), "shopguide-bucket-"));
const bucket = new S3rver({
  port: 0,
  silent: true,
  directory,
  configureBuckets: [{ name: "shop-files", configs: [] }],
});
const { port } = await bucket.run();
provideSettings({
  EXPORT_S3_BUCKET: "shop-files",
  EXPORT_S3_ENDPOINT: `http://127.0.0.1:${port}`,
  EXPORT_S3_PATH_STYLE: "true",
  EXPORT_S3_ACCESS_KEY_ID: "S3RVER",
  EXPORT_S3_SECRET_ACCESS_KEY: "S3RVER",
});
afterAll(async () => {
  provideSettings({ EXPORT_S3_BUCKET: "" });
  await bucket.close();
  await rm(directory, { recursive: true, force: true });
});

test("a file of several parts lies in the bucket, is downloaded from there in parts, and removed from there", async () => {
  const { ctx, key } = await testMerchant();
  await database.query(
    `INSERT INTO events (merchant_id, created_at, id, type, data)
     SELECT $1, now() - n * interval '1 ms', 'evt_' || n, 'customer.updated', json_build_object('text', repeat('x', 900))
     FROM generate_series(1, 20000) n`,
    [ctx.merchantId],
  );
  const { json } = await call("POST", "/v1/exports", { key, body: { resource: "events" } });
  await makeExports();
  const { json: made } = await call("GET", `/v1/exports/${json.id}`, { key });
  expect(made).toMatchObject({ state: "completed", rows_done: 20_000 });
  expect(made.size_bytes).toBeGreaterThan(2 * 8 * 1024 * 1024);

  const path = `/v1/exports/${json.id}/download`;
  const half = Math.floor(Number(made.size_bytes) / 2);
  const parts = [
    await bytesOf(path, key, { range: `bytes=0-${half - 1}` }),
    await bytesOf(path, key, { range: `bytes=${half}-` }),
  ];
  expect(createHash("sha256").update(Buffer.concat(parts)).digest("hex")).toBe(made.sha256);

  await call("DELETE", `/v1/exports/${json.id}`, { key });
  const objects = () => bucket.store.listObjects("shop-files", { maxKeys: 10 });
  expect((await objects()).objects).toHaveLength(1);
  await sweep(new Date());
  expect((await objects()).objects).toHaveLength(0);
}, 60_000);

test("a bucket that there is not fails the export with a reason", async () => {
  provideSettings({ EXPORT_S3_BUCKET: "no-such-files" });
  const { key } = await testMerchant();
  const { json } = await call("POST", "/v1/exports", { key, body: { resource: "audit_logs" } });
  await makeExports();
  const { json: failed } = await call("GET", `/v1/exports/${json.id}`, { key });
  expect(failed).toMatchObject({ state: "failed", error: { code: "storage_failed" } });
  provideSettings({ EXPORT_S3_BUCKET: "shop-files" });
});
