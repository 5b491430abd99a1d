import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { connect } from "#lib/db/connect.ts";
import { database } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { settled } from "#scripts/testing/settled.ts";
import { type Content, hashOf } from "./rules.ts";
import { merchantsToSeal, sealEntries, verifyChain } from "./service.ts";

const url = await testDatabase();

const entry = (action: string) => ({ action, target_type: "thing", target_id: "thing_1", changes: {} });
const write = (ctx: Ctx, action: string) => database.transaction((tx) => record(tx, ctx, entry(action)));

type Row = { seq: number; id: string; action: string; prev_hash: string; hash: string };

/** A merchant with a sealed chain of seven entries. */
async function chained() {
  const { ctx, key } = await testMerchant();
  const { merchantId } = ctx;
  for (const action of ["a", "b", "c", "d", "e"]) await write(ctx, action);
  await settled();
  await sealEntries(merchantId, new Date());
  const rows = () =>
    database.query<Row>(
      `SELECT seq::int, id, action, prev_hash, hash FROM audit_logs WHERE merchant_id = $1 AND seq IS NOT NULL ORDER BY seq`,
      [merchantId],
    );
  const tamper = (sql: string, ...values: unknown[]) =>
    database.query(sql.replace("WHERE", "WHERE merchant_id = $1 AND"), [merchantId, ...values]);
  const verify = async () => (await verifyChain(database, merchantId, new Date())).faults;
  const named = async () => (await verify()).map(({ kind, seq, id }) => ({ kind, seq, id }));
  return { ctx, key, merchantId, rows, tamper, verify, named, list: await rows() };
}

const at = (list: Row[], seq: number) => list[seq - 1] as Row;

test("entries are sealed once, without gaps, each upon the one before", async () => {
  const { list, verify, ctx, merchantId, rows } = await chained();
  expect(list.map(({ seq }) => seq)).toEqual(list.map((_, n) => n + 1));
  expect(list.slice(1).map(({ prev_hash }) => prev_hash)).toEqual(list.slice(0, -1).map(({ hash }) => hash));
  await write(ctx, "later");
  await settled();
  await Promise.all([1, 2, 3, 4].map(() => sealEntries(merchantId, new Date())));
  expect((await rows()).map(({ action }) => action)).toEqual([...list.map(({ action }) => action), "later"]);
  expect(await verify()).toEqual([]);
});

test("writers never wait for the sealer, nor it for them, and the order is that of their commits", async () => {
  const { ctx, merchantId, rows, verify } = await chained();
  const slow = await connect(url, "slow-writer");
  await slow.query("BEGIN");
  await record(
    { query: async <R>(sql: string, values?: unknown[]) => (await slow.query(sql, values)).rows as R[] },
    ctx,
    {
      ...entry("slow"),
    },
  );
  await write(ctx, "quick");
  await sealEntries(merchantId, new Date());
  expect((await rows()).map(({ action }) => action)).not.toContain("quick");
  await slow.query("COMMIT");
  await slow.end();
  await settled();
  await sealEntries(merchantId, new Date());
  expect((await rows()).slice(-2).map(({ action }) => action)).toEqual(["slow", "quick"]);
  expect(await verify()).toEqual([]);
});

test("a merchant waits to be sealed only while it has something to seal", async () => {
  const { ctx, merchantId } = await chained();
  expect(await merchantsToSeal(1000)).not.toContain(merchantId);
  await write(ctx, "more");
  await settled();
  expect(await merchantsToSeal(1000)).toContain(merchantId);
});

test.each([
  ["changes", `'{"x":{"from":1,"to":2}}'::json`],
  ["actor_name", "'Somebody else'"],
  ["address", "'203.0.113.7'"],
  ["action", "'nothing.happened'"],
  ["created_at", "created_at - interval '1 day'"],
  ["request_id", "NULL"],
])("an entry whose %s was altered is named", async (column, value) => {
  const { tamper, list, named } = await chained();
  await tamper(`UPDATE audit_logs SET ${column} = ${value} WHERE seq = 3`);
  expect(await named()).toEqual([{ kind: "altered", seq: 3, id: at(list, 3).id }]);
});

