import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Group } from "./rules.ts";

export type QueuedMessage = {
  message_id: string;
  conversation_id: string;
  content: string;
  language: string | null;
  customer_name: string | null;
  started_at: Date;
  created_at: Date;
  first: boolean;
  cart_items: unknown;
};

/** Merchants whose messages wait, or whose older messages were not all looked at. */
export async function merchantsWithQuestions(db: Queryable, limit: number): Promise<MerchantId[]> {
  const rows = await db.query<{ id: MerchantId }>(
    `SELECT m.id FROM merchants m LEFT JOIN question_progress p ON p.merchant_id = m.id
     WHERE p.done IS NOT TRUE OR EXISTS (SELECT FROM question_queue q WHERE q.merchant_id = m.id) LIMIT $1`,
    [limit],
    { keepPlan: true },
  );
  return rows.map(({ id }) => id);
}

/** Lets one worker at a time go on with a merchant; null when another is at it. */
export async function lockProgress(tx: Queryable, merchantId: MerchantId) {
  await tx.query("INSERT INTO question_progress (merchant_id) VALUES ($1) ON CONFLICT DO NOTHING", [merchantId]);
  const rows = await tx.query<{ after_id: string; done: boolean }>(
    "SELECT after_id, done FROM question_progress WHERE merchant_id = $1 FOR UPDATE SKIP LOCKED",
    [merchantId],
  );
  return rows[0] ?? null;
}

/** Queues the next messages of customers that were there before the queue; answers how far it came, null at the end. */
export async function queueOlder(
  tx: Queryable,
  merchantId: MerchantId,
  afterId: string,
  limit: number,
): Promise<string | null> {
  const rows = await tx.query<{ last: string | null }>(
    `WITH next AS (SELECT id, role FROM messages WHERE merchant_id = $1 AND id > $2 ORDER BY id LIMIT $3),
       queued AS (INSERT INTO question_queue (merchant_id, message_id)
         SELECT $1, id FROM next WHERE role = 'customer'
           AND NOT EXISTS (SELECT FROM questions q WHERE q.merchant_id = $1 AND q.message_id = next.id)
         ON CONFLICT DO NOTHING)
     SELECT max(id) AS last FROM next`,
    [merchantId, afterId, limit],
  );
  return rows[0]?.last ?? null;
}

export async function saveProgress(tx: Queryable, merchantId: MerchantId, afterId: string | null): Promise<void> {
  await tx.query(
    "UPDATE question_progress SET after_id = coalesce($2, after_id), done = $2::text IS NULL WHERE merchant_id = $1",
    [merchantId, afterId],
  );
}

/** Takes messages from the queue, oldest ids first. */
export async function takeQueued(tx: Queryable, merchantId: MerchantId, limit: number): Promise<string[]> {
  const rows = await tx.query<{ message_id: string }>(
    `DELETE FROM question_queue WHERE merchant_id = $1 AND message_id = ANY(ARRAY(
       SELECT message_id FROM question_queue WHERE merchant_id = $1 ORDER BY message_id LIMIT $2))
     RETURNING message_id`,
    [merchantId, limit],
  );
  return rows.map((row) => row.message_id);
}

/**
 * Messages with what is needed to understand them; those of erased customers and those in a group are left out. Each
 * look-up stands by itself and begins at the ids: statistics of a queue are always old, and a join with it was once
 * planned from the other end.
 */
export function read(tx: Queryable, merchantId: MerchantId, ids: readonly string[]): Promise<QueuedMessage[]> {
  return tx.query(
    `SELECT m.id AS message_id, m.conversation_id, m.content, coalesce(c.language, u.language) AS language,
       u.name AS customer_name, c.started_at, m.created_at, c.cart_items,
       (SELECT e.id FROM messages e WHERE e.merchant_id = $1 AND e.conversation_id = m.conversation_id
         AND e.role = 'customer' ORDER BY e.sent_at, e.id LIMIT 1) = m.id AS first
     FROM unnest($2::text[]) AS given (id)
       CROSS JOIN LATERAL (SELECT * FROM messages m WHERE m.merchant_id = $1 AND m.id = given.id LIMIT 1) m
       CROSS JOIN LATERAL (SELECT * FROM conversations c WHERE c.merchant_id = $1 AND c.id = m.conversation_id LIMIT 1) c
       CROSS JOIN LATERAL (SELECT * FROM customers u WHERE u.merchant_id = $1 AND u.id = c.customer_id LIMIT 1) u
     WHERE m.role = 'customer' AND u.erased_at IS NULL
       AND (SELECT count(*) FROM questions q WHERE q.merchant_id = $1 AND q.message_id = m.id) = 0
     ORDER BY m.id`,
    [merchantId, ids],
  );
}

/** The stem of each word by a dictionary of PostgreSQL; null for a stop word. */
export async function stems(tx: Queryable, dictionary: string, words: string[]): Promise<Map<string, string | null>> {
  const rows = await tx.query<{ word: string; stem: string | null }>(
    `SELECT word, CASE WHEN lexemes IS NULL THEN word ELSE lexemes[1] END AS stem
     FROM (SELECT word, ts_lexize($1::text::regdictionary, word) AS lexemes FROM unnest($2::text[]) AS word) known`,
    [dictionary, words],
  );
  return new Map(rows.map(({ word, stem }) => [word, stem]));
}

