import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { signIn } from "#lib/domain/members/signing-in/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { startMailbox } from "#scripts/testing/mailbox.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();
const letters = await startMailbox();
beforeEach(() => database.query("DELETE FROM rate_limits"));

const chosen = "a horse of another colour";

async function member() {
  const { account, password, key } = await testMerchant();
  return { account, password, key, headers: await sessionHeaders(account) };
}

const ask = (email: string) => call("POST", "/v1/password-resets", { body: { email } });
const choose = (token: string, new_password = chosen) =>
  call("POST", "/v1/password-resets/complete", { body: { token, new_password } });

async function linkMailedTo(email: string): Promise<string> {
  const count = letters.length;
  expect((await ask(email)).status).toBe(202);
  const { text } = await eventually(() => letters.slice(count).find(({ to }) => to === email));
  return /\/reset-password#([\w-]{43})/.exec(text)?.[1] ?? "";
}

test("a password is changed by who knows it, and the other sessions end", async () => {
  const { account, password, headers } = await member();
  const elsewhere = await sessionHeaders(account);
  const change = (current_password: string) =>
    call("POST", "/v1/me/password", { headers, body: { current_password, new_password: chosen } });
  expect((await change("not the password")).json.error.details).toMatchObject({
    invalid_fields: [{ field: "current_password", code: "wrong" }],
  });
  expect((await change(password)).status).toBe(204);
  expect(await signIn(account.user.email, password, null)).toBeNull();
  expect(await signIn(account.user.email, chosen, null)).not.toBeNull();
  expect((await call("GET", "/v1/me", { headers })).status).toBe(200);
  expect((await call("GET", "/v1/me", { headers: elsewhere })).status).toBe(401);
});

test("a key changes nobody's password", async () => {
  const { key, password } = await member();
  const body = { current_password: password, new_password: chosen };
  expect((await call("POST", "/v1/me/password", { key, body })).json.error.code).toBe("INSUFFICIENT_SCOPE");
});

test("a forgotten password is replaced through a mailed link, which works once and ends every session", async () => {
  const { account, password, headers } = await member();
  const token = await linkMailedTo(account.user.email);
  expect((await choose(token)).status).toBe(204);
  expect((await choose(token, "yet another one")).status).toBe(404);
  expect(await signIn(account.user.email, chosen, null)).not.toBeNull();
  expect(await signIn(account.user.email, password, null)).toBeNull();
  expect((await call("GET", "/v1/me", { headers })).status).toBe(401);
});

test("a second link makes the first one useless, and after an hour none works", async () => {
  const { account } = await member();
  const [first, second] = [await linkMailedTo(account.user.email), await linkMailedTo(account.user.email)];
  expect((await choose(first)).status).toBe(404);
  await database.query("UPDATE link_tokens SET expires_at = expires_at - interval '1 hour'");
  expect((await choose(second)).status).toBe(404);
});

test("asking for an address that nobody has is answered the same, and mails nobody", async () => {
  const { account } = await member();
  const count = letters.length;
  const [known, unknown] = [await ask(account.user.email), await ask("nobody@example.com")];
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
  await eventually(() => letters.length > count);
  expect(letters.slice(count).map(({ to }) => to)).toEqual([account.user.email]);
});

test("nobody's mailbox is filled: the fourth wish within a quarter of an hour is refused", async () => {
  const { account } = await member();
  const answers = [];
  for (let n = 0; n < 4; n++) answers.push((await ask(account.user.email)).status);
  expect(answers).toEqual([202, 202, 202, 429]);
});

test("the log tells that a password was changed and reset, and nothing of it", async () => {
  const { account, password, headers } = await member();
  const body = { current_password: password, new_password: chosen };
  await call("POST", "/v1/me/password", { headers, body });
  await choose(await linkMailedTo(account.user.email));
  const rows = await database.query<{ action: string; changes: object }>(
    "SELECT action, changes FROM audit_logs WHERE target_id = $1 ORDER BY id",
    [account.user.id],
  );
  expect(rows).toEqual([
    { action: "user.password_changed", changes: {} },
    { action: "user.password_reset", changes: {} },
  ]);
});

test("with a mail server an invitation is mailed, and its link is in no answer", async () => {
  const { headers } = await member();
  const body = { email: "guest@example.com", role: "support" };
  const sent = await call("POST", "/v1/invitations", { headers, body });
  expect(sent.json).toMatchObject({ mailed: true, link: null });
  expect(letters.find(({ to }) => to === "guest@example.com")?.text).toMatch(/\/accept-invitation#[\w-]{43}/);
});
