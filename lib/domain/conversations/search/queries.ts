import type { Queryable } from "#lib/db/database.ts";
import { containing, type Params } from "#lib/db/sql.ts";
import { matchingSql } from "#lib/domain/customers/service.ts";
import { fold, termsOf } from "#lib/fold.ts";
import { lexemesOf, wordQuery } from "./rules.ts";

const hit = (query: string) => `search_words(m.content) @@ ${query}::tsquery`;

/** Whether conversation `alias` has a tag with the text in it; a text too short for the index must be a whole tag. */
function tagsSql(alias: string, text: string, params: Params): string {
  if (/[\p{L}\p{N}]{3}/u.test(text)) return `search_tags(${alias}.tags) LIKE ${params.add(containing(fold(text)))}`;
  const lower = text.toLowerCase();
  const spellings = [text, lower, lower.charAt(0).toUpperCase() + lower.slice(1)];
  return `${alias}.tags && ${params.add([...new Set(spellings)])}::text[]`;
}

/** SQL for the conversations in whose messages the words stand; null when the search has no words. */
function saidSql(text: string, merchant: string, params: Params): string | null {
  const query = wordQuery(text);
  return (
    query && `SELECT m.conversation_id FROM messages m WHERE m.merchant_id = ${merchant} AND ${hit(params.add(query))}`
  );
}

/**
 * The share of messages that a search hits, as PostgreSQL's statistics know it: of each term, all frequent words that
 * begin so. 0 without frequent words.
 */
export async function guessShare(db: Queryable, text: string): Promise<number> {
  const beginnings = lexemesOf(text).map((lexeme) => lexeme.text);
  if (beginnings.length === 0) return 0;
  const rows = await db.query<{ share: number }>(
    `SELECT least(coalesce(sum(known.share), 0), 1)::float8 AS share
     FROM unnest($1::text[]) AS term (beginning) LEFT JOIN LATERAL (
       SELECT word.share FROM pg_stats s,
         unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS word (lexeme, share)
       WHERE s.schemaname = current_schema AND s.tablename = 'messages_words_idx'
         AND starts_with(word.lexeme, term.beginning)) known ON true
     GROUP BY term.beginning`,
    [beginnings],
  );
  return rows.reduce((all, { share }) => all * share, 1);
}

/** Each source of hits by itself; `people` are the customers that match. */
function sourcesOf(text: string, merchant: string, params: Params) {
  const exact = params.add(text);
  const own = `SELECT f.id FROM conversations f WHERE f.merchant_id = ${merchant} AND`;
  const people = `SELECT u.id FROM customers u WHERE u.merchant_id = ${merchant} AND ${matchingSql("u", text, params)}`;
  const hits = [
    `${own} f.customer_id IN (SELECT id FROM people)`,
    `${own} ${tagsSql("f", text, params)}`,
    `${own} f.id = ${exact}`,
    `${own} f.external_id = ${exact}`,
    saidSql(text, merchant, params),
  ];
  return { people, hits: hits.filter((source) => source !== null) };
}

/** The condition on conversation `c` that a search makes, by looking up in the indexes all that matches. */
export function foundSql(text: string, merchant: string, params: Params): string {
  const { people, hits } = sourcesOf(text, merchant, params);
  return `c.id IN (WITH people AS MATERIALIZED (${people}) ${hits.join(" UNION ALL ")})`;
}

/** SQL for the ids of what a search finds, at most `cap` of each source; `capped` tells whether one had more. */
export function someFoundSql(text: string, merchant: string, cap: number, params: Params): string {
  const { people, hits } = sourcesOf(text, merchant, params);
  const beyond = params.add(cap + 1);
  const limited = hits.map((source, index) => `source${index} (id) AS MATERIALIZED (${source} LIMIT ${beyond})`);
  const names = ["people", ...hits.map((_, index) => `source${index}`)];
  const capped = names.map((name) => `(SELECT count(*) FROM ${name}) >= ${beyond}`);
  const all = names.slice(1).map((name) => `SELECT id FROM ${name}`);
  return `WITH people (id) AS MATERIALIZED (${people} LIMIT ${beyond}), ${limited.join(", ")}
    SELECT ${capped.join(" OR ")} AS capped, ARRAY(${all.join(" UNION ")}) AS ids`;
}

/** The same, asked of one conversation at a time. Counting keeps the planner from fetching all hits first. */
export function probeSql(text: string, params: Params): string {
  const query = wordQuery(text);
  const exact = params.add(text);
  const one = (source: string) => `(SELECT count(*) FROM (SELECT 1 FROM ${source} LIMIT 1) one) > 0`;
  const either = [
    one(
      `customers u WHERE u.merchant_id = c.merchant_id AND u.id = c.customer_id AND ${matchingSql("u", text, params)}`,
    ),
    tagsSql("c", text, params),
    `c.id = ${exact}`,
    `c.external_id = ${exact}`,
  ];
  if (query) {
    const messages = "messages m WHERE m.merchant_id = c.merchant_id AND m.conversation_id = c.id";
    either.unshift(one(`${messages} AND ${hit(params.add(query))}`));
  }
  return `(${either.join(" OR ")})`;
}

const before = 40;
const length = 160;

/** SQL for the words around the first hit in a message of conversation `c`; null where no message matched. */
export function snippetSql(text: string, params: Params): string {
  const query = wordQuery(text);
  if (!query) return "NULL::text";
  const words = termsOf(text).map((term) => (term.anywhere ? term.text : `\\m${term.text}`));
  return `(SELECT CASE WHEN place <= ${before + 10} THEN left(content, ${length})
      ELSE '…' || regexp_replace(substr(content, place - ${before}, ${length}), '^\\S{0,20}\\s+', '') END
    FROM (SELECT m.content, regexp_instr(search_text(m.content), ${params.add(words.join("|"))}) AS place
      FROM messages m WHERE m.merchant_id = c.merchant_id AND m.conversation_id = c.id
        AND ${hit(params.add(query))} ORDER BY m.sent_at, m.id LIMIT 1) first)`;
}
