import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { childEnvironment, env, provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { bytesOf } from "#scripts/testing/api-bytes.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { exportsFolder, makeExports } from "#scripts/testing/exports.ts";
import { startMailbox } from "#scripts/testing/mailbox.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { signedIn } from "#scripts/testing/session.ts";
import { startExports } from "#server/worker/exports.ts";
import { claim, make } from "./service.ts";

await testDatabase();

// No test is to work on what another has left behind.
afterEach(() => database.query("UPDATE exports SET state = 'canceled' WHERE state IN ('queued', 'running')"));

const signal = new AbortController().signal;
const afterLease = () => new Date(Date.now() + 20_000);

async function shop() {
  const { ctx, key, account } = await testMerchant();
  const send = async (method: string, path: string, body?: unknown) =>
    (await call(method, `/v1${path}`, { key, body })).json;
  const begin = () => send("POST", "/conversations", { customer: { email: "ada@example.com" }, initial_message: "Hi" });
  const ask = async (body: Record<string, unknown> = { resource: "conversations" }) =>
    (await send("POST", "/exports", body)).id;
  const look = (id: string) => send("GET", `/exports/${id}`);
  return { ctx, key, account, send, begin, ask, look };
}

/** Nobody can read this table until the returned function is called, so an export of it goes on and on. */
async function barred(table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return () => client.end();
}

const copying = () =>
  database.query(
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'shopguide-exports' AND backend_type = 'client backend' AND state = 'active'",
  );

/** Files of any export of this merchant, finished or not. */
function filesOf(merchantId: string): string[] {
  const all = readdirSync(exportsFolder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile() && entry.parentPath.includes(merchantId)).map(({ name }) => name);
}

test("a cancelled export stops within a second, its statement with it, and leaves no file", async () => {
  const { ctx, send, begin, ask, look } = await shop();
  await begin();
  const release = await barred("conversations");
  const id = await ask();
  const row = await claim(new Date());
  const made = make(row as NonNullable<typeof row>, signal);
  await eventually(async () => (await copying()).length === 1);
  expect(await look(id)).toMatchObject({ state: "running", rows_done: 0 });
  const at = Date.now();
  await send("POST", `/exports/${id}/cancel`);
  await made;
  await eventually(async () => (await copying()).length === 0);
  expect(Date.now() - at).toBeLessThan(1_000);
  await release();
  expect([(await look(id)).state, filesOf(ctx.merchantId)]).toEqual(["canceled", []]);
});

test("an export whose worker was killed is begun anew by another, and is whole", async () => {
  const { key, begin, ask, look } = await shop();
  for (let n = 0; n < 3; n++) await begin();
  const release = await barred("conversations");
  const id = await ask();
  const worker = spawn(process.execPath, ["server/worker.ts"], {
    env: childEnvironment({ SHOPGUIDE_DATA_DIR: exportsFolder }),
    stdio: "ignore",
  });
  await eventually(async () => (await look(id)).state === "running", 20_000);
  worker.kill("SIGKILL");
  await release();
  expect(await claim(new Date())).toBeUndefined();
  const again = await claim(afterLease());
  await make(again as NonNullable<typeof again>, signal);
  expect(await look(id)).toMatchObject({ state: "completed", rows_done: 3 });
  expect((await bytesOf(`/v1/exports/${id}/download`, key)).toString().split("\n")).toHaveLength(4);
}, 40_000);

test("a worker that only seemed dead does not overwrite what another has made", async () => {
  const { ctx, begin, ask, look } = await shop();
  await begin();
  const id = await ask();
  const slow = await claim(new Date());
  const quick = await claim(afterLease());
  await make(quick as NonNullable<typeof quick>, signal);
  const { sha256, completed_at } = await look(id);
  await make(slow as NonNullable<typeof slow>, signal);
  expect(await look(id)).toMatchObject({ state: "completed", sha256, completed_at });
  expect(filesOf(ctx.merchantId)).toEqual([quick?.claim_id]);
});

test("a worker that is told to stop gives its export back at once", async () => {
  const { begin, ask, look } = await shop();
  await begin();
  const release = await barred("conversations");
  const id = await ask();
  const worker = startExports();
  await eventually(async () => (await copying()).length === 1);
  await worker.stop();
  expect((await look(id)).state).toBe("queued");
  await release();
});

test("a lost connection begins the export anew, and four dead workers give it up", async () => {
  const { begin, ask, look } = await shop();
  await begin();
  const release = await barred("conversations");
  const id = await ask();
  const row = await claim(new Date());
  const made = make(row as NonNullable<typeof row>, signal);
  await eventually(async () => (await copying()).length === 1);
  await database.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'shopguide-exports'",
  );
  await made;
  await release();
  expect((await look(id)).state).toBe("queued");
  for (let n = 1; n < 4; n++) await claim(new Date(Date.now() + n * 20_000));
  const last = await claim(new Date(Date.now() + 100_000));
  await make(last as NonNullable<typeof last>, signal);
  expect(await look(id)).toMatchObject({ state: "failed", error: { code: "worker_died" } });
});

