import type { Condition } from "#lib/conditions/contract.ts";
import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Authentication } from "../endpoints/policy/contract.ts";
import type { PreviousSecret } from "../endpoints/rules.ts";

/** A delivery that this process alone may send until its lease ends. */
export type Claim = {
  merchant_id: MerchantId;
  created_at: Date;
  id: string;
  claim_id: string;
  lease_until: Date;
  endpoint_id: string;
  event_id: string;
  event_type: string;
  event_created_at: Date;
  data: string;
  attempt_count: number;
  test: boolean;
  /** What it keeps its order within. */
  ordering_key: string | null;
  url: string;
  secret_ciphertext: string;
  previous_secrets: PreviousSecret[];
  timeout_ms: number;
  /** In seconds. */
  retry_delays: number[];
  headers: Record<string, string>;
  authentication: Authentication;
  auth_ciphertext: string | null;
  filter: Condition | null;
  transformation: string | null;
  /** What an earlier attempt made of the event, to be sent as it is. */
  sent_body: string | null;
  signing_key_ciphertext: string | null;
};

/** What an attempt came to, ready to be written. */
export type Result = {
  merchant_id: MerchantId;
  delivery_id: string;
  delivery_created_at: Date;
  claim_id: string;
  endpoint_id: string;
  url: string;
  attempt_id: string;
  attempted_at: Date;
  attempt_number: number;
  outcome: "succeeded" | "failed";
  status: "succeeded" | "retrying" | "failed";
  next_attempt_at: Date | null;
  status_code: number | null;
  error_code: string | null;
  error: string | null;
  dns_ms: number | null;
  connect_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  duration_ms: number;
  request_headers: Record<string, string>;
  response_headers: Record<string, string | string[] | undefined> | null;
  response_body: string | null;
  /** Not stored: what else follows from the answer. */
  disables_endpoint: boolean;
  /** Not stored: what the delivery is. */
  event_id: string;
  event_type: string;
  test: boolean;
  ordering_key: string | null;
};

const attemptColumns = [
  ...["merchant_id", "attempted_at", "attempt_id", "delivery_id", "delivery_created_at", "endpoint_id", "url"],
  ...["attempt_number", "outcome", "status_code", "error_code", "error", "dns_ms", "connect_ms", "tls_ms"],
  ...["first_byte_ms", "duration_ms", "request_headers", "response_headers", "response_body"],
];

/** Writes results whose claim still stands. A delivery canceled meanwhile stays so unless it has arrived. */
const complete = `
WITH result AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS result (merchant_id text, delivery_id text, delivery_created_at timestamptz,
    claim_id text, endpoint_id text, url text, attempt_id text, attempted_at timestamptz, attempt_number int, outcome text,
    status text, next_attempt_at timestamptz, status_code int, error_code text, error text, dns_ms float8,
    connect_ms float8, tls_ms float8, first_byte_ms float8, duration_ms float8, request_headers json,
    response_headers json, response_body text)
), completed AS (
  UPDATE webhook_deliveries AS delivery SET
    status = CASE WHEN delivery.status = 'canceled' AND result.status <> 'succeeded' THEN 'canceled' ELSE result.status END,
    next_attempt_at = CASE WHEN delivery.status <> 'canceled' THEN result.next_attempt_at END,
    claim_id = NULL,
    lease_until = NULL,
    attempt_count = result.attempt_number,
    last_status_code = result.status_code,
    last_error_code = result.error_code,
    last_error = result.error,
    last_duration_ms = round(result.duration_ms),
    completed_at = CASE WHEN result.next_attempt_at IS NULL THEN $2::timestamptz ELSE delivery.completed_at END,
    updated_at = $2
  FROM result
  WHERE delivery.merchant_id = result.merchant_id AND delivery.created_at = result.delivery_created_at
    AND delivery.id = result.delivery_id AND delivery.claim_id = result.claim_id
  RETURNING ${attemptColumns.map((column) => `result.${column}`).join(", ")},
    delivery.status AS delivery_status, delivery.next_attempt_at AS delivery_next_attempt_at
), written AS (
INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id, url, attempt_number,
  outcome, status_code, error_code, error, dns_ms, connect_ms, tls_ms, first_byte_ms, duration_ms, request_headers,
  response_headers, response_body, delivery_status, next_attempt_at)
SELECT ${attemptColumns.join(", ")}, delivery_status, delivery_next_attempt_at FROM completed
RETURNING id, merchant_id, endpoint_id, delivery_status
)
SELECT written.id AS attempt_id, written.delivery_status, lane.endpoint_id IS NOT NULL AS troubled
FROM written LEFT JOIN webhook_lanes AS lane
  ON lane.merchant_id = written.merchant_id AND lane.endpoint_id = written.endpoint_id
 AND (lane.circuit <> 'closed' OR lane.window_attempts > 0 OR lane.failing_since IS NOT NULL OR lane.warned_at IS NOT NULL)`;

/** An attempt that was written, and what the delivery became by it. `troubled`: its endpoint had failures before. */
export type Written = { attempt_id: string; delivery_status: string; troubled: boolean };

/** Answers with the attempts that were written: those whose lease had not passed on to another worker. */
export function completeAttempts(db: Queryable, results: Result[], now: Date): Promise<Written[]> {
  // PostgreSQL's text has no NUL; a receiver's answer may.
  return db.query(complete, [JSON.stringify(results).replaceAll("\\u0000", "\\ufffd"), now], {
    keepPlan: true,
  });
}

/** Gives claims back unsent, to be taken at once by another worker. */
export async function releaseClaims(db: Queryable, claims: Claim[], now: Date): Promise<void> {
  await db.query(
    `UPDATE webhook_deliveries AS delivery SET claim_id = NULL, lease_until = NULL, next_attempt_at = $2, updated_at = $2
     FROM json_to_recordset($1::json) AS claim (merchant_id text, created_at timestamptz, id text, claim_id text)
     WHERE delivery.merchant_id = claim.merchant_id AND delivery.created_at = claim.created_at AND delivery.id = claim.id
       AND delivery.claim_id = claim.claim_id AND delivery.status IN ('pending', 'retrying')`,
    [JSON.stringify(claims), now],
  );
}

/** Writes down that the endpoint does not want these events, and why. */
export async function leaveOut(db: Queryable, left: (Claim & { reason: string })[], now: Date): Promise<void> {
  const rows = left.map(({ merchant_id, created_at, id, claim_id, reason }) => {
    return { merchant_id, created_at, id, claim_id, reason };
  });
  await db.query(
    `UPDATE webhook_deliveries AS delivery SET status = 'filtered', filter_reason = claim.reason, claim_id = NULL,
       next_attempt_at = NULL, completed_at = $2, updated_at = $2
     FROM json_to_recordset($1::json) AS claim (merchant_id text, created_at timestamptz, id text, claim_id text, reason text)
     WHERE delivery.merchant_id = claim.merchant_id AND delivery.created_at = claim.created_at AND delivery.id = claim.id
       AND delivery.claim_id = claim.claim_id AND delivery.status IN ('pending', 'retrying')`,
    [JSON.stringify(rows), now],
  );
}
