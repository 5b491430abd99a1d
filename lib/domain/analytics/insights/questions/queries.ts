import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime, Params } from "#lib/db/sql.ts";
import { outcomeSql } from "#lib/domain/conversations/service.ts";
import { isWhole, type Scope, scopeSql } from "../scope/service.ts";
import type { Example } from "./rules.ts";

export type QuestionRow = {
  id: string;
  language: string;
  conversations: number;
  customers: number;
  resolved: number;
  unanswered: number;
  escalated: number;
  open: number;
  satisfaction: number | null;
  before: number;
  left_conversations: number;
  left_customers: number;
};

const orders = {
  "-conversations": "conversations DESC, before, n.id",
  "-change": "conversations - coalesce(p.before, 0) DESC, conversations DESC, n.id",
  "-left": "left_customers DESC, left_conversations DESC, n.id",
} as const;

export type Order = keyof typeof orders;

/** How many conversations a scope has, and in how many of them something was asked that is in a group. */
export type Totals = { conversations: number; grouped: number };

type Stretch = Scope["period"]["before"];

/** Groups and conversations in which they were asked, once each. */
const askedIn = ({ from, to }: Stretch, merchant: string, params: Params) =>
  `SELECT DISTINCT q.group_id, q.conversation_id FROM questions q WHERE q.merchant_id = ${merchant}
     AND q.started_at >= ${params.add(from)}::timestamptz AND q.started_at < ${params.add(to)}::timestamptz`;

/** How often each group was asked in the time before; without filters the conversations need not be looked at. */
function askedBefore(scope: Scope, merchant: string, params: Params): string {
  const { before } = scope.period;
  const asked = askedIn(before, merchant, params);
  if (isWhole(scope)) return `SELECT group_id AS id, count(*)::int AS before FROM (${asked}) a GROUP BY 1`;
  return `SELECT a.group_id AS id, count(*)::int AS before FROM (${asked}) a
    JOIN (SELECT c.id FROM conversations c WHERE ${scopeSql(scope, before, merchant, params)}) c ON c.id = a.conversation_id
    GROUP BY 1`;
}

const outcomes = ["resolved", "unanswered", "escalated", "open"];

/**
 * Groups with the conversations of a scope in which they were asked, and of the time before, beside the totals. Without
 * words, no group. Counted by customer first: one pass by hash, where counting them apart would sort everything.
 */
export async function list(
  db: Queryable,
  merchantId: MerchantId,
  scope: Scope,
  { order, limit }: { order: Order; limit: number },
): Promise<{ rows: QuestionRow[]; totals: Totals }> {
  const params = new Params();
  const merchant = params.add(merchantId);
  const [found] = await db.query<{ rows: QuestionRow[] } & Totals>(
    `WITH now AS MATERIALIZED (SELECT c.id, c.customer_id, ${outcomeSql} AS outcome, c.satisfaction_score
         FROM conversations c WHERE ${scopeSql(scope, scope.period, merchant, params)}),
       asked AS MATERIALIZED (SELECT a.group_id, c.* FROM (${askedIn(scope.period, merchant, params)}) a
         JOIN now c ON c.id = a.conversation_id),
       by_customer AS (SELECT group_id, customer_id, count(*) AS conversations,
           ${outcomes.map((outcome) => `count(*) FILTER (WHERE outcome = '${outcome}') AS ${outcome}`).join(", ")},
           sum(satisfaction_score) AS scores, count(satisfaction_score) AS scored
         FROM asked GROUP BY 1, 2),
       counted AS (SELECT group_id AS id, sum(conversations)::int AS conversations, count(*)::int AS customers,
           ${outcomes.map((outcome) => `sum(${outcome})::int AS ${outcome}`).join(", ")},
           (sum(scores) / nullif(sum(scored), 0))::float8 AS satisfaction,
           sum(unanswered + escalated)::int AS left_conversations,
           count(*) FILTER (WHERE unanswered + escalated > 0)::int AS left_customers
         FROM by_customer GROUP BY 1),
       previous AS (${askedBefore(scope, merchant, params)}),
       listed AS (SELECT n.*, g.language, coalesce(p.before, 0) AS before,
           row_number() OVER (ORDER BY ${orders[order]}) AS place
         FROM counted n JOIN question_groups g ON g.merchant_id = ${merchant} AND g.id = n.id AND g.size > 0
           LEFT JOIN previous p ON p.id = n.id
         ORDER BY place LIMIT ${params.add(limit)})
     SELECT (SELECT coalesce(json_agg(l ORDER BY place), '[]') FROM listed l) AS rows,
       (SELECT count(*)::int FROM now) AS conversations, (SELECT count(DISTINCT id)::int FROM asked) AS grouped`,
    params.values,
  );
  const { rows, ...totals } = found ?? { rows: [], conversations: 0, grouped: 0 };
  return { rows, totals };
}

/** Whether messages of the merchant wait to be grouped. */
export async function isWaiting(db: Queryable, merchantId: MerchantId): Promise<boolean> {
  const rows = await db.query<{ waiting: boolean }>(
    `SELECT EXISTS (SELECT FROM question_queue WHERE merchant_id = $1)
       OR NOT EXISTS (SELECT FROM question_progress WHERE merchant_id = $1 AND done) AS waiting`,
    [merchantId],
  );
  return rows[0]?.waiting ?? false;
}

/** Enough for the most usual wording to show. */
const typical = 30;

export type ExampleRow = Example & { group_id: string };

/** The messages that are most like their group, without those whose customer was erased. */
export function examples(db: Queryable, merchantId: MerchantId, groups: readonly string[]): Promise<ExampleRow[]> {
  return db.query(
    `SELECT given.id AS group_id, e.message_id, e.conversation_id, m.content AS text, ${outcomeSql} AS outcome,
       ${isoTime("c.started_at")} AS started_at
     FROM unnest($2::text[]) WITH ORDINALITY AS given (id, place) CROSS JOIN LATERAL (
       SELECT q.message_id, q.conversation_id, q.fit FROM questions q
       WHERE q.merchant_id = $1 AND q.group_id = given.id AND cardinality(q.terms) > 0
       ORDER BY q.fit DESC, q.message_id LIMIT ${typical}) e
       JOIN messages m ON m.merchant_id = $1 AND m.id = e.message_id
       JOIN conversations c ON c.merchant_id = $1 AND c.id = e.conversation_id
     ORDER BY given.place, e.fit DESC, e.message_id`,
    [merchantId, groups],
  );
}

export async function get(db: Queryable, merchantId: MerchantId, id: string) {
  const rows = await db.query<{
    id: string;
    language: string;
    conversations: number;
    first_asked_at: string;
    last_asked_at: string;
  }>(
    `SELECT g.id, g.language, count(DISTINCT q.conversation_id)::int AS conversations,
       ${isoTime("min(q.started_at)")} AS first_asked_at, ${isoTime("max(q.started_at)")} AS last_asked_at
     FROM question_groups g JOIN questions q ON q.merchant_id = g.merchant_id AND q.group_id = g.id
     WHERE g.merchant_id = $1 AND g.id = $2 GROUP BY g.id, g.language`,
    [merchantId, id],
  );
  return rows[0];
}
