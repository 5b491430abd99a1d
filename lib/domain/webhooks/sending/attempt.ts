import type { Exchange } from "#lib/http/exchange.ts";
import type { SafeFetch } from "#lib/http/safe-fetch.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import type { Made } from "./payload.ts";
import { describe, type Problem } from "./problems.ts";
import type { Claim, Result } from "./queries.ts";
import { judge, retryAfter } from "./rules.ts";
import { bearer, type Credentials, credentialsOf } from "./secrets.ts";
import { signedHeaders } from "./signing.ts";
import type { Token, Tokens } from "./tokens.ts";

const unsent: Exchange = {
  answer: null,
  failure: null,
  timings: { dns_ms: null, connect_ms: null, tls_ms: null, first_byte_ms: null, duration_ms: 0 },
};

/** What attempts are made with. */
export type Means = { http: SafeFetch; tokens: Tokens };

/** One attempt; null when it was stopped before there was an answer. No database connection is held. */
export async function attempt(means: Means, claim: Claim, made: Made, signal: AbortSignal): Promise<Result | null> {
  const attemptId = newId("webhookAttempt");
  const credentials = credentialsOf(claim, timeOfId(attemptId));
  const failed = (problem: Problem) => resultOf(claim, attemptId, {}, unsent, problem);
  if (!credentials) return failed(unreadable);
  if ("problem" in made) return failed(made.problem);
  const message = {
    eventId: claim.event_id,
    eventType: claim.event_type,
    deliveryId: claim.id,
    attemptNumber: claim.attempt_count + 1,
    test: claim.test,
  };
  const signed = signedHeaders(message, made.body, credentials.keys, timeOfId(attemptId));
  const until = performance.now() + claim.timeout_ms;
  const send = async (proof: Pick<Credentials, "authorization" | "shown">) => {
    const own = without(claim.headers, Object.keys(proof.authorization));
    const exchange = await means.http.send({
      url: claim.url,
      method: "POST",
      headers: { ...own, ...proof.authorization, ...signed },
      body: made.body,
      timeoutMs: Math.max(1, until - performance.now()),
      signal,
      client: credentials.client,
    });
    if (exchange.failure?.code === "stopped") return null;
    const shown = { ...own, ...proof.shown, ...signed };
    return resultOf(claim, attemptId, shown, exchange, describe(exchange, claim.url));
  };
  const { tokenClient } = credentials;
  if (!tokenClient) return send(credentials);
  return withToken(
    () => means.tokens.get(tokenClient, until - performance.now()),
    (token) => means.tokens.forget(tokenClient, token),
    (proof) => send(proof),
    failed,
  );
}

/** A token that the receiver does not take, although it should have lasted, is replaced once. */
async function withToken(
  get: () => Promise<Token>,
  forget: (token: string) => void,
  send: (proof: ReturnType<typeof bearer>) => Promise<Result | null>,
  failed: (problem: Problem) => Result,
): Promise<Result | null> {
  const first = await get();
  if ("problem" in first) return failed(first.problem);
  const result = await send(bearer(first.token));
  if (result?.status_code !== 401) return result;
  forget(first.token);
  if (first.fresh) return result;
  const second = await get();
  return "problem" in second ? failed(second.problem) : send(bearer(second.token));
}

/** A header's name counts whatever its case. */
function without(headers: Record<string, string>, names: string[]): Record<string, string> {
  const left = Object.entries(headers).filter(
    ([name]) => !names.some((other) => other.toLowerCase() === name.toLowerCase()),
  );
  return Object.fromEntries(left);
}

const unreadable: Problem = {
  code: "secret_unreadable",
  message: "A secret of the endpoint cannot be read with the present ENCRYPTION_KEY.",
};

function resultOf(
  claim: Claim,
  attemptId: string,
  request_headers: Record<string, string>,
  { answer, timings }: Exchange,
  problem: Problem | null,
): Result {
  const now = new Date();
  const attempt_number = claim.attempt_count + 1;
  const asked = retryAfter(answer, now);
  const pauses = claim.retry_delays.map((seconds) => seconds * 1000);
  const about = { problem, asked, attemptNumber: attempt_number, test: claim.test };
  const verdict = judge({ ...about, pauses, now, random: Math.random });
  return {
    merchant_id: claim.merchant_id,
    delivery_id: claim.id,
    delivery_created_at: claim.created_at,
    claim_id: claim.claim_id,
    endpoint_id: claim.endpoint_id,
    url: claim.url,
    attempt_id: attemptId,
    attempted_at: timeOfId(attemptId),
    attempt_number,
    outcome: problem ? "failed" : "succeeded",
    status: verdict.status,
    next_attempt_at: verdict.nextAttemptAt,
    disables_endpoint: verdict.disablesEndpoint,
    event_id: claim.event_id,
    event_type: claim.event_type,
    test: claim.test,
    ordering_key: claim.ordering_key,
    status_code: answer?.status ?? null,
    error_code: problem?.code ?? null,
    error: problem?.message ?? null,
    ...timings,
    request_headers,
    response_headers: answer?.headers ?? null,
    response_body: answer?.body.toString() ?? null,
  };
}