type TermCount = { language: string; term: string; count: number };

export function frequencies(tx: Queryable, merchantId: MerchantId, terms: string[]): Promise<TermCount[]> {
  return tx.query("SELECT language, term, count FROM question_frequencies WHERE merchant_id = $1 AND term = ANY($2)", [
    merchantId,
    terms,
  ]);
}

// So many groups are looked at for a term, those with most of it first, and so many terms of each: enough to find the
// right one, and the same however many groups there are.
const groupsPerTerm = 12;
const termsPerGroup = 16;

/** The groups that share a term with these questions. */
export async function candidates(
  tx: Queryable,
  merchantId: MerchantId,
  wanted: { language: string; terms: string[] }[],
): Promise<Group[]> {
  const pairs = wanted.flatMap(({ language, terms }) => terms.map((term) => [language, term]));
  const rows = await tx.query<Omit<Group, "counts"> & { terms: [string, number][] }>(
    `WITH found AS MATERIALIZED (
       SELECT DISTINCT near.group_id FROM unnest($2::text[], $3::text[]) AS wanted (language, term), LATERAL (
         SELECT t.group_id FROM question_terms t
         WHERE t.merchant_id = $1 AND t.language = wanted.language AND t.term = wanted.term
         ORDER BY t.count DESC, t.group_id LIMIT ${groupsPerTerm}) near)
     SELECT g.id, g.language, g.size, g.asking, ARRAY(
         SELECT json_build_array(t.term, t.count) FROM question_terms t
         WHERE t.merchant_id = $1 AND t.group_id = g.id ORDER BY t.count DESC, t.term LIMIT ${termsPerGroup}) AS terms
     FROM found f JOIN question_groups g ON g.merchant_id = $1 AND g.id = f.group_id
     WHERE g.size > 0 ORDER BY g.id`,
    [merchantId, pairs.map(([language]) => language), pairs.map(([, term]) => term)],
  );
  return rows.map(({ terms, ...group }) => ({ ...group, counts: new Map(terms) }));
}

export async function addGroups(
  tx: Queryable,
  merchantId: MerchantId,
  groups: { id: string; language: string }[],
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO question_groups (merchant_id, id, language, created_at)
     SELECT $1, id, language, $4 FROM unnest($2::text[], $3::text[]) AS made (id, language)`,
    [merchantId, groups.map(({ id }) => id), groups.map(({ language }) => language), at],
  );
}

export type NewQuestion = {
  message_id: string;
  conversation_id: string;
  group_id: string;
  started_at: Date;
  fit: number;
  terms: string[];
};

/** Adds questions and says anew which one opens each of their conversations. */
export async function addQuestions(tx: Queryable, merchantId: MerchantId, questions: NewQuestion[]): Promise<void> {
  await tx.query(
    `INSERT INTO questions (merchant_id, message_id, conversation_id, group_id, started_at, fit, terms)
     SELECT $1, message_id, conversation_id, group_id, started_at, fit, terms
     FROM json_populate_recordset(NULL::questions, $2::json) ON CONFLICT DO NOTHING`,
    [merchantId, JSON.stringify(questions)],
  );
  const conversations = [...new Set(questions.map(({ conversation_id }) => conversation_id))];
  await tx.query(
    `UPDATE questions SET opening = (message_id = ANY($3))
     WHERE merchant_id = $1 AND conversation_id = ANY($2) AND opening <> (message_id = ANY($3))`,
    [merchantId, conversations, await firstQuestions(tx, merchantId, conversations)],
  );
}

/** The first question of each conversation. Read apart: joined, it was asked anew for every question of a merchant. */
async function firstQuestions(tx: Queryable, merchantId: MerchantId, conversations: string[]): Promise<string[]> {
  const rows = await tx.query<{ message_id: string }>(
    `SELECT o.message_id FROM unnest($2::text[]) AS given (id) CROSS JOIN LATERAL (
       SELECT q.message_id FROM questions q JOIN messages m ON m.merchant_id = q.merchant_id AND m.id = q.message_id
       WHERE q.merchant_id = $1 AND q.conversation_id = given.id ORDER BY m.sent_at, m.id LIMIT 1) o`,
    [merchantId, conversations],
  );
  return rows.map((row) => row.message_id);
}

/** Forgets all groups of a merchant, so that the worker makes them anew from the first message on. */
export async function forgetAll(tx: Queryable, merchantId: MerchantId): Promise<void> {
  const tables = ["question_terms", "question_frequencies", "question_groups", "questions", "product_mentions"];
  for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE merchant_id = $1`, [merchantId]);
  await tx.query("DELETE FROM question_queue WHERE merchant_id = $1", [merchantId]);
  await tx.query("UPDATE question_progress SET after_id = '', done = false WHERE merchant_id = $1", [merchantId]);
}
