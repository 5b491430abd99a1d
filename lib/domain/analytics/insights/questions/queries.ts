import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { isoTime, Params } from "#lib/db/sql.ts";
import { outcomeSql } from "#lib/domain/conversations/service.ts";
import { type Scope, scopeSql } from "../scope/service.ts";
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

/** Groups with the conversations of a scope in which they were asked, and of the time before. Without words, no group. */
export function list(
  db: Queryable,
  merchantId: MerchantId,
  scope: Scope,
  { order, limit }: { order: Order; limit: number },
): Promise<QuestionRow[]> {
  const params = new Params();
  const merchant = params.add(merchantId);
  const { period } = scope;
  const chosen = (name: string, stretch: { from: Date; to: Date }) =>
    `${name} AS MATERIALIZED (SELECT c.id, c.customer_id, ${outcomeSql} AS outcome, c.satisfaction_score
      FROM conversations c WHERE ${scopeSql(scope, stretch, merchant, params)})`;
  const asked = (stretch: { from: Date; to: Date }) =>
    `(SELECT DISTINCT q.group_id, q.conversation_id FROM questions q WHERE q.merchant_id = ${merchant}
      AND q.started_at >= ${params.add(stretch.from)}::timestamptz AND q.started_at < ${params.add(stretch.to)}::timestamptz)`;
  const of = (outcome: string) => `count(*) FILTER (WHERE outcome = '${outcome}')::int AS ${outcome}`;
  const left = "outcome IN ('unanswered', 'escalated')";
  return db.query(
    `WITH ${chosen("now", period)}, ${chosen("earlier", period.before)},
       counted AS (
         SELECT a.group_id AS id, count(*)::int AS conversations, count(DISTINCT customer_id)::int AS customers,
           ${["resolved", "unanswered", "escalated", "open"].map(of).join(", ")},
           avg(satisfaction_score)::float8 AS satisfaction,
           count(*) FILTER (WHERE ${left})::int AS left_conversations,
           count(DISTINCT customer_id) FILTER (WHERE ${left})::int AS left_customers
         FROM ${asked(period)} a JOIN now c ON c.id = a.conversation_id GROUP BY a.group_id),
       previous AS (
         SELECT a.group_id AS id, count(*)::int AS before
         FROM ${asked(period.before)} a JOIN earlier c ON c.id = a.conversation_id GROUP BY a.group_id)
     SELECT n.*, g.language, coalesce(p.before, 0) AS before
     FROM counted n JOIN question_groups g ON g.merchant_id = ${merchant} AND g.id = n.id AND g.size > 0
       LEFT JOIN previous p ON p.id = n.id
     ORDER BY ${orders[order]} LIMIT ${params.add(limit)}`,
    params.values,
  );
}

/** How many conversations a scope has, and in how many of them something was asked that is in a group. */
export async function totals(db: Queryable, merchantId: MerchantId, scope: Scope) {
  const params = new Params();
  const merchant = params.add(merchantId);
  const rows = await db.query<{ conversations: number; grouped: number }>(
    `SELECT count(*)::int AS conversations, count(*) FILTER (WHERE EXISTS (
       SELECT FROM questions q WHERE q.merchant_id = c.merchant_id AND q.conversation_id = c.id))::int AS grouped
     FROM conversations c WHERE ${scopeSql(scope, scope.period, merchant, params)}`,
    params.values,
  );
  return rows[0] ?? { conversations: 0, grouped: 0 };
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

const typical = 60;

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
