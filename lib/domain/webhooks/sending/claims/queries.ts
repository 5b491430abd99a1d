import type { Queryable } from "#lib/db/database.ts";
import type { Claim } from "../queries.ts";

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

const lease = `$2::timestamptz + (chosen.timeout_ms + ${leaseSlackMs}) * interval '1 millisecond'`;
const columns = [
  ...["merchant_id", "created_at", "id", "endpoint_id", "event_id", "event_created_at", "next_attempt_at"],
  ...["paced", "test", "xid", "ordering_key"],
].join(", ");
/** What an endpoint wants of how it is sent to. */
const policy = [
  ...["url", "secret_ciphertext", "previous_secrets", "timeout_ms", "retry_delays", "headers", "authentication"],
  ...["auth_ciphertext", "filter", "transformation", "signing_key_ciphertext"],
];
const policyOf = (table: string) => policy.map((column) => `${table}.${column}`).join(", ");
const open = "status IN ('pending', 'retrying')";
const waiting = `${open} AND next_attempt_at <= $2 AND (lease_until IS NULL OR lease_until <= $2)`;

/** The rows that are due longest, whoever they are for. */
const oldest = `
due AS MATERIALIZED (
  SELECT ${columns}, NULL::int AS most, false AS behind FROM webhook_deliveries WHERE ${waiting} AND NOT paced
  ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
)`;

/**
 * A few rows of each endpoint that has any, found by hopping through the index from endpoint to endpoint. A fifth more
 * than there is room for, since some have fewer; what is read and not taken was locked in vain.
 */
const ofEachEndpoint = `
lanes AS (
  (SELECT merchant_id, endpoint_id FROM webhook_deliveries WHERE ${open} AND NOT paced
   ORDER BY merchant_id, endpoint_id LIMIT 1)
  UNION ALL
  SELECT next.merchant_id, next.endpoint_id FROM lanes, LATERAL (
    SELECT merchant_id, endpoint_id FROM webhook_deliveries WHERE ${open} AND NOT paced
    AND (merchant_id, endpoint_id) > (lanes.merchant_id, lanes.endpoint_id)
    ORDER BY merchant_id, endpoint_id LIMIT 1) AS next
), fair AS MATERIALIZED (
  SELECT ceil(1.2 * $3::int / greatest(1, count(*)))::int AS rows FROM lanes
), due AS MATERIALIZED (
  SELECT own.*, NULL::int AS most, false AS behind
  FROM lanes CROSS JOIN fair LEFT JOIN running USING (endpoint_id), LATERAL (
    SELECT ${columns} FROM webhook_deliveries
    WHERE merchant_id = lanes.merchant_id AND endpoint_id = lanes.endpoint_id AND ${waiting} AND NOT paced
    ORDER BY next_attempt_at LIMIT greatest(0, least($4::int - coalesce(running.count, 0), fair.rows))
    FOR UPDATE SKIP LOCKED) AS own
)`;

/** As many rows as each endpoint was granted, which are `behind` while an earlier one of their order is on its way. */
const granted = `
granted AS MATERIALIZED (
  SELECT * FROM json_to_recordset($6::json) AS granted (merchant_id text, endpoint_id text, most int, look int)
), due AS MATERIALIZED (
  SELECT own.*, granted.most, own.ordering_key IS NOT NULL AND EXISTS (
    SELECT FROM webhook_deliveries AS earlier WHERE earlier.merchant_id = own.merchant_id
      AND earlier.endpoint_id = own.endpoint_id AND earlier.ordering_key = own.ordering_key
      AND earlier.${open} AND (earlier.xid, earlier.event_id) < (own.xid, own.event_id)) AS behind
  FROM granted, LATERAL (
    SELECT ${columns} FROM webhook_deliveries
    WHERE merchant_id = granted.merchant_id AND endpoint_id = granted.endpoint_id AND ${waiting} AND paced
    ORDER BY next_attempt_at LIMIT granted.look FOR UPDATE SKIP LOCKED) AS own
)`;

/**
 * Takes due deliveries for this process, until the end of a lease: a delivery whose worker dies is due again by itself.
 * Where turns are counted, `next_attempt_at` moves there too; elsewhere no index has to learn of a claim. What is due for an endpoint that is switched off is held without a next attempt,
 * and so is what comes after another; what is due for a deleted one is canceled. What an endpoint wants in turns
 * leaves the common queue.
 */
