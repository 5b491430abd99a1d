import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { signIn } from "#lib/domain/members/signing-in/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();
beforeEach(() => database.query("DELETE FROM rate_limits"));

const password = "a long enough one";
let people = 0;
const someone = () => `guest-${++people}@example.com`;
const tokenOf = (link: unknown) => String(link).split("#")[1] ?? "";

async function shop() {
  const { account, key } = await testMerchant();
  const headers = await sessionHeaders(account);
  const invite = async (email: string, role = "support") =>
    (await call("POST", "/v1/invitations", { headers, body: { email, role } })).json;
  return { account, key, headers, invite };
}

const open = (token: string) => call("POST", "/v1/invitations/open", { body: { token } });
const accept = (body: Record<string, unknown>) =>
  call("POST", "/v1/invitations/accept", { body: { name: "Kit", password, ...body } });

test("an invitation without a mail server comes back as a link, once, of which only a hash is kept", async () => {
  const { invite, headers } = await shop();
  const sent = await invite(someone());
  expect(sent).toMatchObject({ mailed: false, state: "open", role: "support" });
  expect(sent.link).toMatch(/\/accept-invitation#[\w-]{43}$/);
  expect((await call("GET", "/v1/invitations", { headers })).text).not.toContain(tokenOf(sent.link));
  const stored = await database.query("SELECT l.*, a.changes FROM link_tokens l, audit_logs a");
  expect(JSON.stringify(stored)).not.toContain(tokenOf(sent.link));
});

test("an invitation says what it offers before it is accepted", async () => {
  const { account, invite } = await shop();
  const email = someone();
  const { json } = await open(tokenOf((await invite(email, "analyst")).link));
  expect(json).toEqual({
    ...{ email, role: "analyst", merchant_name: account.merchant.name, invited_by: "Owner", has_account: false },
  });
});

test("an invitation makes an account that can sign in with that role, and works once", async () => {
  const { account, invite } = await shop();
  const email = someone();
  const token = tokenOf((await invite(email, "developer")).link);
  const answers = await Promise.all([accept({ token }), accept({ token })]);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect((await accept({ token })).status).toBe(404);
  expect(await signIn(email, password, null)).toMatchObject({
    merchant: { id: account.merchant.id },
    role: "developer",
    user: { name: "Kit" },
  });
});

test("an invitation lets somebody who has an account join with its password, and with no other", async () => {
  const [mine, theirs] = [await shop(), await shop()];
  const { email } = theirs.account.user;
  const token = tokenOf((await mine.invite(email, "support")).link);
  expect((await open(token)).json.has_account).toBe(true);
  expect((await accept({ token, password: "not the password" })).json.error.details).toMatchObject({
    invalid_fields: [{ field: "password", code: "wrong" }],
  });
  expect((await accept({ token, password: "correct horse battery" })).status).toBe(201);

  const merchant_id = mine.account.merchant.id;
  const here = await call("POST", "/v1/me/merchant", { headers: theirs.headers, body: { merchant_id } });
  expect(here.json).toMatchObject({ merchant: { id: merchant_id }, user: { role: "support" } });
  expect((await call("GET", "/v1/api-keys", { headers: theirs.headers })).status).toBe(403);
});

test("an invitation asks a new person for a name and a long enough password", async () => {
  const { invite } = await shop();
  const token = tokenOf((await invite(someone())).link);
  expect((await accept({ token, name: undefined })).json.error.details).toEqual({ missing_fields: ["name"] });
  expect((await accept({ token, password: "short" })).json.error.details).toMatchObject({
    invalid_fields: [{ field: "password" }],
  });
  expect((await accept({ token })).status).toBe(201);
});

test("an invitation that is sent again has a new link, and the old one is dead", async () => {
  const { invite, headers } = await shop();
  const first = await invite(someone());
  const again = (await call("POST", `/v1/invitations/${first.id}/resend`, { headers })).json;
  expect((await open(tokenOf(first.link))).status).toBe(404);
  expect((await open(tokenOf(again.link))).status).toBe(200);
});

test("an invitation that was withdrawn, or is older than a week, opens nothing", async () => {
  const { invite, headers } = await shop();
  const [gone, old] = [await invite(someone()), await invite(someone())];
  expect((await call("DELETE", `/v1/invitations/${gone.id}`, { headers })).status).toBe(204);
  await database.query("UPDATE link_tokens SET expires_at = now() WHERE subject_id = $1", [old.id]);
  expect([(await open(tokenOf(gone.link))).status, (await open(tokenOf(old.link))).status]).toEqual([404, 404]);
  expect((await call("POST", `/v1/invitations/${gone.id}/resend`, { headers })).status).toBe(409);
});

test("an invitation of an address that has one takes its place", async () => {
  const { invite, headers } = await shop();
  const email = someone();
  const [first, second] = [await invite(email), await invite(email, "analyst")];
  const listed = (await call("GET", "/v1/invitations?state=open", { headers })).json.data;
  expect(listed.map(({ id }) => id)).toEqual([second.id]);
  expect((await open(tokenOf(first.link))).status).toBe(404);
});

test("an invitation is not for somebody who is a member", async () => {
  const { account, headers } = await shop();
  const body = { email: account.user.email, role: "support" };
  const { status, json } = await call("POST", "/v1/invitations", { headers, body });
  expect([status, json.error.details]).toMatchObject([409, { invalid_fields: [{ field: "email", code: "taken" }] }]);
});

test("an invitation brings back somebody who was removed", async () => {
  const { invite, headers } = await shop();
  const email = someone();
  const joined = (await accept({ token: tokenOf((await invite(email)).link) })).json;
  await call("DELETE", `/v1/members/${joined.user_id}`, { headers });
  expect(await signIn(email, password, null)).toBeNull();
  expect((await accept({ token: tokenOf((await invite(email, "analyst")).link) })).status).toBe(201);
  expect(await signIn(email, password, null)).toMatchObject({ role: "analyst" });
});

test("who guesses links is slowed down, and who has one is not", async () => {
  const { invite } = await shop();
  const token = tokenOf((await invite(someone())).link);
  for (let n = 0; n < 29; n++) expect((await open(token)).status).toBe(200);
  const guesses = await Promise.all(Array.from({ length: 31 }, (_, n) => open(`guess-${n}`)));
  expect(guesses.map(({ status }) => status).toSorted()).toEqual([...Array(30).fill(404), 429]);
});
