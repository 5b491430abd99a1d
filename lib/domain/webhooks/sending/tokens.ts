import * as oauth from "oauth4webapi";
import type { Exchange } from "#lib/http/exchange.ts";
import type { SafeFetch } from "#lib/http/safe-fetch.ts";
import { describe, type Problem } from "./problems.ts";

/** An OAuth 2 client of the receiver's. `id` changes with everything that the token depends on. */
export type TokenClient = {
  id: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string | null;
  audience: string | null;
  inBody: boolean;
};

/** `fresh`: it was fetched just now, so that another one would be refused as well. */
export type Token = { token: string; fresh: boolean } | { problem: Problem };

const maxKept = 1_000;
const usualLifeMs = 5 * 60_000;
/** A token is not used in the last tenth of its life, at most this long before its end. */
const slackMs = 60_000;
const longestMs = 10_000;

/** Access tokens by client credentials, kept in this process until near their end. */
export function createTokens(http: SafeFetch) {
  const kept = new Map<string, { token: string; until: number }>();
  const underWay = new Map<string, Promise<Token>>();

  async function fetched(client: TokenClient, timeoutMs: number): Promise<Token> {
    const answer = await request(http, client, Math.min(timeoutMs, longestMs));
    if ("problem" in answer) return answer;
    const lifeMs = answer.expires_in === undefined ? usualLifeMs : answer.expires_in * 1000;
    if (kept.size >= maxKept) kept.clear();
    kept.set(client.id, {
      token: answer.access_token,
      until: performance.now() + lifeMs - Math.min(slackMs, lifeMs / 10),
    });
    return { token: answer.access_token, fresh: true };
  }

  return {
    async get(client: TokenClient, timeoutMs: number): Promise<Token> {
      const known = kept.get(client.id);
      if (known && known.until > performance.now()) return { token: known.token, fresh: false };
      const other = underWay.get(client.id);
      if (other !== undefined) return other;
      const own = fetched(client, timeoutMs).finally(() => underWay.delete(client.id));
      underWay.set(client.id, own);
      return own;
    },
    /** The receiver did not take this one. */
    forget({ id }: TokenClient, token: string): void {
      if (kept.get(id)?.token === token) kept.delete(id);
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;

/** What kept us from the token endpoint's answer. */
class NoAnswer extends Error {
  readonly exchange: Exchange;

  constructor(exchange: Exchange) {
    super("no answer");
    this.exchange = exchange;
  }
}

type Answered = { access_token: string; expires_in?: number } | { problem: Problem };

async function request(http: SafeFetch, client: TokenClient, timeoutMs: number): Promise<Answered> {
  const server = { issuer: new URL(client.tokenUrl).origin, token_endpoint: client.tokenUrl };
  const own = { client_id: client.clientId };
  const auth = client.inBody
    ? oauth.ClientSecretPost(client.clientSecret)
    : oauth.ClientSecretBasic(client.clientSecret);
  const parameters = {
    ...(client.scope && { scope: client.scope }),
    ...(client.audience && { audience: client.audience }),
  };
  try {
    const answer = await oauth.clientCredentialsGrantRequest(server, own, auth, parameters, {
      // Our own guard says where plain http is allowed.
      [oauth.allowInsecureRequests]: true,
      [oauth.customFetch]: (url, { method, headers, body }) =>
        throughGuard(http, { url, method, headers, body: String(body), timeoutMs }),
    });
    return await oauth.processClientCredentialsResponse(server, own, answer);
  } catch (error) {
    return { problem: problemOf(error, client.tokenUrl) };
  }
}

const withoutBody = new Set([204, 205, 304]);

async function throughGuard(http: SafeFetch, outgoing: Parameters<SafeFetch["send"]>[0]): Promise<Response> {
  const exchange = await http.send(outgoing);
  const { answer, failure } = exchange;
  if (!answer || failure || answer.status >= 500 || answer.status < 200) throw new NoAnswer(exchange);
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value ?? ""));
  const body = withoutBody.has(answer.status) ? null : new Uint8Array(answer.body);
  return new Response(body, { status: answer.status, headers });
}

function problemOf(error: unknown, url: string): Problem {
  const host = new URL(url).host;
  if (error instanceof NoAnswer) {
    const why = describe(error.exchange, url)?.message ?? "";
    return { code: "token_unreachable", message: `There is no token to send with: ${why}` };
  }
  if (error instanceof oauth.ResponseBodyError) {
    const more = error.error_description ? ` (${error.error_description.slice(0, 200)})` : "";
    return { code: "token_refused", message: `${host} gave us no token: ${error.error.slice(0, 100)}${more}.` };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return { code: "token_refused", message: `${host} gave us no token: it answered ${error.status}.` };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: "token_invalid", message: `${host} did not answer with a token: ${detail.replace(/[.\s]+$/, "")}.` };
}
