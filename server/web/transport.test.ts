import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { EnvError, provideSettings, readSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { apiListener } from "./routes.ts";
import { makeServer } from "./server.ts";

await testDatabase();

const root = fileURLToPath(new URL("../..", import.meta.url));
// Made for these tests and trusted by nobody.
const tls = {
  TLS_CERT_FILE: `${root}/scripts/testing/tls/localhost.crt`,
  TLS_KEY_FILE: `${root}/scripts/testing/tls/localhost.key`,
};
const plain = { TLS_CERT_FILE: "", TLS_KEY_FILE: "", REQUIRE_HTTPS: "", TRUSTED_PROXIES: "", NEXTAUTH_URL: "" };
const api = await apiListener(root);
const close: (() => void)[] = [];

afterEach(() => {
  for (const stop of close.splice(0)) stop();
  provideSettings(plain);
});

async function serve(settings: Record<string, string>) {
  provideSettings({ ...plain, ...settings });
  const server = makeServer(api, (_, response) => response.end("a page"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close.push(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const { request } = settings.TLS_CERT_FILE ? https : http;
  return (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status?: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
      const sent = request({ port, path, headers, rejectUnauthorized: false }, async (response) => {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
      sent.on("error", reject).end();
    });
}

const path = "/v1/webhook-endpoints";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test("with a certificate the product speaks https, and tells browsers to stay with it", async () => {
  const { key } = await testMerchant();
  const ask = await serve({ ...tls, REQUIRE_HTTPS: "true" });
  for (const answer of [await ask(path, bearer(key)), await ask("/sign-in")]) {
    expect([answer.status, answer.headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
  }
});

test("where https is required, a key over plain http is refused with a hint, unread", async () => {
  const { key } = await testMerchant();
  const ask = await serve({ REQUIRE_HTTPS: "true" });
  for (const given of [key, "sg_wrong"]) {
    const { status, text } = await ask(path, bearer(given));
    const { error } = JSON.parse(text);
    expect([status, error.code]).toEqual([403, "HTTPS_REQUIRED"]);
    expect(error.message).toContain("revoke it");
    expect(text).not.toContain(given);
  }
  expect((await ask("/healthz")).status).toBe(200);
});

test("where https is required, pages lead there, to the product's own host only", async () => {
  const ask = await serve({ REQUIRE_HTTPS: "true", NEXTAUTH_URL: "https://api.example.com" });
  const answer = await ask("/conversations?view=open", { host: "evil.example" });
  expect([answer.status, answer.headers.location]).toEqual([308, "https://api.example.com/conversations?view=open"]);
});

test("a proxy that is trusted says whether the client came by https; a client cannot say so itself", async () => {
  const { key } = await testMerchant();
  const headers = { ...bearer(key), "x-forwarded-proto": "https" };
  const forged = await (await serve({ REQUIRE_HTTPS: "true" }))(path, headers);
  expect([forged.status, forged.headers["strict-transport-security"]]).toEqual([403, undefined]);
  const told = await (await serve({ REQUIRE_HTTPS: "true", TRUSTED_PROXIES: "127.0.0.1" }))(path, headers);
  expect([told.status, told.headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
});

test("the allowlist and the log see the client behind a trusted proxy, and never a forged address", async () => {
  const { ctx, key } = await testMerchant();
  const { key: unused } = await createKey(ctx, { name: "Not cached yet", scopes: ["*"] });
  const allowed = { cidr: "198.51.100.7", confirm_lockout: true };
  await call("POST", "/v1/ip-allowlist", { key, body: allowed, peer: "198.51.100.7" });
  const { key: watching } = await testMerchant();
  const forwarded = { "x-forwarded-for": "203.0.113.66, 198.51.100.7" };
  const asked = async (settings: Record<string, string>) => {
    const ask = await serve(settings);
    const answer = await ask(path, { ...bearer(watching), ...forwarded });
    await flushCalls();
    const log = await call("GET", `/v1/request-logs/${answer.headers["x-request-id"]}`, { key: watching });
    return [log.json.address, (await ask("/v1/customers", { ...bearer(unused), ...forwarded })).status];
  };
  expect(await asked({ TRUSTED_PROXIES: "127.0.0.0/8" })).toEqual(["198.51.100.7", 200]);
  expect(await asked({})).toEqual(["127.0.0.1", 403]);
});

test("a client cannot claim an address in the header that the server uses within itself", async () => {
  const { key } = await testMerchant();
  const ask = await serve({});
  const answer = await ask(path, { ...bearer(key), "x-shopguide-peer": "0000 https 198.51.100.7" });
  await flushCalls();
  const log = await call("GET", `/v1/request-logs/${answer.headers["x-request-id"]}`, { key });
  expect(log.json.address).toBe("127.0.0.1");
});

test("a certificate without its key, and a file that is not there, stop the start by name", async () => {
  expect(() => readSettings({ TLS_CERT_FILE: "a.pem" })).toThrow(EnvError);
  expect(() => readSettings({ TLS_CERT_FILE: "a.pem" })).toThrow(/^TLS_KEY_FILE: /);
  await expect(serve({ TLS_CERT_FILE: "/no/such.pem", TLS_KEY_FILE: "/no/such.key" })).rejects.toThrow(/TLS_CERT_FILE/);
});

test("answers of the API may not be sniffed, framed or run", async () => {
  const { key } = await testMerchant();
  const { headers } = await (await serve({}))(path, bearer(key));
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
  });
  expect(headers["strict-transport-security"]).toBeUndefined();
});
