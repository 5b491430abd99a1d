import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { prisma } from "#lib/db/prisma.ts";
import { makeLink } from "#lib/domain/members/links/service.ts";
import { signIn } from "#lib/domain/members/signing-in/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { appCode, beginCodes, switchOnCodes } from "#scripts/testing/one-time-codes.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";

await testDatabase();
beforeEach(() => database.query("DELETE FROM rate_limits"));

const path = "/v1/me/one-time-codes";

async function person() {
  const { account, password } = await testMerchant();
  return { account, email: account.user.email, password, headers: await sessionHeaders(account) };
}

async function personWithCodes() {
  const someone = await person();
  return { ...someone, ...(await switchOnCodes(someone.headers, someone.password)) };
}

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "let in",
    (error: Error) => error.message,
  );

test("nothing changes at sign-in until a first code has confirmed the app", async () => {
  const { email, password, headers } = await person();
  await beginCodes(headers, password);
  expect(await signIn(email, password, null)).not.toBeNull();
  expect((await call("GET", path, { headers })).json).toMatchObject({ enabled: false, enabled_at: null });
});

test("with codes on, the password alone lets nobody in, and the password with a code does", async () => {
  const { email, password, headers, secret } = await personWithCodes();
  expect((await call("GET", path, { headers })).json).toMatchObject({ enabled: true, recovery_codes_left: 10 });
  expect(await refusal(signIn(email, password, null))).toMatch("authenticator app");
  expect(await refusal(signIn(email, password, null, "000000"))).toMatch("not right");
  expect(await signIn(email, "wrong password", null, appCode(secret, 1))).toBeNull();
  expect(await signIn(email, password, null, appCode(secret, 1))).toMatchObject({ user: { email } });
});

test("a code works once: neither the one that confirmed nor the one that signed in does again", async () => {
  const { email, password, secret, firstCode } = await personWithCodes();
  expect(await refusal(signIn(email, password, null, firstCode))).toMatch("used already");
  const next = appCode(secret, 1);
  const both = await Promise.all([1, 2].map(() => refusal(signIn(email, password, null, next))));
  expect(both.filter((outcome) => outcome === "let in")).toHaveLength(1);
});

test("a recovery code lets in once, in whatever way it is written, and that is in the audit log", async () => {
  const { email, password, headers, recoveryCodes } = await personWithCodes();
  const [code = ""] = recoveryCodes;
  expect(await signIn(email, password, "203.0.113.7", code.replaceAll("-", ""))).not.toBeNull();
  expect(await refusal(signIn(email, password, null, code))).toMatch("not right");
  expect((await call("GET", path, { headers })).json.recovery_codes_left).toBe(9);
  const noted = await database.query("SELECT address FROM audit_logs WHERE action = 'user.recovery_code_used'");
  expect(noted).toEqual([{ address: "203.0.113.7" }]);
});

test("new recovery codes put the ones before out of use", async () => {
  const { email, password, headers, recoveryCodes } = await personWithCodes();
  const body = { current_password: password, code: recoveryCodes[0] };
  const { status, json } = await call("POST", `${path}/recovery-codes`, { headers, body });
  expect(status).toBe(200);
  expect(await refusal(signIn(email, password, null, recoveryCodes[1]))).toMatch("not right");
  expect(await signIn(email, password, null, String((json.recovery_codes as string[])[0]))).not.toBeNull();
});

test("codes are switched off by who has the password and a code, and by nobody else", async () => {
  const { email, password, headers, recoveryCodes } = await personWithCodes();
  const disable = (current_password: string, code = "000000") =>
    call("POST", `${path}/disable`, { headers, body: { current_password, code } });
  expect((await disable("not the password", recoveryCodes[0])).json.error.details).toMatchObject({
    invalid_fields: [{ field: "current_password", code: "wrong" }],
  });
  expect((await disable(password)).json.error.details).toMatchObject({
    invalid_fields: [{ field: "code", code: "wrong" }],
  });
  expect((await disable(password, recoveryCodes[0])).status).toBe(204);
  expect(await signIn(email, password, null)).not.toBeNull();
  expect((await disable(password, recoveryCodes[1])).status).toBe(409);
});

test("codes that are on cannot be replaced by somebody at an unwatched desk", async () => {
  const { headers, password, email, recoveryCodes } = await personWithCodes();
  const again = await call("POST", path, { headers, body: { current_password: password } });
  expect([again.status, again.json.error.code]).toEqual([409, "CONFLICT"]);
  expect(await signIn(email, password, null, recoveryCodes[0])).not.toBeNull();
});

test("codes are not guessed: ten wrong ones, from wherever, and even a right one has to wait", async () => {
  const { email, password, recoveryCodes } = await personWithCodes();
  for (let n = 0; n < 10; n++) await refusal(signIn(email, password, `198.51.100.${n}`, "000000"));
  expect(await refusal(signIn(email, password, "203.0.113.9", recoveryCodes[0]))).toMatch("Too many tries");
});

test("a new password by a mailed link does not get around the codes", async () => {
  const { account, email } = await personWithCodes();
  const purpose = { kind: "password_reset", page: "reset-password", lifetimeMs: 60_000 } as const;
  const subject = { id: account.user.id, merchantId: null };
  const link = await prisma().$transaction((tx) => makeLink(tx, purpose, subject, new Date()));
  const body = { token: link.split("#")[1], new_password: "a horse of another colour" };
  expect((await call("POST", "/v1/password-resets/complete", { body })).status).toBe(204);
  expect(await refusal(signIn(email, body.new_password, null))).toMatch("authenticator app");
});

test("neither the secret nor a recovery code is stored so that it can be read, nor in the audit log", async () => {
  const { secret, recoveryCodes, account } = await personWithCodes();
  const stored = await database.query(
    `SELECT to_jsonb(c)::text AS text FROM one_time_codes c UNION ALL SELECT to_jsonb(r)::text FROM recovery_codes r
     UNION ALL SELECT to_jsonb(a)::text FROM audit_logs a WHERE target_id = $1`,
    [account.user.id],
  );
  const text = JSON.stringify(stored);
  expect(text).toContain("user.one_time_codes_enabled");
  for (const one of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))]) {
    expect(text).not.toContain(one);
  }
});
