import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import type { Role } from "#lib/domain/members/contract.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();

let people = 0;

/** A shop with its owner, and a way to let others in. */
async function shop() {
  const { account, key } = await testMerchant();
  const owner = { id: account.user.id, headers: await sessionHeaders(account) };
  const join = async (role: Role) => {
    const email = `colleague-${++people}@example.com`;
    const { json } = await call("POST", "/v1/invitations", { headers: owner.headers, body: { email, role } });
    const token = String(json.link).split("#")[1];
    const body = { token, name: "Kit", password: "a long enough one" };
    const joined = await call("POST", "/v1/invitations/accept", { body });
    const id = String(joined.json.user_id);
    return { id, email, headers: await sessionHeaders({ user: { id }, merchant: account.merchant }) };
  };
  return { account, key, owner, join };
}

type Person = { headers: Record<string, string> };

const setRole = (by: Person, id: string, role: Role) =>
  call("PUT", `/v1/members/${id}`, { headers: by.headers, body: { role } });
const remove = (by: Person, id: string) => call("DELETE", `/v1/members/${id}`, { headers: by.headers });
const statusOf = async (person: Person) => (await call("GET", "/v1/conversations", { headers: person.headers })).status;

test("members are listed with their roles, page by page, and those who left are not", async () => {
  const { owner, join } = await shop();
  const [analyst, support] = [await join("analyst"), await join("support")];
  await remove(owner, analyst.id);
  const first = (await call("GET", "/v1/members?limit=1", { headers: owner.headers })).json;
  expect(first).toMatchObject({ data: [{ user_id: owner.id, role: "owner" }], has_more: true });
  const next = await call("GET", `/v1/members?limit=1&cursor=${first.next_cursor}`, { headers: owner.headers });
  expect(next.json).toMatchObject({ data: [{ user_id: support.id, email: support.email }], has_more: false });
});

test("a new role counts from the next call on, and the log says who gave it", async () => {
  const { owner, join } = await shop();
  const support = await join("support");
  expect((await setRole(owner, support.id, "analyst")).json.role).toBe("analyst");
  const tried = await call("POST", "/v1/conversations", { headers: support.headers, body: {} });
  expect(tried.json.error.code).toBe("INSUFFICIENT_SCOPE");
  const rows = await database.query("SELECT actor_id, changes FROM audit_logs WHERE action = 'member.role_changed'");
  expect(rows).toContainEqual({ actor_id: owner.id, changes: { role: { from: "support", to: "analyst" } } });
});

test("a removed member is out at once, here only", async () => {
  const { owner, join } = await shop();
  const support = await join("support");
  expect(await statusOf(support)).toBe(200);
  expect((await remove(owner, support.id)).status).toBe(204);
  expect(await statusOf(support)).toBe(401);
});

test("the last owner can neither leave nor become less", async () => {
  const { owner, join } = await shop();
  expect((await remove(owner, owner.id)).json.error.details.reason).toBe("last_owner");
  expect((await setRole(owner, owner.id, "admin")).status).toBe(409);
  await join("owner");
  expect((await remove(owner, owner.id)).status).toBe(204);
});

test("two owners who remove each other in the same moment leave one", async () => {
  const { account, owner, join } = await shop();
  const second = await join("owner");
  await Promise.all([remove(owner, second.id), remove(second, owner.id)]);
  const [row] = await database.query<{ owners: number }>(
    "SELECT count(*)::int AS owners FROM memberships WHERE merchant_id = $1 AND role = 'owner' AND status = 'active'",
    [account.merchant.id],
  );
  expect(row?.owners).toBe(1);
});

test("only an owner makes owners, unmakes them and invites them", async () => {
  const { owner, key, join } = await shop();
  const [admin, support] = [await join("admin"), await join("support")];
  const refused = [
    await setRole(admin, support.id, "owner"),
    await setRole(admin, owner.id, "support"),
    await remove(admin, owner.id),
    await call("POST", "/v1/invitations", { headers: admin.headers, body: { email: "x@example.com", role: "owner" } }),
    await call("PUT", `/v1/members/${support.id}`, { key, body: { role: "owner" } }),
  ];
  for (const { status, json } of refused) expect([status, json.error.code]).toEqual([403, "INSUFFICIENT_SCOPE"]);
  expect((await setRole(admin, support.id, "developer")).status).toBe(200);
  expect((await setRole(owner, support.id, "owner")).status).toBe(200);
});

test("a key gives no role that may do more than itself, and takes none away", async () => {
  const { owner, join } = await shop();
  const [admin, support] = [await join("admin"), await join("support")];
  const scopes = ["members:write", "conversations:write", "customers:write", "analytics:write", "exports:write"];
  const body = { name: "Staff", scopes: [...scopes, "events:read", "inventory:read", "merchant:read"] };
  const { json } = await call("POST", "/v1/api-keys", { headers: owner.headers, body });
  const key = String(json.key);
  const put = (id: string, role: Role) => call("PUT", `/v1/members/${id}`, { key, body: { role } });
  expect([(await put(support.id, "admin")).status, (await put(admin.id, "support")).status]).toEqual([403, 403]);
  expect((await put(support.id, "analyst")).status).toBe(200);
});

test.each(["developer", "analyst", "support"] as const)("the role %s neither invites nor removes", async (role) => {
  const { owner, join } = await shop();
  const person = await join(role);
  expect((await remove(person, owner.id)).status).toBe(403);
  const body = { email: "y@example.com", role: "support" };
  expect((await call("POST", "/v1/invitations", { headers: person.headers, body })).status).toBe(403);
});
