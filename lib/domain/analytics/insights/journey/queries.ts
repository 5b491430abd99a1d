import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { pageSql } from "#lib/domain/conversations/list/service.ts";
import { outcomeSql } from "#lib/domain/conversations/service.ts";
import { type Scope, scopeSql } from "../scope/service.ts";

export type Outcome = "resolved" | "unanswered" | "escalated" | "open";
/** `step` is a question or a tag. */
export type Way = { page: string; step: string; outcome: Outcome; conversations: number };

/** The most frequent values of a column, those that are `none` aside. */
const frequent = (column: string, limit: string) =>
  `SELECT ${column} FROM ways WHERE ${column} <> 'none' GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${limit}`;

const told = (column: string, from: string) =>
  `CASE WHEN ${column} = 'none' OR ${column} IN (SELECT * FROM ${from}) THEN ${column} ELSE 'other' END`;

const counted = `outcome, count(*)::int AS conversations
  FROM ways GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3`;

/** How many conversations took each way through their first question; less frequent ones count as `other`. */
export function byQuestion(
  db: Queryable,
  merchantId: MerchantId,
  scope: Scope,
  { pages, steps }: { pages: number; steps: number },
): Promise<Way[]> {
  const params = new Params();
  const merchant = params.add(merchantId);
  return db.query(
    `WITH ways AS MATERIALIZED (
       SELECT coalesce(${pageSql}, 'none') AS page, coalesce(q.group_id, 'none') AS step, ${outcomeSql} AS outcome
       FROM conversations c LEFT JOIN questions q
         ON q.merchant_id = c.merchant_id AND q.conversation_id = c.id AND q.opening
       WHERE ${scopeSql(scope, scope.period, merchant, params)}),
     pages AS (${frequent("page", params.add(pages))}),
     steps AS (${frequent("step", params.add(steps))})
     SELECT ${told("page", "pages")} AS page, ${told("step", "steps")} AS step, ${counted}`,
    params.values,
  );
}

/** The most frequent tags; one with a comma could not be named in a filter. */
export async function frequentTags(db: Queryable, merchantId: MerchantId, scope: Scope, limit: number) {
  const params = new Params();
  const merchant = params.add(merchantId);
  const rows = await db.query<{ tag: string }>(
    `SELECT tag FROM conversations c, unnest(c.tags) AS tag
     WHERE ${scopeSql(scope, scope.period, merchant, params)} AND tag NOT LIKE '%,%'
     GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${params.add(limit)}`,
    params.values,
  );
  return rows.map(({ tag }) => tag);
}

/** The same through the first of these tags that a conversation has, `''` where it has none of them. */
export function byTag(
  db: Queryable,
  merchantId: MerchantId,
  scope: Scope,
  { pages, tags }: { pages: number; tags: readonly string[] },
): Promise<Way[]> {
  const params = new Params();
  const merchant = params.add(merchantId);
  return db.query(
    `WITH ways AS MATERIALIZED (
       SELECT coalesce(${pageSql}, 'none') AS page, ${outcomeSql} AS outcome, coalesce((
         SELECT tag FROM unnest(${params.add(tags)}::text[]) WITH ORDINALITY AS told (tag, place)
         WHERE tag = ANY(c.tags) ORDER BY place LIMIT 1), '') AS step
       FROM conversations c WHERE ${scopeSql(scope, scope.period, merchant, params)}),
     pages AS (${frequent("page", params.add(pages))})
     SELECT ${told("page", "pages")} AS page, step, ${counted}`,
    params.values,
  );
}