test.each([3, 7])("entry %d that was altered and sealed anew is named", async (seq) => {
  const { tamper, list, named } = await chained();
  const [row] = await tamper("SELECT *, changes::text AS changes FROM audit_logs WHERE seq = $2", seq);
  const hash = hashOf(at(list, seq).prev_hash, { ...(row as Content), actor_name: "Mallory" });
  await tamper("UPDATE audit_logs SET actor_name = 'Mallory', hash = $3 WHERE seq = $2", seq, hash);
  expect(list).toHaveLength(7);
  expect(await named()).toEqual([{ kind: "altered", seq, id: at(list, seq).id }]);
});

test("deleted entries are named, also where the ones after them were renumbered", async () => {
  const { tamper, verify, list } = await chained();
  await tamper("DELETE FROM audit_logs WHERE seq IN (3, 4)");
  expect(await verify()).toEqual([{ kind: "deleted", seq: 3, id: null, message: "Entries 3 to 4 were deleted." }]);
  for (const { id, seq } of list.slice(4)) await tamper("UPDATE audit_logs SET seq = $2 WHERE id = $3", seq - 2, id);
  expect((await verify()).map(({ kind, seq }) => [kind, seq])).toEqual([
    ["altered", 2],
    ["truncated", list.length - 1],
  ]);
});

test("entries that changed places are both named, and no other", async () => {
  const { tamper, named, list } = await chained();
  await tamper("UPDATE audit_logs SET seq = 1000 WHERE seq = 3");
  await tamper("UPDATE audit_logs SET seq = 3 WHERE seq = 4");
  await tamper("UPDATE audit_logs SET seq = 4 WHERE seq = 1000");
  expect(await named()).toEqual([
    { kind: "reordered", seq: 3, id: at(list, 4).id },
    { kind: "reordered", seq: 4, id: at(list, 3).id },
  ]);
});

test("a chain that was cut off at its end is found out by its head", async () => {
  const { tamper, verify, list, merchantId, key } = await chained();
  const last = list.length;
  await tamper("DELETE FROM audit_logs WHERE seq = $2", last);
  expect(await verify()).toMatchObject([{ kind: "truncated", message: `Entry ${last} is missing at the end.` }]);
  const end = at(list, last - 1);
  await database.query("UPDATE audit_chains SET seq = $2, hash = $3 WHERE merchant_id = $1", [
    ...[merchantId, end.seq, end.hash],
  ]);
  expect(await verify()).toMatchObject([{ kind: "head_forged" }]);
  await database.query("DELETE FROM audit_chains WHERE merchant_id = $1", [merchantId]);
  expect(await verify()).toMatchObject([{ kind: "head_missing" }]);
  const state = await call("POST", "/v1/audit-logs/chain/verify", { key });
  expect(state.json).toMatchObject({ intact: false, faults: [{ kind: "head_missing" }] });
});

test("a log that was emptied is found out by its head", async () => {
  const { tamper, named } = await chained();
  await tamper("DELETE FROM audit_logs WHERE seq > 0");
  expect(await named()).toEqual([{ kind: "truncated", seq: 1, id: null }]);
});

test("checking while others write and seal finds no fault", async () => {
  const { ctx, merchantId, verify } = await chained();
  const busy = (async () => {
    for (let n = 0; n < 40; n++) {
      await write(ctx, "busy");
      await sealEntries(merchantId, new Date());
    }
  })();
  for (let n = 0; n < 20; n++) expect(await verify()).toEqual([]);
  await busy;
});

test("the chain's state tells what is sealed, what waits, and what the last check found", async () => {
  const { ctx, key, list, tamper } = await chained();
  await write(ctx, "waiting");
  const state = async () => (await call("GET", "/v1/audit-logs/chain", { key })).json;
  expect(await state()).toMatchObject({
    ...{ sealed: list.length, head: list.at(-1)?.hash, waiting: 1, intact: null, verified_at: null, faults: [] },
  });
  expect((await call("POST", "/v1/audit-logs/chain/verify", { key })).json).toMatchObject({
    ...{ intact: true, verified_through: list.length },
  });
  await tamper("UPDATE audit_logs SET action = 'x' WHERE seq = 2");
  await call("POST", "/v1/audit-logs/chain/verify", { key });
  expect(await state()).toMatchObject({ intact: false, faults: [{ kind: "altered", seq: 2 }] });
});