test("three run for a shop at a time, and another shop's do not wait for them", async () => {
  const [busy, other] = [await shop(), await shop()];
  for (let n = 0; n < 4; n++) await busy.ask();
  const id = await other.ask();
  const taken = [];
  for (let row = await claim(new Date()); row; row = await claim(new Date())) taken.push(row);
  expect(taken.map((row) => row.merchant_id)).toEqual([...Array(3).fill(busy.ctx.merchantId), other.ctx.merchantId]);
  expect(taken.at(-1)?.id).toBe(id);
  for (const row of taken) await make(row, signal);
  await makeExports();
  expect((await busy.send("GET", "/exports?state=completed")).data).toHaveLength(4);
});

test("what happens after its beginning is not in it", async () => {
  const { ctx, key, begin, ask } = await shop();
  for (let n = 0; n < 3; n++) await begin();
  const id = await ask({ resource: "conversations", include_messages: true });
  const row = await claim(new Date());
  const release = await barred("messages");
  const made = make(row as NonNullable<typeof row>, signal);
  await eventually(async () => (await copying()).length === 1);
  await database.query("UPDATE conversations SET assigned_to = 'Kit' WHERE merchant_id = $1", [ctx.merchantId]);
  await release();
  await made;
  const rows = (await bytesOf(`/v1/exports/${id}/download`, key)).toString().trim().split("\n");
  expect(rows.map((line) => JSON.parse(line).assigned_to)).toEqual([null, null, null]);
});

test("while an export reads, the horizon that the stream and the audit log wait for moves on", async () => {
  const { begin, ask } = await shop();
  await begin();
  const release = await barred("messages");
  await ask({ resource: "conversations", include_messages: true });
  const row = await claim(new Date());
  const made = make(row as NonNullable<typeof row>, signal);
  await eventually(async () => (await copying()).length === 1);
  const horizon = async () => {
    const [found] = await database.query<{ behind: number }>(
      `SELECT count(*)::int AS behind FROM pg_stat_activity
       WHERE application_name = 'shopguide-exports' AND backend_xid IS NOT NULL`,
    );
    return found?.behind;
  };
  expect(await horizon()).toBe(0);
  await release();
  await made;
});

test("the person who asked gets a letter", async () => {
  const letters = await startMailbox();
  const { account } = await shop();
  const { headers } = await signedIn(account);
  await call("POST", "/v1/exports", { headers, body: { resource: "customers" } });
  await makeExports();
  expect(letters).toMatchObject([{ to: account.user.email, subject: "Your export of customers is ready" }]);
});

const small = join(exportsFolder, "small");
const isRoot = process.getuid?.() === 0;

describe("a full disk", () => {
  afterAll(() => {
    provideSettings({ SHOPGUIDE_DATA_DIR: exportsFolder });
    if (isRoot) execFileSync("umount", [small]);
  });

  // Only root may make a small disk.
  test.skipIf(!isRoot)("fails that export, says why, and the next that fits succeeds", async () => {
    mkdirSync(small);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", small]);
    provideSettings({ SHOPGUIDE_DATA_DIR: small });
    const { ctx, begin, ask, look, send } = await shop();
    await begin();
    await database.query(
      `INSERT INTO messages (merchant_id, conversation_id, created_at, id, role, content, sent_at)
       SELECT merchant_id, id, now(), 'msg_' || n, 'customer', repeat(md5(n::text), 100), now()
       FROM conversations, generate_series(1, 200) n WHERE merchant_id = $1`,
      [ctx.merchantId],
    );
    const [large, fits] = [await ask({ resource: "messages" }), await ask()];
    await makeExports();
    expect(await look(large)).toMatchObject({
      state: "failed",
      error: { code: "disk_full", message: expect.stringContaining("disk for exports is full") },
    });
    expect(await look(fits)).toMatchObject({ state: "completed", rows_done: 1 });
    const { data } = await send("GET", "/events?type=export.failed");
    expect(data[0]?.data).toMatchObject({ export_id: large, error: { code: "disk_full" } });
  });
});
