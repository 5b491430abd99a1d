import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { pageSql } from "#lib/domain/conversations/list/service.ts";
import { outcomeSql } from "#lib/domain/conversations/service.ts";
import { type Scope, scopeSql } from "../scope/service.ts";

export type Outcome = "resolved" | "unanswered" | "escalated" | "open";
export type Way = { page: string; question: string; outcome: Outcome; conversations: number };

/** The most frequent values of a column, those that are `none` aside. */
const frequent = (column: string, limit: string) =>
  `SELECT ${column} FROM ways WHERE ${column} <> 'none' GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${limit}`;

const told = (column: string, from: string) =>
  `CASE WHEN ${column} = 'none' OR ${column} IN (SELECT * FROM ${from}) THEN ${column} ELSE 'other' END`;

/** How many conversations took each way; less frequent pages and questions count as `other`. */
export function ways(
  db: Queryable,
  merchantId: MerchantId,
  scope: Scope,
  { pages, questions }: { pages: number; questions: number },
): Promise<Way[]> {
  const params = new Params();
  const merchant = params.add(merchantId);
  return db.query(
    `WITH ways AS MATERIALIZED (
       SELECT coalesce(${pageSql}, 'none') AS page, coalesce(q.group_id, 'none') AS question, ${outcomeSql} AS outcome
       FROM conversations c LEFT JOIN questions q
         ON q.merchant_id = c.merchant_id AND q.conversation_id = c.id AND q.opening
       WHERE ${scopeSql(scope, scope.period, merchant, params)}),
     pages AS (${frequent("page", params.add(pages))}),
     asked AS (${frequent("question", params.add(questions))})
     SELECT ${told("page", "pages")} AS page, ${told("question", "asked")} AS question, outcome,
       count(*)::int AS conversations
     FROM ways GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3`,
    params.values,
  );
}
