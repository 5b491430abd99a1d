import { existsSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { startIdentityProvider } from "#scripts/testing/identity-provider.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { switchOnCodes } from "#scripts/testing/one-time-codes.ts";
import { sessionHeaders } from "#scripts/testing/session.ts";
import { loadAnswers } from "./web.ts";

await testDatabase();

// Against the built pages, because next-auth runs inside Next; the provider is a server on this machine.
const provider = await startIdentityProvider({ name: "Noor", email: "noor@example.com", verified: true });
const server = http.createServer();
let site = "";

beforeAll(async () => {
  const build = `${process.env.NEXT_DIST_DIR ?? ".next"}/BUILD_ID`;
  if (!existsSync(build)) throw new Error("This test needs a production build. Run: npm run build");
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clientId, url } = provider;
  provideSettings({ NEXTAUTH_URL: site, GOOGLE_ISSUER: url, GITHUB_URL: url });
  provideSettings({ GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: "google's", GITHUB_ID: clientId });
  provideSettings({ GITHUB_SECRET: "github's" });
  server.on("request", (await loadAnswers()).page);
}, 60_000);

afterAll(() => {
  server.close().closeAllConnections();
  provider.close();
});

/** A browser's cookies, and no following of redirects. */
function browser() {
  const cookies = new Map<string, string>();
  const ask = async (url: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  return { ask, session: () => `next-auth.session-token=${cookies.get("next-auth.session-token")}` };
}

/** Goes to the provider and back, as a browser does; answers where it ends. */
async function visit(way: "google" | "github") {
  const { ask, session } = browser();
  const { csrfToken } = (await (await ask(`${site}/api/auth/csrf`)).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, callbackUrl: `${site}/customers`, json: "true" });
  const { url } = (await (await ask(`${site}/api/auth/signin/${way}`, { method: "POST", body })).json()) as {
    url: string;
  };
  const consent = await ask(url);
  const back = await ask(consent.headers.get("location") ?? "");
  const me = await call("GET", "/v1/me", { headers: { cookie: session(), "sec-fetch-site": "same-origin" } });
  return { at: back.headers.get("location")?.replace(site, ""), me };
}

const ways = ["google", "github"] as const;

test.each(ways)("who has an account is let in by %s, with a session like any other", async (way) => {
  const { account } = await testMerchant();
  provider.state.visitor = { name: "Somebody", email: account.user.email.toUpperCase(), verified: true };
  const { at, me } = await visit(way);
  expect(at).toBe("/customers");
  expect(me.json).toMatchObject({ type: "user", user: { id: account.user.id, name: "Owner" } });
  const sessions = await database.query("SELECT address FROM sessions WHERE user_id = $1", [account.user.id]);
  expect(sessions).toHaveLength(1);
});

test.each(ways)("a stranger is not let in by %s, and no account is made", async (way) => {
  provider.state.visitor = { name: "Stranger", email: "stranger@example.com", verified: true };
  const { at, me } = await visit(way);
  expect(at).toBe("/sign-in?error=no_account");
  expect(me.status).toBe(401);
  expect(await database.query("SELECT id FROM users WHERE email = 'stranger@example.com'")).toEqual([]);
});

test.each(ways)("an address that %s has not verified opens nobody's account", async (way) => {
  const { account } = await testMerchant();
  provider.state.visitor = { name: "Impostor", email: account.user.email, verified: false };
  const { at, me } = await visit(way);
  expect([at, me.status]).toEqual(["/sign-in?error=not_verified", 401]);
});

test.each(ways)("who was invited joins by %s with the role of the invitation", async (way) => {
  const { key, account } = await testMerchant();
  const email = `guest-by-${way}@example.com`;
  await call("POST", "/v1/invitations", { key, body: { email, role: "analyst" } });
  provider.state.visitor = { name: "Kit", email, verified: true };
  const { at, me } = await visit(way);
  expect(at).toBe("/customers");
  expect(me.json).toMatchObject({
    user: { name: "Kit", email, role: "analyst" },
    merchant: { id: account.merchant.id },
  });
  const { json } = await call("GET", "/v1/invitations?state=accepted", { key });
  expect(json.data).toMatchObject([{ email, state: "accepted" }]);
  expect((await visit(way)).me.json.user).toEqual({ ...(me.json.user as object), session_id: expect.any(String) });
});

test("an invitation that was withdrawn lets nobody in", async () => {
  const { key } = await testMerchant();
  const email = "withdrawn@example.com";
  const { json } = await call("POST", "/v1/invitations", { key, body: { email, role: "analyst" } });
  await call("DELETE", `/v1/invitations/${json.id}`, { key });
  provider.state.visitor = { name: "Late", email, verified: true };
  expect((await visit("google")).at).toBe("/sign-in?error=no_account");
});

test("a provider does not get around one-time codes", async () => {
  const { account, password } = await testMerchant();
  await switchOnCodes(await sessionHeaders(account), password);
  provider.state.visitor = { name: "Owner", email: account.user.email, verified: true };
  expect((await visit("google")).at).toBe("/sign-in?error=code_wanted");
});

test("an answer that nobody asked for opens nothing", async () => {
  const { account } = await testMerchant();
  provider.state.visitor = { name: "Owner", email: account.user.email, verified: true };
  const forged = await fetch(`${site}/api/auth/callback/google?code=stolen&state=guessed`);
  expect(forged.url).toMatch(/\/sign-in\?.*error=OAuthCallback/);
  const sessions = await database.query("SELECT id FROM sessions WHERE user_id = $1", [account.user.id]);
  expect(sessions).toEqual([]);
});

test("the sign-in page offers both, and says a sentence of ours whatever its address claims", async () => {
  const page = await (await fetch(`${site}/sign-in?error=<b>Pay%20here</b>`)).text();
  expect(page).toContain("Google");
  expect(page).toContain("GitHub");
  expect(page).toContain("Signing in there did not work.");
  expect(page).not.toContain("Pay here");
});
