import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/http/errors.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { signIn } from "./signing-in/service.ts";
import { countSignIn } from "./throttle.ts";

await testDatabase();
beforeEach(() => database.query("DELETE FROM rate_limits"));

const home = "192.0.2.10";
let people = 0;

function newcomer(changes: Record<string, unknown> = {}) {
  people += 1;
  const email = `Person-${people}@Example.com`;
  return { name: "Mira", email, password: "a long enough one", merchant_name: "Alder & Finch", ...changes };
}

const signUp = (body: unknown, peer = home) => call("POST", "/v1/sign-up", { body, peer });

const refusalOf = (tried: Promise<unknown>) =>
  tried.then(
    () => null,
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );

describe("signing up", () => {
  test("makes a shop and its owner, who can sign in at once", async () => {
    const person = newcomer({ time_zone: "Europe/Lisbon", currency: "GBP" });
    const { status, json } = await signUp(person);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      user: { name: "Mira", email: person.email.toLowerCase() },
      merchant: { name: "Alder & Finch", slug: "alder-finch", time_zone: "Europe/Lisbon", currency: "GBP" },
      role: "owner",
    });
    expect(await signIn(person.email.toLowerCase(), person.password, home)).toEqual(json);
  });

  test("keeps nothing of the password but an argon2id hash", async () => {
    const person = newcomer();
    const { json } = await signUp(person);
    const [user] = await database.query<{ password_hash: string }>("SELECT * FROM users WHERE id = $1", [
      (json.user as { id: string }).id,
    ]);
    expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(user)).not.toContain(person.password);
  });

  test("with an address that is taken says so at the field, whatever its case", async () => {
    const person = newcomer();
    await signUp(person);
    const again = await signUp({ ...person, email: person.email.toUpperCase() });
    expect(again.status).toBe(409);
    expect(again.json.error).toMatchObject({ details: { invalid_fields: [{ field: "email", code: "taken" }] } });
  });

  test("twice in the same moment makes one account and answers the other with the same error", async () => {
    const person = newcomer();
    const answers = await Promise.all([1, 2, 3, 4].map(() => signUp(person)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409]);
    const later = await signUp(person);
    for (const { status, json } of answers) if (status === 409) expect(json.error).toEqual(later.json.error);
  });

  test("shops of the same name get slugs of their own, also in the same moment", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => signUp(newcomer({ merchant_name: "Twin" }))));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ json }) => (json.merchant as { slug: string }).slug)).size).toBe(3);
  });

  test.each(["Asia/Kolkata", "Asia/Calcutta", "Europe/Kyiv", "UTC"])("knows the time zone %s", async (time_zone) => {
    expect((await signUp(newcomer({ time_zone }))).status).toBe(201);
  });

  test.each(["+05:30", "Mars/Base", ""])("refuses the time zone %j", async (time_zone) => {
    expect((await signUp(newcomer({ time_zone }))).json.error.details).toMatchObject({
      invalid_fields: [{ field: "time_zone" }],
    });
  });

  test("names every field that is wrong", async () => {
    const { status, json } = await signUp({ email: "nobody", password: "short", time_zone: "Mars/Base" });
    expect(status).toBe(400);
    expect(json.error.details).toMatchObject({
      missing_fields: ["name", "merchant_name"],
      invalid_fields: [{ field: "email" }, { field: "password" }, { field: "time_zone" }],
    });
  });

  test("from one address is slowed down after twenty accounts", async () => {
    await database.query("INSERT INTO rate_limits VALUES ($1, 20, $2)", [
      `sign-up-address:${home}`,
      Date.now() + 60_000,
    ]);
    const refused = await signUp(newcomer());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await signUp(newcomer(), "192.0.2.11")).status).toBe(201);
  });
});

describe("signing in", () => {
  const fail = (email: string, times: number, address = home) =>
    Promise.all(Array.from({ length: times }, () => signIn(email, "not the password", address)));

  test("answers a wrong password and an unknown address alike", async () => {
    const { account } = await testMerchant();
    expect(await signIn(account.user.email, "not the password", home)).toBeNull();
    expect(await signIn("nobody@example.com", "not the password", home)).toBeNull();
  });

  test("is refused after five failures, right password or not, and says how long to wait", async () => {
    const { account, password } = await testMerchant();
    await fail(account.user.email, 5);
    const refusal = await refusalOf(signIn(account.user.email, password, home));
    expect(refusal).toMatchObject({ code: "RATE_LIMITED", headers: { "retry-after": "300" } });
    expect(refusal?.message).toBe("Too many tries. Wait 5 minutes and try again.");
  });

  test("counts people that do not exist in the same way", async () => {
    await fail("nobody@example.com", 5);
    expect(await refusalOf(fail("nobody@example.com", 1))).toMatchObject({ code: "RATE_LIMITED" });
  });

  test("lets a person in from elsewhere while a stranger is slowed down", async () => {
    const { account, password } = await testMerchant();
    await fail(account.user.email, 5, "203.0.113.66");
    expect(await signIn(account.user.email, password, home)).toMatchObject({ user: account.user });
  });

  test("looks at five passwords at most when many are tried at once", async () => {
    const { account } = await testMerchant();
    const tries = Array.from({ length: 30 }, () => signIn(account.user.email, "not the password", home));
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  test("forgets the failures after a success", async () => {
    const { account, password } = await testMerchant();
    await fail(account.user.email, 4);
    expect(await signIn(account.user.email, password, home)).not.toBeNull();
    await fail(account.user.email, 4);
    expect(await signIn(account.user.email, password, home)).not.toBeNull();
  });

  test("is possible again when the wait is over", async () => {
    const { account, password } = await testMerchant();
    await fail(account.user.email, 5);
    await refusalOf(signIn(account.user.email, password, home));
    await database.query("UPDATE rate_limits SET expire = $1", [Date.now() - 1]);
    expect(await signIn(account.user.email, password, home)).not.toBeNull();
  });

  test("slows down an address that tries many people, and nobody else", async () => {
    for (let person = 0; person < 50; person++) await countSignIn(`person-${person}@example.com`, home);
    expect(await refusalOf(countSignIn("one-more@example.com", home))).toMatchObject({ code: "RATE_LIMITED" });
    await countSignIn("one-more@example.com", "192.0.2.11");
  });

  test("is over for a member who was removed", async () => {
    const { account, password } = await testMerchant();
    await database.query("UPDATE memberships SET status = 'removed' WHERE user_id = $1", [account.user.id]);
    expect(await signIn(account.user.email, password, home)).toBeNull();
  });
});
