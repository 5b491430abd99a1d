import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Lane, Pace } from "./rules.ts";

type Key = { merchant_id: MerchantId; endpoint_id: string };
export type LaneRow = Key & Lane & Pace & { url: string; status: string; deleted: boolean; ordering: string };

const open = "status IN ('pending', 'retrying')";
const laneColumns = `lane.merchant_id, lane.endpoint_id, lane.tokens, lane.tokens_at, lane.circuit, lane.open_until,
  lane.openings, lane.window_started_at, lane.window_attempts, lane.window_failures, lane.failing_since, lane.warned_at,
  e.rate_limit, e.rate_burst, e.max_in_flight, e.circuit_breaker, e.disable_after_hours, e.ordering, e.url, e.status,
  e.deleted_at IS NOT NULL AS deleted`;
const endpointOfLane = "JOIN webhook_endpoints AS e ON e.merchant_id = lane.merchant_id AND e.id = lane.endpoint_id";

const firstOf = (after: string) => `
  SELECT merchant_id, endpoint_id, next_attempt_at FROM webhook_deliveries WHERE ${open} AND paced ${after}
  ORDER BY merchant_id, endpoint_id, next_attempt_at LIMIT 1`;

/** Endpoints with turns of their own for which something is due, found by hopping through the index. */
const turns = `
WITH RECURSIVE lanes AS (
  (${firstOf("")}) UNION ALL
  SELECT next.* FROM lanes, LATERAL (
    ${firstOf("AND (merchant_id, endpoint_id) > (lanes.merchant_id, lanes.endpoint_id)")}) AS next
)
SELECT ${laneColumns} FROM lanes
JOIN webhook_lanes AS lane ON lane.merchant_id = lanes.merchant_id AND lane.endpoint_id = lanes.endpoint_id
${endpointOfLane} WHERE lanes.next_attempt_at <= $2 ORDER BY lane.turn_at LIMIT $1 FOR UPDATE OF lane SKIP LOCKED`;

/** Those whose last turn is longest ago, locked until the transaction ends. */
export function lockTurns(tx: Queryable, limit: number, now: Date): Promise<LaneRow[]> {
  return tx.query(turns, [limit, now], { keepPlan: true });
}

/** Of each, how many deliveries are under way. It must be counted after the lock, or two workers count the same. */
export function inFlight(tx: Queryable, keys: Key[], now: Date): Promise<{ endpoint_id: string; count: number }[]> {
  return tx.query(
    `SELECT lane.endpoint_id, (SELECT count(*)::int FROM webhook_deliveries AS d WHERE d.merchant_id = lane.merchant_id
       AND d.endpoint_id = lane.endpoint_id AND d.${open} AND d.paced AND d.claim_id IS NOT NULL
       AND d.next_attempt_at > $2 AND d.next_attempt_at < $2 + interval '1 minute') AS count
     FROM json_to_recordset($1::json) AS lane (merchant_id text, endpoint_id text)`,
    [JSON.stringify(keys), now],
    { keepPlan: true },
  );
}

/** Notes what turns have used up. */
export async function saveTurns(tx: Queryable, used: (Key & { tokens: number | null })[], now: Date): Promise<void> {
  await tx.query(
    `UPDATE webhook_lanes AS lane SET tokens = used.tokens, tokens_at = $2, turn_at = $2
     FROM json_to_recordset($1::json) AS used (merchant_id text, endpoint_id text, tokens float8)
     WHERE lane.merchant_id = used.merchant_id AND lane.endpoint_id = used.endpoint_id`,
    [JSON.stringify(used), now],
  );
}

