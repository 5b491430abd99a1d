import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { conditions, type Filter } from "../filter/queries.ts";

// Deliveries that a filter finds, from the oldest on, to be sent again or canceled.

export type Place = { at: Date; id: string };
type Range = { after: Place; until: Date };

/** Each set of states in a condition of its own, as in the log. Tests are left out: their sender saw what came of them. */
function matching(merchantId: MerchantId, filter: Filter, { after, until }: Range, params: Params, tail = ""): string {
  const { where, groups } = conditions(merchantId, filter, params);
  where.push("NOT d.test", `(d.created_at, d.id) > (${params.add(after.at)}::timestamptz, ${params.add(after.id)})`);
  where.push(`d.created_at < ${params.add(until)}::timestamptz`);
  return groups
    .map((group) => {
      const all = [...where, ...group].join(" AND ");
      return `(SELECT d.created_at, d.id FROM webhook_deliveries AS d WHERE ${all} ${tail})`;
    })
    .join(" UNION ALL ");
}

export async function count(db: Queryable, merchantId: MerchantId, filter: Filter, range: Range): Promise<number> {
  const params = new Params();
  const rows = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (${matching(merchantId, filter, range, params)}) AS d`,
    params.values,
  );
  return rows[0]?.count ?? 0;
}

export function page(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
  range: Range,
  limit: number,
): Promise<Place[]> {
  const params = new Params();
  const tail = `ORDER BY d.created_at, d.id LIMIT ${params.add(limit)}`;
  return db.query(
    `SELECT d.created_at AS at, d.id FROM (${matching(merchantId, filter, range, params, tail)}) AS d ${tail}`,
    params.values,
  );
}

const ofPage = `
  FROM json_to_recordset($2::json) AS wanted (at timestamptz, id text)
  JOIN webhook_deliveries AS d ON d.merchant_id = $1 AND d.created_at = wanted.at AND d.id = wanted.id`;
const isKey = `
  delivery.merchant_id = $1 AND delivery.created_at = chosen.created_at AND delivery.id = chosen.id`;

/** Queues deliveries again. What a worker has just taken is left to it; a deleted endpoint gets nothing. */
export async function reschedule(tx: Queryable, merchantId: MerchantId, places: Place[], now: Date): Promise<number> {
  const rows = await tx.query(
    `WITH chosen AS MATERIALIZED (
       SELECT d.created_at, d.id ${ofPage}
       JOIN webhook_endpoints AS e ON e.merchant_id = $1 AND e.id = d.endpoint_id AND e.deleted_at IS NULL
       WHERE NOT (d.status IN ('pending', 'retrying') AND d.claim_id IS NOT NULL) FOR UPDATE OF d SKIP LOCKED
     )
     UPDATE webhook_deliveries AS delivery SET next_attempt_at = $3, updated_at = $3, claim_id = NULL, lease_until = NULL,
       completed_at = NULL, status = CASE WHEN attempt_count > 0 THEN 'retrying' ELSE 'pending' END
     FROM chosen WHERE ${isKey} RETURNING delivery.id`,
    [merchantId, JSON.stringify(places), now],
  );
  return rows.length;
}

export type Canceled = { merchant_id: MerchantId; endpoint_id: string; ordering_key: string | null };

/** Cancels deliveries that wait. An attempt that is under way ends by itself, and counts if it arrives. */
export async function cancel(tx: Queryable, merchantId: MerchantId, places: Place[], now: Date): Promise<Canceled[]> {
  return tx.query(
    `WITH chosen AS MATERIALIZED (
       SELECT d.created_at, d.id ${ofPage} WHERE d.status IN ('pending', 'retrying') FOR UPDATE OF d SKIP LOCKED
     )
     UPDATE webhook_deliveries AS delivery SET status = 'canceled', next_attempt_at = NULL, completed_at = $3,
       updated_at = $3
     FROM chosen WHERE ${isKey} RETURNING delivery.merchant_id, delivery.endpoint_id, delivery.ordering_key`,
    [merchantId, JSON.stringify(places), now],
  );
}
