import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { createIdempotencyRecords, idempotencyRecords } from "./service.ts";

await testDatabase();

const path = "/v1/webhook-endpoints";
const body = { url: "https://1.1.1.1/hooks", event_types: ["*"] };
const withKey = (key: string) => ({ "idempotency-key": key });

async function endpointsOf(merchantId: string): Promise<number> {
  const rows = await database.query("SELECT 1 FROM webhook_endpoints WHERE merchant_id = $1", [merchantId]);
  return rows.length;
}

/** Sends until no other run holds the key, as a client is told to. */
async function settled(key: string, headers: Record<string, string>, sent: unknown = body) {
  for (;;) {
    const answer = await call("POST", path, { key, body: sent, headers });
    if (answer.json?.error?.code !== "IDEMPOTENCY_KEY_IN_USE") return answer;
    expect(answer.status).toBe(409);
    expect(answer.headers.get("retry-after")).toBe("1");
  }
}

test("a hundred identical creates at once make one row, and all get its answer", async () => {
  const { key, ctx } = await testMerchant();
  const answers = await Promise.all(Array.from({ length: 100 }, () => settled(key, withKey("create-1"))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const first = answers.filter(({ headers }) => headers.get("idempotency-replayed") === null);
  expect(first).toHaveLength(1);
  expect(await endpointsOf(ctx.merchantId)).toBe(1);
});

test("a repetition answers the same bytes and says so, with an id of its own", async () => {
  const { key } = await testMerchant();
  const first = await settled(key, withKey("again"));
  const second = await settled(key, withKey('"again"'));
  expect([second.status, second.text]).toEqual([first.status, first.text]);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
});

test("the key of another body, query or operation is refused", async () => {
  const { key } = await testMerchant();
  const { json } = await settled(key, withKey("one"));
  const other = await settled(key, withKey("one"), { ...body, event_types: ["customer.*"] });
  expect([other.status, other.json.error.code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
  const elsewhere = await call("DELETE", `${path}/${json.id}`, { key, headers: withKey("one") });
  expect([elsewhere.status, elsewhere.json.error.code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
});

test("keys of two callers do not meet", async () => {
  const [mine, other] = await Promise.all([testMerchant(), testMerchant()]);
  await settled(mine.key, withKey("shared"));
  const theirs = await settled(other.key, withKey("shared"), { ...body, event_types: ["customer.*"] });
  expect([theirs.status, theirs.headers.get("idempotency-replayed")]).toEqual([201, null]);
});

test("a refusal of the operation is repeated too, one of the request's form leaves the key free", async () => {
  const { key } = await testMerchant();
  const never = `${path}/we_${"0".repeat(26)}`;
  const missing = await call("DELETE", never, { key, headers: withKey("gone") });
  const again = await call("DELETE", never, { key, headers: withKey("gone") });
  expect([missing.status, again.status, again.text]).toEqual([404, 404, missing.text]);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect((await settled(key, withKey("form"), { nonsense: true })).status).toBe(400);
  expect((await settled(key, withKey("form"))).status).toBe(201);
});

test.each(["", "x".repeat(256), "né", "a\tb"])("%j is not a key", async (given) => {
  const { key, ctx } = await testMerchant();
  const answer = await call("POST", path, { key, body, headers: withKey(given) });
  expect(answer.json.error.details.invalid_fields).toMatchObject([{ field: "Idempotency-Key" }]);
  expect([answer.status, await endpointsOf(ctx.merchantId)]).toEqual([400, 0]);
});

test("255 characters are a key", async () => {
  const { key } = await testMerchant();
  expect((await settled(key, withKey("x".repeat(255)))).status).toBe(201);
});

test("a run that died gives its key back when its lease is over, and not before", async () => {
  const { key, ctx } = await testMerchant();
  const first = await settled(key, withKey("crash"));
  await database.query(
    "UPDATE idempotency_records SET completed_at = NULL, response_status = NULL WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  const early = await call("POST", path, { key, body, headers: withKey("crash") });
  expect(early.json.error.code).toBe("IDEMPOTENCY_KEY_IN_USE");
  await database.query("UPDATE idempotency_records SET locked_until = now() - interval '1 s' WHERE merchant_id = $1", [
    ctx.merchantId,
  ]);
  const late = await settled(key, withKey("crash"));
  expect([late.status, late.json.id === first.json.id]).toEqual([201, false]);
});

test("after a day a key is new", async () => {
  const { key, ctx } = await testMerchant();
  await settled(key, withKey("yesterday"));
  const rows = await database.query<{ hours: number }>(
    `UPDATE idempotency_records SET expires_at = now() WHERE merchant_id = $1
     RETURNING extract(epoch FROM old.expires_at - created_at) / 3600 AS hours`,
    [ctx.merchantId],
  );
  expect(Number(rows[0]?.hours)).toBeCloseTo(24);
  const later = await settled(key, withKey("yesterday"), { ...body, event_types: ["customer.*"] });
  expect([later.status, later.headers.get("idempotency-replayed")]).toEqual([201, null]);
});

test("a failure of ours frees the key", async () => {
  const { ctx } = await testMerchant();
  const identity = { merchantId: ctx.merchantId, actor: ctx.actor, scopes: ["*"], allowedAddresses: null };
  const run = { identity, key: "failed", id: "req_1" };
  expect(await idempotencyRecords.claim(run, "hash")).toEqual({ state: "ours" });
  await idempotencyRecords.release(run);
  expect(await idempotencyRecords.claim({ ...run, id: "req_2" }, "hash")).toEqual({ state: "ours" });
});

test("a run that was overtaken after its lease changes nothing, and its successor's answer stays", async () => {
  const { ctx } = await testMerchant();
  const identity = { merchantId: ctx.merchantId, actor: ctx.actor, scopes: ["*"], allowedAddresses: null };
  const slow = { identity, key: "slow", id: "req_slow" };
  const next = { ...slow, id: "req_next" };
  const rename = (name: string) => async () => {
    await database.query("UPDATE merchants SET name = $2 WHERE id = $1", [ctx.merchantId, name]);
    return { status: 201, headers: {}, body: name };
  };
  await idempotencyRecords.claim(slow, "hash");
  await database.query("UPDATE idempotency_records SET locked_until = now() - interval '1 s' WHERE merchant_id = $1", [
    ctx.merchantId,
  ]);
  expect(await idempotencyRecords.claim(next, "hash")).toEqual({ state: "ours" });
  await idempotencyRecords.carryOut(next, rename("next"));
  await expect(idempotencyRecords.carryOut(slow, rename("slow"))).rejects.toMatchObject({
    code: "IDEMPOTENCY_KEY_IN_USE",
  });
  await idempotencyRecords.release(slow);
  expect(await idempotencyRecords.claim(slow, "hash")).toMatchObject({ state: "done", answer: { body: "next" } });
  const rows = await database.query("SELECT name FROM merchants WHERE id = $1", [ctx.merchantId]);
  expect(rows).toEqual([{ name: "next" }]);
});

test("a run keeps its key for as long as it takes", async () => {
  const { ctx } = await testMerchant();
  const identity = { merchantId: ctx.merchantId, actor: ctx.actor, scopes: ["*"], allowedAddresses: null };
  const run = { identity, key: "long", id: "req_long" };
  const records = createIdempotencyRecords(300);
  await records.claim(run, "hash");
  const [first] = await database.query<{ locked_until: Date }>(
    "SELECT locked_until FROM idempotency_records WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  const answer = await records.carryOut(run, async () => {
    await eventually(() => Date.now() > Number(first?.locked_until) + 100);
    expect(await records.claim({ ...run, id: "req_other" }, "hash")).toEqual({ state: "running" });
    return { status: 201, headers: {}, body: "done" };
  });
  expect(await records.claim({ ...run, id: "req_other" }, "hash")).toEqual({ state: "done", answer });
});

test("what is kept of an answer can be read with the encryption key only", async () => {
  const { key, ctx } = await testMerchant();
  const made = await call("POST", "/v1/api-keys", {
    key,
    body: { name: "Kept", scopes: ["conversations:read"] },
    headers: withKey("secret"),
  });
  const [row] = await database.query<{ all: string }>(
    "SELECT r::text AS all FROM idempotency_records r WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  expect(String(made.json.key)).toMatch(/^sg_/);
  expect(row?.all).not.toContain(String(made.json.key));
  const again = await call("POST", "/v1/api-keys", {
    key,
    body: { name: "Kept", scopes: ["conversations:read"] },
    headers: withKey("secret"),
  });
  expect(again.json.key).toBe(made.json.key);
});
