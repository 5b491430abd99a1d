import { createPublicKey, verify } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { Webhook } from "standardwebhooks";
import { afterAll, expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { makeCertificates } from "#scripts/testing/certificates.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { getDelivery, listDeliveries } from "../deliveries/service.ts";
import { assertCertificate } from "../endpoints/policy/certificates.ts";
import { createEndpoint, rotateSecret, updateEndpoint } from "../endpoints/service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

startSending(16);
const servers: http.Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

async function listening(server: http.Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

type Authentication = NonNullable<Parameters<typeof createEndpoint>[1]["authentication"]>;

async function shop(url: string, authentication?: Authentication, more: object = {}) {
  const { ctx, key } = await testMerchant();
  const retry_schedule = { preset: "own" as const, delays_seconds: [] };
  const rest = { event_types: ["*" as const], status: "enabled" as const, timeout_seconds: 2, metadata: {}, ...more };
  return { ctx, key, endpoint: await createEndpoint(ctx, { ...rest, url, retry_schedule, authentication }) };
}

/** Publishes an event and answers with its delivery once that is over. */
async function delivered(ctx: Ctx) {
  const before = await all(ctx);
  await publish(database, ctx.merchantId, [{ type: "conversation.started", data: { n: 1 } }], ctx.now());
  announce();
  const found = await eventually(async () =>
    (await all(ctx)).find(({ id, status }) => /succeeded|failed/.test(status) && !before.some((old) => old.id === id)),
  );
  return getDelivery(ctx, found.id);
}

const all = async (ctx: Ctx) =>
  JSON.parse((await listDeliveries(ctx, { limit: 100 } as never)).text).data as { id: string; status: string }[];

type Grant = { body: URLSearchParams; authorization: string | undefined };

/** A token endpoint that gives out numbered tokens until it is told otherwise. */
async function startTokens() {
  const grants: Grant[] = [];
  const set = {
    answer: (count: number): [number, unknown] => [
      200,
      { access_token: `t${count}`, token_type: "bearer", expires_in: 3600 },
    ],
  };
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    grants.push({ body: new URLSearchParams(body), authorization: request.headers.authorization });
    const [status, answer] = set.answer(grants.length);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  return { url: `http://127.0.0.1:${await listening(server)}/token`, grants, set };
}

const oauth = (token_url: string, more: object = {}): Authentication => ({
  type: "oauth2",
  token_url,
  client_id: "shop guide",
  client_secret: "s3cret:of the client",
  scope: "hooks write",
  audience: null,
  client_authentication: "basic",
  ...more,
});

test("a token is fetched by client credentials, sent along, kept for the next delivery, and never shown", async () => {
  const tokens = await startTokens();
  const receiver = await startReceiver();
  const { ctx, endpoint, key } = await shop(receiver.url, oauth(tokens.url));
  const [first] = [await delivered(ctx), await delivered(ctx)];
  expect(receiver.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t1"]);
  expect(tokens.grants).toHaveLength(1);
  const [grant] = tokens.grants;
  expect(Object.fromEntries(grant?.body ?? [])).toEqual({ grant_type: "client_credentials", scope: "hooks write" });
  const pair = Buffer.from((grant?.authorization ?? "").slice(6), "base64").toString();
  expect(pair).toBe("shop+guide:s3cret%3Aof+the+client");
  expect(first.attempts[0].request.headers.authorization).toBe("Bearer •••");
  const shown = JSON.stringify((await call("GET", `/v1/webhook-endpoints/${endpoint.id}`, { key })).json);
  const stored = JSON.stringify(await database.query("SELECT * FROM webhook_endpoints"));
  expect(shown).toContain(tokens.url);
  expect(shown + stored).not.toContain("s3cret");
});

test("where the server wants it, id and secret go into the body, with an audience", async () => {
  const tokens = await startTokens();
  const receiver = await startReceiver();
  const { ctx } = await shop(receiver.url, oauth(tokens.url, { client_authentication: "body", audience: "hooks" }));
  await delivered(ctx);
  expect(Object.fromEntries(tokens.grants[0]?.body ?? [])).toMatchObject({
    client_id: "shop guide",
    audience: "hooks",
  });
  expect(tokens.grants[0]?.authorization).toBeUndefined();
});

test("a kept token that the receiver no longer takes is replaced once within the attempt", async () => {
  const tokens = await startTokens();
  const receiver = await startReceiver();
  const { ctx } = await shop(receiver.url, oauth(tokens.url));
  await delivered(ctx);
  receiver.answerWith((response, { headers }) =>
    response.writeHead(headers.authorization === "Bearer t2" ? 200 : 401).end(),
  );
  expect(await delivered(ctx)).toMatchObject({ status: "succeeded", attempt_count: 1 });
  receiver.answerWith((response) => response.writeHead(401).end());
  expect(await delivered(ctx)).toMatchObject({ status: "failed", last_error: { code: "http_refused" } });
  expect(tokens.grants).toHaveLength(3);
});

test("a token near its end is not used any more", async () => {
  const tokens = await startTokens();
  tokens.set.answer = (count) => [200, { access_token: `t${count}`, token_type: "bearer", expires_in: 0 }];
  const receiver = await startReceiver();
  const { ctx } = await shop(receiver.url, oauth(tokens.url));
  await delivered(ctx);
  await delivered(ctx);
  expect(receiver.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
});

test("what goes wrong at the token endpoint is told apart, each with its remedy, and nothing is sent", async () => {
  const tokens = await startTokens();
  const receiver = await startReceiver();
  const { ctx, endpoint } = await shop(receiver.url, oauth(tokens.url));
  const cases: [number, unknown, string, RegExp][] = [
    [401, { error: "invalid_client", error_description: "who?" }, "token_refused", /invalid_client \(who\?\)/],
    [400, { error: "invalid_scope" }, "token_refused", /invalid_scope/],
    [503, {}, "token_unreachable", /503 Service Unavailable/],
    [200, { nothing: true }, "token_invalid", /did not answer with a token/],
    [302, {}, "token_invalid", /did not answer with a token/],
  ];
  for (const [status, answer, code, message] of cases) {
    tokens.set.answer = () => [status, answer];
    const delivery = await delivered(ctx);
    expect(delivery.last_error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(delivery.remedy).toMatch(/token|client id/);
  }
  await updateEndpoint(ctx, endpoint.id, { authentication: oauth("http://127.0.0.1:9/token") });
  expect((await delivered(ctx)).last_error).toMatchObject({
    code: "token_unreachable",
    message: "There is no token to send with: Nothing accepts connections at 127.0.0.1:9.",
  });
  expect(receiver.received).toHaveLength(0);
});

test("a token address that may not be reached is refused when it is saved", async () => {
  const { key, endpoint } = await shop((await startReceiver()).url);
  const authentication = { ...oauth("https://10.0.0.1/token"), scope: undefined, audience: undefined };
  const { status, json } = await call("PUT", `/v1/webhook-endpoints/${endpoint.id}`, { key, body: { authentication } });
  expect(status).toBe(400);
  expect(json.error.details.invalid_fields).toMatchObject([{ field: "authentication.token_url" }]);
});

const { read, strictServer } = makeCertificates();

test("a receiver that asks for a client certificate gets ours, and one that lacks it is told why", async () => {
  const peers: string[] = [];
  const options = {
    key: read("server.key"),
    cert: read("server.pem"),
    ca: read("authority.pem"),
    requestCert: true,
    rejectUnauthorized: true,
  };
  const port = await listening(
    https.createServer(options, (request, response) => {
      peers.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      request.resume().on("end", () => response.end("ok"));
    }),
  );
  const certificate = { certificate: read("client.pem"), key: read("client.key"), ca: read("authority.pem") };
  const { ctx, key, endpoint } = await shop(`https://127.0.0.1:${port}/`, {
    type: "client_certificate",
    ...certificate,
  });
  expect(await delivered(ctx)).toMatchObject({ status: "succeeded" });
  expect(peers).toEqual(["client"]);
  const { json } = await call("GET", `/v1/webhook-endpoints/${endpoint.id}`, { key });
  expect(json.authentication).toMatchObject({
    type: "client_certificate",
    subject: "CN=client",
    issuer: "CN=authority",
  });
  expect(Date.parse((json.authentication as { expires_at: string }).expires_at) - Date.now()).toBeGreaterThan(
    19 * 86_400_000,
  );
  const stored = JSON.stringify(await database.query("SELECT * FROM webhook_endpoints"));
  expect(stored).not.toContain("PRIVATE KEY");

  await updateEndpoint(ctx, endpoint.id, { url: `https://127.0.0.1:${await strictServer()}/` });
  const strange = { certificate: read("stranger.pem"), key: read("stranger.key"), ca: read("authority.pem") };
  await updateEndpoint(ctx, endpoint.id, { authentication: { type: "client_certificate", ...strange } });
  expect(await delivered(ctx)).toMatchObject({ status: "failed", last_error: { code: "client_certificate_refused" } });
});

test("a certificate that could not be used is refused when it is saved, and the field is named", async () => {
  const { key, endpoint } = await shop((await startReceiver()).url);
  const given = { type: "client_certificate", certificate: read("client.pem"), key: read("client.key") };
  for (const [change, field, words] of [
    [{ certificate: "nonsense" }, "certificate", /PEM/],
    [{ key: read("server.key") }, "key", /another certificate/],
    [{ key: read("locked.key") }, "key", /password/],
    [{ key: "nonsense" }, "key", /PEM/],
    [{ ca: "nonsense" }, "ca", /PEM/],
  ] as const) {
    const body = { authentication: { ...given, ...change } };
    const { status, json } = await call("PUT", `/v1/webhook-endpoints/${endpoint.id}`, { key, body });
    expect(status).toBe(400);
    expect(json.error.details.invalid_fields).toMatchObject([
      { field: `authentication.${field}`, message: expect.stringMatching(words) },
    ]);
  }
});

/** As the specification says: ed25519 over `id.timestamp.body`, with the 32 bytes that follow `whpk_`. */
function acceptedByKey(publicKey: string, body: string, headers: Record<string, string>): boolean {
  const x = Buffer.from(publicKey.replace(/^whpk_/, ""), "base64");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: x.toString("base64url") }, format: "jwk" });
  const content = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
  return String(headers["webhook-signature"])
    .split(" ")
    .filter((signature) => signature.startsWith("v1a,"))
    .some((signature) => verify(null, content, key, Buffer.from(signature.slice(4), "base64")));
}

test("a certificate that has expired is refused", () => {
  const given = {
    type: "client_certificate" as const,
    certificate: read("client.pem"),
    key: read("client.key"),
    ca: null,
  };
  expect(() => assertCertificate(given, new Date())).not.toThrow();
  expect(() => assertCertificate(given, new Date("2100-01-01"))).toThrow("It has expired on");
});

test("v1a signatures verify with the public key alone, beside v1, also while a replaced key lasts", async () => {
  const receiver = await startReceiver();
  const { ctx, endpoint } = await shop(receiver.url, undefined, { asymmetric_signature: true });
  expect(Buffer.from((endpoint.public_key ?? "").slice(5), "base64")).toHaveLength(32);
  await delivered(ctx);
  const after = await rotateSecret(ctx, endpoint.id, { overlap_hours: 1 });
  await delivered(ctx);
  const ended = await rotateSecret(ctx, endpoint.id, { overlap_hours: 0 });
  await delivered(ctx);
  const accepted = receiver.received.map(({ body, headers }) =>
    [endpoint, after, ended].map((one) => acceptedByKey(one.public_key ?? "", body, headers)),
  );
  expect(accepted).toEqual([
    [true, false, false],
    [true, true, false],
    [false, false, true],
  ]);
  const [first] = receiver.received;
  expect(new Webhook(endpoint.secret).verify(first?.body ?? "", first?.headers ?? {})).toBeTruthy();
  expect(acceptedByKey(endpoint.public_key ?? "", `${first?.body} `, first?.headers ?? {})).toBe(false);
  await updateEndpoint(ctx, endpoint.id, { asymmetric_signature: false });
  await delivered(ctx);
  expect(receiver.received.at(-1)?.headers["webhook-signature"]).not.toContain("v1a,");
});
