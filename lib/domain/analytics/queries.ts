import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime } from "#lib/db/sql.ts";
import { outcomeSql } from "#lib/domain/conversations/service.ts";
import type { Counts } from "./rules.ts";

export type CountsRow = Counts & { /** 1 for the first day; null for all of them together. */ day: number | null };

const ofOutcome = (outcome: string) => `count(*) FILTER (WHERE outcome = '${outcome}')::int AS ${outcome}`;

/**
 * Counts the conversations that started between the first and the last edge, by the day between two edges. The total
 * has a row of its own, since a median of medians is no median.
 */
export function countByDay(db: Queryable, merchantId: MerchantId, edges: readonly Date[]): Promise<CountsRow[]> {
  return db.query(
    `SELECT day, count(*)::int AS conversations,
       ${["resolved", "unanswered", "escalated", "open"].map(ofOutcome).join(", ")},
       coalesce(sum(message_count), 0)::int AS messages, count(first_response_ms)::int AS responses,
       percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY first_response_ms) AS response_percentiles,
       count(satisfaction_score)::int AS scores, avg(satisfaction_score)::float8 AS mean_score
     FROM (
       SELECT width_bucket(c.started_at, $2::timestamptz[]) AS day, ${outcomeSql} AS outcome,
         c.message_count, c.first_response_ms, c.satisfaction_score
       FROM conversations c WHERE c.merchant_id = $1 AND c.started_at >= $3 AND c.started_at < $4) counted
     GROUP BY GROUPING SETS ((day), ())`,
    [merchantId, edges, edges.at(0), edges.at(-1)],
  );
}

/** Conversations in which a customer waits for a person now. */
export async function countWaiting(
  db: Queryable,
  merchantId: MerchantId,
): Promise<{ escalated: number; since: string | null }> {
  const rows = await db.query<{ escalated: number; since: string | null }>(
    `SELECT count(*)::int AS escalated, ${isoTime("min(escalated_at)")} AS since
     FROM conversations WHERE merchant_id = $1 AND status = 'escalated'`,
    [merchantId],
  );
  return rows[0] ?? { escalated: 0, since: null };
}
