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
  endpoint_id: string;
  event_id: string;
  event_type: string;
  event_created_at: Date;
  data: string;
  attempt_count: number;
  test: boolean;
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

export type ClaimOptions = {
  claimId: string;
  now: Date;
  /** At most this many rows. */
  room: number;
  /** At most this many in flight for one endpoint, those of `running` included. */
  share: number;
  running: { endpoint_id: string; count: number }[];
};

/** Beyond the endpoint's timeout: for writing the result down before another worker takes the delivery. */
const leaseSlackMs = 5_000;

const columns = "merchant_id, created_at, id, endpoint_id, event_id, event_created_at, next_attempt_at";
/** What an endpoint wants of how it is sent to. */
const policy = [
  "url",
  "secret_ciphertext",
  "previous_secrets",
  "timeout_ms",
  "retry_delays",
  "headers",
  "authentication",
];
const policyOf = (table: string) =>
  [...policy, "auth_ciphertext", "filter", "transformation", "signing_key_ciphertext"]
    .map((column) => `${table}.${column}`)
    .join(", ");
const waiting = "status IN ('pending', 'retrying') AND next_attempt_at <= $2";

/** The rows that are due longest, whoever they are for. */
const oldest = `
due AS MATERIALIZED (
  SELECT ${columns} FROM webhook_deliveries WHERE ${waiting}
  ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
)`;

/** A few rows of each endpoint that has any, found by hopping through the index from endpoint to endpoint. */
const ofEachEndpoint = `
lanes AS (
  (SELECT merchant_id, endpoint_id FROM webhook_deliveries WHERE status IN ('pending', 'retrying')
   ORDER BY merchant_id, endpoint_id LIMIT 1)
  UNION ALL
  SELECT next.merchant_id, next.endpoint_id FROM lanes, LATERAL (
    SELECT merchant_id, endpoint_id FROM webhook_deliveries WHERE status IN ('pending', 'retrying')
    AND (merchant_id, endpoint_id) > (lanes.merchant_id, lanes.endpoint_id)
    ORDER BY merchant_id, endpoint_id LIMIT 1) AS next
), due AS MATERIALIZED (
  SELECT own.* FROM lanes LEFT JOIN running USING (endpoint_id), LATERAL (
    SELECT ${columns} FROM webhook_deliveries
    WHERE merchant_id = lanes.merchant_id AND endpoint_id = lanes.endpoint_id AND ${waiting}
    ORDER BY next_attempt_at LIMIT greatest(0, least($4::int - coalesce(running.count, 0), $3::int))
    FOR UPDATE SKIP LOCKED) AS own
)`;

/**
 * Takes due deliveries for this process. A claim moves `next_attempt_at` to the end of its lease, so a delivery whose
 * worker dies is due again by itself. What is due for an endpoint that is switched off is held without a next attempt;
 * what is due for a deleted one is canceled.
 */
const claim = (due: string) => `
WITH RECURSIVE running AS MATERIALIZED (
  SELECT * FROM json_to_recordset($5::json) AS running (endpoint_id text, count int)
), ${due}, placed AS (
  SELECT due.*, coalesce(running.count, 0) + row_number()
    OVER (PARTITION BY merchant_id, endpoint_id ORDER BY next_attempt_at) AS place
  FROM due LEFT JOIN running USING (endpoint_id)
), chosen AS MATERIALIZED (
  SELECT placed.*, ${policyOf("endpoint")},
    endpoint.status = 'enabled' AS enabled, endpoint.deleted_at IS NOT NULL AS deleted
  FROM placed JOIN webhook_endpoints AS endpoint
    ON endpoint.merchant_id = placed.merchant_id AND endpoint.id = placed.endpoint_id
  WHERE place <= $4 ORDER BY next_attempt_at LIMIT $3
), claimed AS (
  UPDATE webhook_deliveries AS delivery SET
    status = CASE WHEN chosen.deleted THEN 'canceled' ELSE delivery.status END,
    claim_id = CASE WHEN (chosen.enabled OR delivery.test) AND NOT chosen.deleted THEN $1 END,
    next_attempt_at = CASE WHEN (chosen.enabled OR delivery.test) AND NOT chosen.deleted
      THEN $2::timestamptz + (chosen.timeout_ms + ${leaseSlackMs}) * interval '1 millisecond' END,
    completed_at = CASE WHEN chosen.deleted THEN $2::timestamptz END,
    updated_at = $2
  FROM chosen
  WHERE delivery.merchant_id = chosen.merchant_id AND delivery.created_at = chosen.created_at AND delivery.id = chosen.id
  RETURNING delivery.merchant_id, delivery.created_at, delivery.id, delivery.claim_id, delivery.endpoint_id,
    delivery.event_id, delivery.event_type, delivery.event_created_at, delivery.attempt_count, delivery.test,
    delivery.sent_body,     ${policyOf("chosen")}
)
SELECT claimed.*, event.data::text AS data, seen.count AS seen
FROM (SELECT count(*)::int AS count FROM due) AS seen
LEFT JOIN claimed ON true
LEFT JOIN events AS event ON event.merchant_id = claimed.merchant_id
  AND event.created_at = claimed.event_created_at AND event.id = claimed.event_id`;

const claimOldest = claim(oldest);
const claimOfEach = claim(ofEachEndpoint);

type ClaimedRow = (Claim | { claim_id: null }) & { seen: number };

/** `crowded`: rows of endpoints that already have their share stood in the way of the others. */
export async function claimDue(db: Queryable, { claimId, now, room, share, running }: ClaimOptions, each: boolean) {
  const values = [claimId, now, room, share, JSON.stringify(running)];
  const rows = await db.query<ClaimedRow>(each ? claimOfEach : claimOldest, values);
  const claims = rows.filter((row): row is Claim & { seen: number } => row.claim_id !== null);
  const full = (rows[0]?.seen ?? 0) >= room;
  return { claims, full, crowded: full && claims.length < room / 2 };
}

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
};

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
  RETURNING delivery.id, delivery.status, delivery.next_attempt_at
)
INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id, url, attempt_number,
  outcome, status_code, error_code, error, dns_ms, connect_ms, tls_ms, first_byte_ms, duration_ms, request_headers,
  response_headers, response_body, delivery_status, next_attempt_at)
SELECT result.merchant_id, attempted_at, attempt_id, delivery_id, delivery_created_at, endpoint_id, url, attempt_number,
  outcome, status_code, error_code, error, dns_ms, connect_ms, tls_ms, first_byte_ms, duration_ms, request_headers,
  response_headers, response_body, completed.status, completed.next_attempt_at
FROM result JOIN completed ON completed.id = result.delivery_id
RETURNING id`;

/** Answers with the attempts that were written: those whose lease had not passed on to another worker. */
export async function completeAttempts(db: Queryable, results: Result[], now: Date): Promise<Set<string>> {
  // PostgreSQL's text has no NUL; a receiver's answer may.
  const rows = await db.query<{ id: string }>(complete, [
    JSON.stringify(results).replaceAll("\\u0000", "\\ufffd"),
    now,
  ]);
  return new Set(rows.map((row) => row.id));
}

/** Gives claims back unsent, to be taken at once by another worker. */
export async function releaseClaims(db: Queryable, claims: Claim[], now: Date): Promise<void> {
  await db.query(
    `UPDATE webhook_deliveries AS delivery SET claim_id = NULL, next_attempt_at = $2, updated_at = $2
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
