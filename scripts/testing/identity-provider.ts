import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Who sits at the provider's page, and what the provider knows of their address. */
export type Visitor = { name: string; email: string; verified: boolean };

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const clientId = "shopguide";

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(claims: object): string {
  const content = `${base64({ alg: "RS256", kid: "test" })}.${base64(claims)}`;
  return `${content}.${createSign("RSA-SHA256").update(content).sign(keys.privateKey, "base64url")}`;
}

/**
 * Google's and GitHub's sign-in on this machine: discovery, consent, code with PKCE, tokens, profile (OpenID Connect
 * Core; RFC 6749 and 7636). Whoever `visitor` names consents to everything.
 */
export async function startIdentityProvider(visitor: Visitor) {
  const state = { visitor, challenges: new Map<string, string>() };
  const server = http.createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, clientId, state, close: () => server.close().closeAllConnections() };
}

type State = { visitor: Visitor; challenges: Map<string, string> };

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const origin = `http://${request.headers.host}`;
  const url = new URL(request.url ?? "/", origin);
  const send = (body: object, status = 200) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  switch (url.pathname) {
    case "/.well-known/openid-configuration":
      return void send(discovery(origin));
    case "/jwks":
      return void send({
        keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "test", alg: "RS256", use: "sig" }],
      });
    case "/authorize":
    case "/login/oauth/authorize":
      return void response.writeHead(302, { location: consent(state, url) }).end();
    case "/token":
    case "/login/oauth/access_token": {
      const given = new URLSearchParams(await text(request));
      const issuer = url.pathname === "/token" ? origin : null;
      return void (redeem(state, given) ? send(tokens(state, issuer)) : send({ error: "invalid_grant" }, 400));
    }
    case "/api/v3/user":
      // What people write into their own profile proves nothing.
      return void send({ id: 7, login: "visitor", name: state.visitor.name, email: "boss@example.com" });
    case "/api/v3/user/emails":
      return void send([
        { email: "old@example.com", primary: false, verified: true },
        { email: state.visitor.email, primary: true, verified: state.visitor.verified },
      ]);
    default:
      return void send({}, 404);
  }
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
});

function consent(state: State, { searchParams }: URL): string {
  const back = new URL(searchParams.get("redirect_uri") ?? "");
  const code = randomUUID();
  state.challenges.set(code, searchParams.get("code_challenge") ?? "");
  back.searchParams.set("code", code);
  back.searchParams.set("state", searchParams.get("state") ?? "");
  return back.href;
}

/** A code counts once, and only for who can show what its challenge was made of. */
function redeem({ challenges }: State, given: URLSearchParams): boolean {
  const code = given.get("code") ?? "";
  const challenge = createHash("sha256")
    .update(given.get("code_verifier") ?? "")
    .digest("base64url");
  const right = challenges.get(code) === challenge;
  challenges.delete(code);
  return right;
}

/** GitHub, which is no issuer of identities, gives an access token alone. */
function tokens({ visitor: { name, email, verified } }: State, issuer: string | null) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: clientId,
    sub: "1",
    iat: now,
    exp: now + 60,
    name,
    email,
    email_verified: verified,
  };
  const access = { access_token: randomUUID(), token_type: "bearer", scope: "read:user,user:email" };
  return issuer === null ? access : { ...access, id_token: signed(claims) };
}
