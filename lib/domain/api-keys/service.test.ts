import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { hashKey } from "./rules.ts";

await testDatabase();

const create = (key: string, body: unknown) => call("POST", "/v1/api-keys", { key, body });
const aKey = { name: "Storefront", scopes: ["conversations:read"] };

async function everyRow(): Promise<string> {
  const tables = await database.query<{ name: string }>(
    "SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace",
  );
  const rows = await Promise.all(tables.map(({ name }) => database.query(`SELECT t::text FROM ${name} t`)));
  return JSON.stringify(rows);
}

test("the secret is in the answer to its creation and nowhere else", async () => {
  const { key: owner } = await testMerchant();
  const { json } = await create(owner, aKey);
  const secret = String(json.key);
  expect((await call("GET", "/v1/conversations", { key: secret })).status).toBe(200);
  expect((await call("GET", "/v1/api-keys", { key: owner })).text).not.toContain(secret);
  const stored = await everyRow();
  expect(stored).toContain(hashKey(secret));
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(secret.slice(3));
});

test.each([
  [["keys:write"], ["conversations:read"], "conversations:read"],
  [["keys:write", "conversations:read"], ["conversations:write"], "conversations:write"],
  [["keys:write", "conversations:write"], ["conversations:read", "*"], "*"],
  [["keys:write", "allowlist:read"], ["allowlist:write"], "allowlist:write"],
] as const)("a key that holds %j cannot lend %j", async (held, wanted, beyond) => {
  const { key } = await testMerchant([...held]);
  const { status, json } = await create(key, { name: "More", scopes: wanted });
  expect(status).toBe(400);
  expect(json.error.details).toMatchObject({ invalid_fields: [{ field: "scopes", code: "beyond_own_rights" }] });
  expect(json.error.message).toContain(beyond);
});

test("what one may write one may lend for reading", async () => {
  const { key } = await testMerchant(["keys:write", "conversations:write"]);
  expect((await create(key, { name: "Less", scopes: ["conversations:read", "keys:read"] })).status).toBe(201);
});

test("a key without keys:write neither makes nor revokes keys", async () => {
  const { key } = await testMerchant(["keys:read"]);
  const { json } = await call("GET", "/v1/api-keys", { key });
  expect((await create(key, aKey)).json.error.code).toBe("INSUFFICIENT_SCOPE");
  const revoked = await call("DELETE", `/v1/api-keys/${json.data[0]?.id}`, { key });
  expect(revoked.json.error.code).toBe("INSUFFICIENT_SCOPE");
});

test("another merchant's key is not there to be revoked", async () => {
  const [mine, theirs] = [await testMerchant(), await testMerchant()];
  const { json } = await create(theirs.key, aKey);
  expect((await call("DELETE", `/v1/api-keys/${json.id}`, { key: mine.key })).status).toBe(404);
  expect((await call("GET", "/v1/conversations", { key: String(json.key) })).status).toBe(200);
  const listed = await call("GET", "/v1/api-keys", { key: mine.key });
  expect(listed.json.data.map((row) => row.id)).not.toContain(json.id);
});

test("a key cannot be made to expire in the past", async () => {
  const { key } = await testMerchant();
  const { json } = await create(key, { ...aKey, expires_at: "2020-01-01T00:00:00Z" });
  expect(json.error.details).toMatchObject({ invalid_fields: [{ field: "expires_at" }] });
});

test("revoking keeps the key in the list, is written down once, and may be repeated", async () => {
  const { key } = await testMerchant();
  const { id } = (await create(key, aKey)).json;
  const revoke = () => call("DELETE", `/v1/api-keys/${id}`, { key });
  const answers = [...(await Promise.all([revoke(), revoke(), revoke()])), await revoke()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map(({ json }) => json.revoked_at)).size).toBe(1);
  const audits = await database.query("SELECT 1 FROM audit_logs WHERE target_id = $1 AND action = 'api_key.revoked'", [
    id,
  ]);
  expect(audits).toHaveLength(1);
});

test("the list is cut by state and walked by cursor, newest first", async () => {
  const { key } = await testMerchant();
  const ids: string[] = [];
  for (let number = 0; number < 5; number++)
    ids.unshift((await create(key, { ...aKey, name: `Key ${number}` })).json.id);
  await call("DELETE", `/v1/api-keys/${ids[1]}`, { key });
  await database.query("UPDATE api_keys SET expires_at = now() - interval '1 hour' WHERE id = $1", [ids[2]]);
  const idsOf = async (query: string) => {
    const { json } = await call("GET", `/v1/api-keys?${query}`, { key });
    return { ids: json.data.map((row) => row.id), next: json.next_cursor };
  };
  expect((await idsOf("state=revoked")).ids).toEqual([ids[1]]);
  expect((await idsOf("state=expired")).ids).toEqual([ids[2]]);
  expect((await idsOf("state=revoked,expired")).ids).toEqual([ids[1], ids[2]]);
  const first = await idsOf("state=working&limit=2");
  expect(first.ids).toEqual([ids[0], ids[3]]);
  expect((await idsOf(`state=working&limit=2&cursor=${first.next}`)).ids[0]).toBe(ids[4]);
});
