import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { outcomeSql } from "#lib/domain/conversations/service.ts";
import { type Scope, scopeSql } from "../scope/service.ts";

/** Two groups of conversations; without a second one, all others of the period. */
export type Compared = { a: Scope; b: Scope | null; all: Scope };

/** SQL of the conversations of both groups; one that is in both stands twice. */
function groupsSql({ a, b, all }: Compared, merchantId: MerchantId, params: Params): string {
  const merchant = params.add(merchantId);
  const inA = scopeSql(a, a.period, merchant, params);
  const inB = b
    ? scopeSql(b, b.period, merchant, params)
    : `${scopeSql(all, all.period, merchant, params)} AND (${inA}) IS NOT TRUE`;
  const rows = (side: string, where: string) =>
    `SELECT '${side}' AS side, c.id, ${outcomeSql} AS outcome, c.purchased_at IS NOT NULL AS purchased,
       c.satisfaction_score::float8 AS satisfaction, c.message_count::float8 AS messages,
       c.first_response_ms / 1000.0::float8 AS first_response, c.duration_seconds::float8 AS duration
     FROM conversations c WHERE ${where}`;
  return `WITH g AS MATERIALIZED (${rows("a", inA)} UNION ALL ${rows("b", inB)})`;
}

export type Figures = {
  side: "a" | "b";
  conversations: number;
  resolved: number;
  escalated: number;
  unanswered: number;
  purchased: number;
  scores: number;
  satisfied: number;
  satisfaction_mean: number | null;
  satisfaction_variance: number | null;
  messages_mean: number | null;
  messages_variance: number | null;
  first_response_count: number;
  duration_count: number;
  overlap: number;
};

const outcome = (name: string) => `count(*) FILTER (WHERE outcome = '${name}')::int AS ${name}`;
const moments = (column: string) => `avg(${column}) AS ${column}_mean, var_samp(${column}) AS ${column}_variance`;

export function figures(db: Queryable, merchantId: MerchantId, compared: Compared): Promise<Figures[]> {
  const params = new Params();
  const groups = groupsSql(compared, merchantId, params);
  return db.query(
    `${groups} SELECT side, count(*)::int AS conversations, ${["resolved", "escalated", "unanswered"].map(outcome).join(", ")},
       count(*) FILTER (WHERE purchased)::int AS purchased, count(satisfaction)::int AS scores,
       count(*) FILTER (WHERE satisfaction >= 4)::int AS satisfied, ${moments("satisfaction")}, ${moments("messages")},
       count(first_response)::int AS first_response_count, count(duration)::int AS duration_count,
       (SELECT count(*)::int FROM g x JOIN g y USING (id) WHERE x.side = 'a' AND y.side = 'b') AS overlap
     FROM g GROUP BY side`,
    params.values,
  );
}

/** The n-th smallest values of a column in each group, from 1. */
export type Ranks = { column: "first_response" | "duration"; side: "a" | "b"; ranks: number[] };

export async function ranked(
  db: Queryable,
  merchantId: MerchantId,
  compared: Compared,
  wanted: readonly Ranks[],
): Promise<number[][]> {
  if (wanted.length === 0) return [];
  const params = new Params();
  const groups = groupsSql(compared, merchantId, params);
  // A discrete percentile of rank r lies anywhere above (r − 1) / n; the middle between two ranks is safe from rounding.
  const values = wanted.map(({ column, side, ranks }) => {
    const list = params.add(ranks);
    return `ARRAY(SELECT v.value FROM (SELECT ${column} AS value, row_number() OVER (ORDER BY ${column}) AS place
        FROM g WHERE side = '${side}' AND ${column} IS NOT NULL) v
      JOIN unnest(${list}::int[]) WITH ORDINALITY AS r (place, nth) ON r.place = v.place ORDER BY r.nth)`;
  });
  const selected = values.map((value, index) => `${value} AS v${index}`).join(", ");
  const [row = {}] = await db.query<Record<string, number[]>>(`${groups} SELECT ${selected}`, params.values);
  return wanted.map((_, index) => row[`v${index}`] ?? []);
}
