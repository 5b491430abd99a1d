import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();

/** A shop whose list lets the tests themselves in. */
async function shop() {
  const { key } = await testMerchant();
  const add = (body: unknown) => call("POST", "/v1/ip-allowlist", { key, body });
  await add({ cidr: "192.0.2.0/24" });
  return { key, add, list: async () => (await call("GET", "/v1/ip-allowlist", { key })).json };
}

test("an entry is kept in its canonical form with its note", async () => {
  const { add, list } = await shop();
  const { status, json } = await add({ cidr: " 203.0.113.77/24 ", note: "Office" });
  expect(status).toBe(201);
  expect((await list()).data[0]).toEqual(json);
  expect(json).toMatchObject({ cidr: "203.0.113.0/24", note: "Office" });
});

test("the list tells where the call came from", async () => {
  expect((await (await shop()).list()).your_address).toBe("192.0.2.1");
});

test.each(["", "everywhere", "203.0.113", "203.0.113.7/33", "1.2.3.4, 5.6.7.8"])("%j is no entry", async (cidr) => {
  const { status, json } = await (await shop()).add({ cidr });
  expect(status).toBe(400);
  expect(json.error.details).toMatchObject({ invalid_fields: [{ field: "cidr" }] });
});

test("the same subnet is on the list once, however it is written and however many add it at once", async () => {
  const { add, list } = await shop();
  const answers = await Promise.all(
    ["2001:db8::/32", "2001:DB8:0::/32", "2001:db8:1::5/32"].map((cidr) => add({ cidr })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.json.error.message).toBe("2001:db8::/32 is on the list already.");
  expect((await list()).data).toHaveLength(2);
});

test("an entry is removed once, and both steps are written down", async () => {
  const { key, add } = await shop();
  const { id } = (await add({ cidr: "203.0.113.7" })).json;
  const remove = () => call("DELETE", `/v1/ip-allowlist/${id}`, { key });
  const answers = await Promise.all([remove(), remove(), remove()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404, 404]);
  const audits = await database.query<{ action: string }>(
    "SELECT action FROM audit_logs WHERE target_id = $1 ORDER BY id",
    [id],
  );
  expect(audits.map(({ action }) => action)).toEqual(["ip_allowlist.added", "ip_allowlist.removed"]);
});

test("another merchant's entry is not there to be removed", async () => {
  const [mine, theirs] = [await shop(), await shop()];
  const { id } = (await theirs.add({ cidr: "203.0.113.7" })).json;
  expect((await call("DELETE", `/v1/ip-allowlist/${id}`, { key: mine.key })).status).toBe(404);
  expect((await theirs.list()).data).toHaveLength(2);
});

test("a key cannot shut itself out with the first entry, unless it says that it means it", async () => {
  const { key } = await testMerchant();
  const add = (body: object) => call("POST", "/v1/ip-allowlist", { key, body: { cidr: "203.0.113.7", ...body } });
  const refused = await add({});
  expect(refused.status).toBe(409);
  expect(refused.json.error.details).toMatchObject({
    reason: "would_lock_out",
    address: "192.0.2.1",
    invalid_fields: [{ field: "confirm_lockout", code: "confirmation_required" }],
  });
  expect((await call("GET", "/v1/ip-allowlist", { key })).json.data).toEqual([]);
  expect((await add({ confirm_lockout: true })).status).toBe(201);
});

test("a key cannot shut itself out by removing the entry that lets it in", async () => {
  const { key, add, list } = await shop();
  await add({ cidr: "203.0.113.7" });
  const own = (await list()).data.find(({ cidr }) => cidr === "192.0.2.0/24");
  const remove = (query = "") => call("DELETE", `/v1/ip-allowlist/${own?.id}${query}`, { key });
  expect((await remove()).json.error.details).toMatchObject({ reason: "would_lock_out" });
  expect((await list()).data).toHaveLength(2);
  expect((await remove("?confirm_lockout=true")).status).toBe(204);
});

test("the last entry can go without a word: the empty list lets everybody in", async () => {
  const { key, list } = await shop();
  expect((await call("DELETE", `/v1/ip-allowlist/${(await list()).data[0]?.id}`, { key })).status).toBe(204);
});

test("two removals in the same moment cannot together shut out the key that makes them", async () => {
  const { key, add, list } = await shop();
  await add({ cidr: "192.0.2.1" });
  await add({ cidr: "203.0.113.7" });
  const own = (await list()).data.filter(({ cidr }) => String(cidr).startsWith("192.0.2."));
  const answers = await Promise.all(own.map(({ id }) => call("DELETE", `/v1/ip-allowlist/${id}`, { key })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
});

test("a person in the dashboard is not held to the list, so nothing is to be confirmed", async () => {
  const { account } = await testMerchant();
  const headers = await sessionHeaders(account);
  expect((await call("POST", "/v1/ip-allowlist", { headers, body: { cidr: "203.0.113.7" } })).status).toBe(201);
  expect((await call("GET", "/v1/ip-allowlist", { headers })).status).toBe(200);
});

test("a list takes a thousand entries and says so at the next", async () => {
  const { key, account } = await testMerchant();
  await database.query(
    `INSERT INTO ip_allowlist (merchant_id, id, cidr) SELECT $1, 'ipa_' || n, '192.0.' || n / 250 || '.' || n % 250 || '/32'
     FROM generate_series(500, 1499) n`,
    [account.merchant.id],
  );
  const { status, json } = await call("POST", "/v1/ip-allowlist", { key, body: { cidr: "203.0.113.7" } });
  expect([status, json.error.details]).toEqual([409, { limit: 1000 }]);
});
