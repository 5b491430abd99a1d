import type { Exchange } from "#lib/http/exchange.ts";
import type { SafeFetch } from "#lib/http/safe-fetch.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import { bodyOf } from "./payload.ts";
import { describe, type Problem } from "./problems.ts";
import type { Claim, Result } from "./queries.ts";
import { judge, retryAfter } from "./rules.ts";
import { credentialsOf } from "./secrets.ts";
import { signedHeaders } from "./signing.ts";

const unsent: Exchange = {
  answer: null,
  failure: null,
  timings: { dns_ms: null, connect_ms: null, tls_ms: null, first_byte_ms: null, duration_ms: 0 },
};

/** One HTTP attempt; null when it was stopped before there was an answer. No database connection is held. */
export async function attempt(http: SafeFetch, claim: Claim, signal: AbortSignal): Promise<Result | null> {
  const attemptId = newId("webhookAttempt");
  const credentials = credentialsOf(claim, timeOfId(attemptId));
  if (!credentials) return resultOf(claim, attemptId, {}, unsent, unreadable);
  const body = bodyOf(claim);
  const message = {
    eventId: claim.event_id,
    eventType: claim.event_type,
    deliveryId: claim.id,
    attemptNumber: claim.attempt_count + 1,
    test: claim.test,
  };
  const signed = signedHeaders(message, body, credentials.keys, timeOfId(attemptId));
  const own = without(claim.headers, Object.keys(credentials.authorization));
  const exchange = await http.send({
    url: claim.url,
    method: "POST",
    headers: { ...own, ...credentials.authorization, ...signed },
    body,
    timeoutMs: claim.timeout_ms,
    signal,
  });
  if (exchange.failure?.code === "stopped") return null;
  const shown = { ...own, ...credentials.shown, ...signed };
  return resultOf(claim, attemptId, shown, exchange, describe(exchange, claim.url));
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
    status_code: answer?.status ?? null,
    error_code: problem?.code ?? null,
    error: problem?.message ?? null,
    ...timings,
    request_headers,
    response_headers: answer?.headers ?? null,
    response_body: answer?.body.toString() ?? null,
  };
}