const claim = (due: string) => `
WITH RECURSIVE running AS MATERIALIZED (
  SELECT * FROM json_to_recordset($5::json) AS running (endpoint_id text, count int)
), ${due}, placed AS (
  SELECT due.*, row_number() OVER (PARTITION BY merchant_id, endpoint_id, behind ORDER BY next_attempt_at) AS place FROM due
), chosen AS MATERIALIZED (
  SELECT placed.*, ${policyOf("endpoint")}, endpoint.status = 'enabled' AS enabled,
    endpoint.deleted_at IS NOT NULL AS deleted, endpoint.paced AND NOT placed.paced AND NOT placed.test AS moves
  FROM placed LEFT JOIN running USING (endpoint_id) JOIN webhook_endpoints AS endpoint
    ON endpoint.merchant_id = placed.merchant_id AND endpoint.id = placed.endpoint_id
  WHERE behind OR place <= coalesce(most, $4::int - coalesce(running.count, 0)) ORDER BY next_attempt_at LIMIT $3
), claimed AS (
  UPDATE webhook_deliveries AS delivery SET
    status = CASE WHEN chosen.deleted THEN 'canceled' ELSE delivery.status END,
    claim_id = CASE WHEN chosen.sends THEN $1 END,
    lease_until = CASE WHEN chosen.sends THEN ${lease} END,
    next_attempt_at = CASE WHEN chosen.sends AND chosen.paced THEN ${lease}
      WHEN chosen.sends OR chosen.moves AND chosen.enabled THEN delivery.next_attempt_at END,
    paced = chosen.paced OR chosen.moves,
    completed_at = CASE WHEN chosen.deleted THEN $2::timestamptz END,
    updated_at = $2
  FROM (SELECT *, (enabled OR test) AND NOT deleted AND NOT behind AND NOT moves AS sends FROM chosen) AS chosen
  WHERE delivery.merchant_id = chosen.merchant_id AND delivery.created_at = chosen.created_at AND delivery.id = chosen.id
  RETURNING delivery.merchant_id, delivery.created_at, delivery.id, delivery.claim_id, delivery.lease_until, delivery.endpoint_id,
    delivery.event_id, delivery.event_type, delivery.event_created_at, delivery.attempt_count, delivery.test,
    delivery.ordering_key, delivery.sent_body, ${policyOf("chosen")}
)
SELECT claimed.*, event.data::text AS data, seen.count AS seen
FROM (SELECT count(*)::int AS count FROM due) AS seen
LEFT JOIN claimed ON true
LEFT JOIN events AS event ON event.merchant_id = claimed.merchant_id
  AND event.created_at = claimed.event_created_at AND event.id = claimed.event_id`;

const claimOldest = claim(oldest);
const claimOfEach = claim(ofEachEndpoint);
const claimGranted = claim(granted);

type ClaimedRow = (Claim | { claim_id: null }) & { seen: number };

const valuesOf = ({ claimId, now, room, share, running }: ClaimOptions) => [
  claimId,
  now,
  room,
  share,
  JSON.stringify(running),
];
const taken = (rows: ClaimedRow[]) => rows.filter((row): row is Claim & { seen: number } => row.claim_id !== null);

/** `crowded`: rows of endpoints that already have their share stood in the way of the others. */
export async function claimDue(db: Queryable, options: ClaimOptions, each: boolean) {
  const rows = await db.query<ClaimedRow>(each ? claimOfEach : claimOldest, valuesOf(options), { keepPlan: true });
  const claims = taken(rows);
  const full = (rows[0]?.seen ?? 0) >= options.room;
  return { claims, full, crowded: full && claims.length < options.room / 2 };
}

/** How many deliveries an endpoint may be sent now, and among how many of those that wait to look for them. */
export type Grant = { merchant_id: string; endpoint_id: string; most: number; look: number };

/** Takes what endpoints with turns of their own were granted. */
export async function claimGrants(db: Queryable, options: ClaimOptions, grants: Grant[]) {
  const rows = await db.query<ClaimedRow>(claimGranted, [...valuesOf(options), JSON.stringify(grants)], {
    keepPlan: true,
  });
  return { claims: taken(rows), seen: rows[0]?.seen ?? 0 };
}

/** Makes leases longer that are still this process's own. */
export async function extendLeases(db: Queryable, claims: Claim[], until: Date): Promise<void> {
  const rows = claims.map(({ merchant_id, created_at, id, claim_id }) => ({ merchant_id, created_at, id, claim_id }));
  await db.query(
    `UPDATE webhook_deliveries AS delivery SET lease_until = $2,
       next_attempt_at = CASE WHEN paced THEN $2 ELSE next_attempt_at END
     FROM json_to_recordset($1::json) AS claim (merchant_id text, created_at timestamptz, id text, claim_id text)
     WHERE delivery.merchant_id = claim.merchant_id AND delivery.created_at = claim.created_at AND delivery.id = claim.id
       AND delivery.claim_id = claim.claim_id AND delivery.${open}`,
    [JSON.stringify(rows), until],
  );
}
