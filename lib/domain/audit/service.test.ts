import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();

/** A shop in which a person and a key have done something. */
async function shop() {
  const { account, key } = await testMerchant();
  const headers = await sessionHeaders(account);
  const body = { name: "Till", scopes: ["conversations:read"] };
  const made = await call("POST", "/v1/api-keys", { headers, body });
  const id = made.json.id;
  await call("PUT", `/v1/api-keys/${id}`, { key, body: { name: "=2+2" }, peer: "203.0.113.7" });
  await call("POST", "/v1/ip-allowlist", { headers, body: { cidr: "192.0.2.0/24" } });
  const list = async (query = "") => (await call("GET", `/v1/audit-logs?${query}`, { key })).json;
  const file = (query: string) => call("GET", `/v1/audit-logs?${query}`, { key });
  return { account, key, id, made, list, file };
}

test("an entry says who did what from where, from what to what, and in which call", async () => {
  const { account, id, list, made } = await shop();
  const { data } = await list(`target_id=${id}`);
  expect(data).toMatchObject([
    {
      actor: { type: "key", name: "Test" },
      address: "203.0.113.7",
      action: "api_key.updated",
      target: { type: "api_key", id },
      changes: { name: { from: "Till", to: "=2+2" } },
    },
    {
      actor: { type: "user", id: account.user.id, name: "Owner" },
      action: "api_key.created",
      request_id: made.headers.get("x-request-id"),
    },
  ]);
});

test.each([
  ["actor_type=user", ["ip_allowlist.added", "api_key.created"]],
  ["action=api_key.updated", ["api_key.updated"]],
  ["action=api_key&actor_type=key", ["api_key.updated"]],
  ["target_type=ip_allowlist_entry", ["ip_allowlist.added"]],
  ["created_before=2020-01-01T00:00:00Z", []],
])("the filter %s leaves %j", async (query, actions) => {
  const { list, account } = await shop();
  const { data } = await list(`${query}&created_after=2020-01-01T00:00:00Z`);
  const own = data.filter(({ target }) => (target as { id: string }).id !== account.merchant.id);
  expect(own.map(({ action }) => action).slice(0, actions.length)).toEqual(actions);
  expect(actions.length > 0 || own.length === 0).toBe(true);
});

test("the pages of a list are the whole of it, each entry once", async () => {
  const { list } = await shop();
  const all = (await list()).data.map(({ id }) => id);
  const walked: string[] = [];
  for (let cursor = ""; ; ) {
    const page = await list(`limit=2${cursor && `&cursor=${cursor}`}`);
    walked.push(...page.data.map(({ id }) => id));
    if (!page.has_more) break;
    cursor = page.next_cursor;
  }
  expect(walked).toEqual(all);
});

test("as CSV every entry is one line, and a name is no formula", async () => {
  const { account, file } = await shop();
  await database.query(
    `INSERT INTO audit_logs (merchant_id, id, actor_type, actor_id, actor_name, action, target_type, target_id, changes)
     SELECT $1, 'aud_' || n, 'user', 'usr_1', '=HYPERLINK("http://evil.example")', 'x', 'thing', 'thing_' || n, '{}'
     FROM generate_series(1, 1200) n`,
    [account.merchant.id],
  );
  const { headers, text } = await file("format=csv&target_type=thing");
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="audit-log-\d{4}-\d\d-\d\d\.csv"$/);
  const lines = text.split("\r\n");
  expect(lines[0]).toMatch(/^created_at,action,actor_type,actor_id,actor_name,address,/);
  expect(lines).toHaveLength(1202);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(new Set(lines).size).toBe(1202);
});

test("as JSON Lines every entry is as in the list", async () => {
  const { file, list } = await shop();
  const { text, headers } = await file("format=jsonl");
  expect(headers.get("content-type")).toBe("application/jsonl; charset=utf-8");
  const entries = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(entries).toEqual((await list()).data);
});

test("another merchant's entries are in no list and no file", async () => {
  const [mine, theirs] = [await shop(), await shop()];
  expect((await mine.list(`target_id=${theirs.id}`)).data).toEqual([]);
  expect((await mine.file("format=jsonl")).text).not.toContain(theirs.id);
});
