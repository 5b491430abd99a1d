import type { Condition } from "#lib/conditions/contract.ts";
import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime, Params } from "#lib/db/sql.ts";
import { meetsSql } from "#lib/domain/segments/service.ts";

/** When the customers that count were last seen. */
export type Seen = { from: Date | null; to: Date | null; now: Date };

const from = `FROM customer_figures f JOIN customers u ON u.merchant_id = f.merchant_id AND u.id = f.customer_id
  JOIN merchants m ON m.id = f.merchant_id`;

function whereSql(merchantId: MerchantId, seen: Seen, params: Params): string {
  const bounds = [
    ...(seen.from ? [`f.last_seen_at >= ${params.add(seen.from)}::timestamptz`] : []),
    ...(seen.to ? [`f.last_seen_at < ${params.add(seen.to)}::timestamptz`] : []),
  ];
  return [`f.merchant_id = ${params.add(merchantId)}`, ...bounds].join(" AND ");
}

export type GroupRow = {
  place: number;
  customers: number;
  value_minor: number;
  satisfaction: number | null;
  lead_score: number | null;
  conversations: number;
};

/** The figures of the customers who meet each condition, in one pass; the first row is of all. */
export function groups(
  db: Queryable,
  merchantId: MerchantId,
  conditions: readonly Condition[],
  seen: Seen,
): Promise<GroupRow[]> {
  const params = new Params();
  const tests = conditions.map((condition) => `coalesce(${meetsSql(condition, params, seen.now)}, false)`);
  const where = whereSql(merchantId, seen, params);
  return db.query(
    `SELECT g.place::int, count(*) FILTER (WHERE g.member)::int AS customers,
       coalesce(sum(f.lifetime_value_minor) FILTER (WHERE g.member), 0)::float8 AS value_minor,
       (sum(f.satisfaction_sum) FILTER (WHERE g.member) / nullif(sum(f.satisfaction_count) FILTER (WHERE g.member), 0))::float8
         AS satisfaction,
       avg(f.lead_score) FILTER (WHERE g.member)::float8 AS lead_score,
       coalesce(sum(f.conversation_count) FILTER (WHERE g.member), 0)::int AS conversations
     ${from} CROSS JOIN LATERAL unnest(ARRAY[true, ${tests.join(", ")}]) WITH ORDINALITY AS g (member, place)
     WHERE ${where} GROUP BY g.place ORDER BY g.place`,
    params.values,
  );
}

export type BandRow = { band: number; customers: number; score: number };

/** How many customers have a score in each band of `width`; the last one takes 100 as well. */
export function bands(db: Queryable, merchantId: MerchantId, width: number, seen: Seen): Promise<BandRow[]> {
  const params = new Params();
  const last = 100 / width - 1;
  return db.query(
    `SELECT least(f.lead_score / ${params.add(width)}::int, ${params.add(last)}::int) AS band, count(*)::int AS customers,
       sum(f.lead_score)::int AS score
     ${from} WHERE ${whereSql(merchantId, seen, params)} GROUP BY 1`,
    params.values,
  );
}

/** For how many customers each part of the score gives points, in the order in which it is kept. */
export function reasons(db: Queryable, merchantId: MerchantId, seen: Seen) {
  const params = new Params();
  return db.query<{ place: number; customers: number; points: number | null }>(
    `SELECT part.place::int, count(*) FILTER (WHERE part.points > 0)::int AS customers,
       avg(part.points) FILTER (WHERE part.points > 0)::float8 AS points
     ${from} CROSS JOIN LATERAL unnest(f.lead_points) WITH ORDINALITY AS part (points, place)
     WHERE ${whereSql(merchantId, seen, params)} GROUP BY part.place ORDER BY part.place`,
    params.values,
  );
}

export type LeadRow = {
  customer_id: string;
  name: string | null;
  email: string | null;
  score: number;
  points: number[];
  last_seen_at: string;
};

export function leads(db: Queryable, merchantId: MerchantId, limit: number, seen: Seen): Promise<LeadRow[]> {
  const params = new Params();
  return db.query(
    `SELECT f.customer_id, u.name, u.email, f.lead_score::int AS score, f.lead_points::int[] AS points,
       ${isoTime("f.last_seen_at")} AS last_seen_at
     ${from} WHERE ${whereSql(merchantId, seen, params)}
     ORDER BY f.lead_score DESC, f.customer_id DESC LIMIT ${params.add(limit)}`,
    params.values,
  );
}