/** The lanes of endpoints, made where they lack, locked until the transaction ends; always in the same order. */
export async function lock(tx: Queryable, keys: Key[]): Promise<LaneRow[]> {
  const given = "json_to_recordset($1::json) AS given (merchant_id text, endpoint_id text)";
  const values = [JSON.stringify(keys.map(({ merchant_id, endpoint_id }) => ({ merchant_id, endpoint_id })))];
  await tx.query(
    `INSERT INTO webhook_lanes (merchant_id, endpoint_id) SELECT merchant_id, endpoint_id FROM ${given}
     ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values,
  );
  return tx.query(
    `SELECT ${laneColumns} FROM ${given} JOIN webhook_lanes AS lane
       ON lane.merchant_id = given.merchant_id AND lane.endpoint_id = given.endpoint_id
     ${endpointOfLane} ORDER BY lane.merchant_id, lane.endpoint_id FOR UPDATE OF lane`,
    values,
  );
}

const state = [
  ...["circuit text", "open_until timestamptz", "openings int", "window_started_at timestamptz"],
  ...["window_attempts int", "window_failures int", "failing_since timestamptz", "warned_at timestamptz"],
];
const names = state.map((column) => column.split(" ")[0]);

/** Writes down how endpoints are doing. */
export async function save(tx: Queryable, lanes: (Key & Lane)[]): Promise<void> {
  await tx.query(
    `UPDATE webhook_lanes AS lane SET ${names.map((name) => `${name} = next.${name}`).join(", ")}
     FROM json_to_recordset($1::json) AS next (merchant_id text, endpoint_id text, ${state.join(", ")})
     WHERE lane.merchant_id = next.merchant_id AND lane.endpoint_id = next.endpoint_id`,
    [JSON.stringify(lanes)],
  );
}

/** Its owner has been told of trouble, so that the end of it is told too. */
export async function markWarned(tx: Queryable, { merchant_id, endpoint_id }: Key, now: Date): Promise<void> {
  await tx.query("UPDATE webhook_lanes SET warned_at = $3 WHERE merchant_id = $1 AND endpoint_id = $2", [
    merchant_id,
    endpoint_id,
    now,
  ]);
}

/** Begins or ends turns for an endpoint whose circuit opened or closed; limits and an order need them always. */
export async function setTurns(tx: Queryable, { merchant_id, endpoint_id }: Key, isOpen: boolean): Promise<void> {
  await tx.query(
    `UPDATE webhook_endpoints SET paced =
       $3 OR rate_limit IS NOT NULL OR max_in_flight IS NOT NULL OR ordering <> 'none' WHERE merchant_id = $1 AND id = $2`,
    [merchant_id, endpoint_id, isOpen],
  );
}

/** Closes the circuit; `anew` also forgets since when attempts fail, though not that its owner was warned. */
export async function reset(tx: Queryable, { merchant_id, endpoint_id }: Key, anew: boolean): Promise<void> {
  await tx.query(
    `INSERT INTO webhook_lanes (merchant_id, endpoint_id) VALUES ($1, $2)
     ON CONFLICT (merchant_id, endpoint_id) DO UPDATE SET circuit = 'closed', open_until = NULL, openings = 0,
       window_started_at = NULL, window_attempts = 0, window_failures = 0,
       failing_since = CASE WHEN $3 THEN NULL ELSE webhook_lanes.failing_since END`,
    [merchant_id, endpoint_id, anew],
  );
}

export type OrderKey = Key & { ordering_key: string };

/** Lets the first of each order go that is held although nothing is before it any more. */
export async function releaseFirst(tx: Queryable, keys: OrderKey[], now: Date): Promise<number> {
  const rows = await tx.query(
    `UPDATE webhook_deliveries AS delivery SET next_attempt_at = $2, updated_at = $2
     FROM (
       SELECT first.* FROM json_to_recordset($1::json) AS key (merchant_id text, endpoint_id text, ordering_key text)
       JOIN webhook_endpoints AS e
         ON e.merchant_id = key.merchant_id AND e.id = key.endpoint_id AND e.status = 'enabled',
       LATERAL (
         SELECT merchant_id, created_at, id, next_attempt_at FROM webhook_deliveries AS d
         WHERE d.merchant_id = key.merchant_id AND d.endpoint_id = key.endpoint_id
           AND d.ordering_key = key.ordering_key AND d.${open} ORDER BY xid, event_id LIMIT 1) AS first
     ) AS first
     WHERE first.next_attempt_at IS NULL AND delivery.merchant_id = first.merchant_id
       AND delivery.created_at = first.created_at AND delivery.id = first.id AND delivery.next_attempt_at IS NULL
       AND delivery.${open}
     RETURNING delivery.id`,
    [JSON.stringify(keys), now],
  );
  return rows.length;
}

/** The orders in which something waits, after a place, found by hopping through the index. */
export function orderKeys(db: Queryable, after: OrderKey | null, limit: number): Promise<OrderKey[]> {
  const from = (place: string) => `
    SELECT merchant_id, endpoint_id, ordering_key FROM webhook_deliveries
    WHERE ${open} AND ordering_key IS NOT NULL AND (merchant_id, endpoint_id, ordering_key) > ${place}
    ORDER BY merchant_id, endpoint_id, ordering_key LIMIT 1`;
  return db.query(
    `WITH RECURSIVE keys AS (
       (${from("($1, $2, $3)")}) UNION ALL
       SELECT next.* FROM keys, LATERAL (${from("(keys.merchant_id, keys.endpoint_id, keys.ordering_key)")}) AS next
     ) SELECT * FROM keys LIMIT $4`,
    [after?.merchant_id ?? "", after?.endpoint_id ?? "", after?.ordering_key ?? "", limit],
  );
}
