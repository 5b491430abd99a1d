import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { containing, type Params } from "#lib/db/sql.ts";
import { matchingSql } from "#lib/domain/customers/service.ts";
import { fold, termsOf } from "#lib/fold.ts";
import { lexemesOf, markOf, wordQuery } from "./rules.ts";

/**
 * SQL for whether the words stand in message `m`, without an index; null when the search has no words. Most messages are
 * told apart by their letters alone, which takes a tenth of cutting them into words.
 */
function saysSql(text: string, params: Params): string | null {
  const query = wordQuery(text);
  if (!query) return null;
  const letters = params.add(lexemesOf(text).map((lexeme) => containing(lexeme.text)));
  return `search_text(m.content) LIKE ALL (${letters}::text[]) AND search_words(m.content) @@ ${params.add(query)}::tsquery`;
}

/** Whether conversation `alias` has a tag with the text in it; a text too short for the index must be a whole tag. */
function tagsSql(alias: string, text: string, params: Params): string {
  if (/[\p{L}\p{N}]{3}/u.test(text)) return `search_tags(${alias}.tags) LIKE ${params.add(containing(fold(text)))}`;
  const lower = text.toLowerCase();
  const spellings = [text, lower, lower.charAt(0).toUpperCase() + lower.slice(1)];
  return `${alias}.tags && ${params.add([...new Set(spellings)])}::text[]`;
}

/** SQL for the conversations in whose messages the words stand, by the index; null when the search has no words. */
function saidSql(text: string, merchantId: MerchantId, merchant: string, params: Params): string | null {
  const query = wordQuery(text, markOf(merchantId));
  if (!query) return null;
  const hit = `merchant_words(m.merchant_id, m.content) @@ ${params.add(query)}::tsquery`;
  return `SELECT m.conversation_id FROM messages m WHERE m.merchant_id = ${merchant} AND ${hit}`;
}

/**
 * About how many of the merchant's messages a search hits, as PostgreSQL's statistics know it: of each term, all frequent
 * words that begin so, and of the merchant, the share of all messages. 0 when a term begins no frequent word.
 */
export async function guessHits(db: Queryable, merchantId: MerchantId, text: string): Promise<number> {
  const beginnings = lexemesOf(text).map((lexeme) => `${markOf(merchantId)}${lexeme.text}`);
  if (beginnings.length === 0) return 0;
  const [guess] = await db.query<{ messages: number; own: number; shares: number[] }>(
    `SELECT greatest(c.reltuples, 0)::float8 AS messages,
       coalesce((SELECT own.share FROM pg_stats s, unnest(s.most_common_vals::text::text[], s.most_common_freqs) AS own (id, share)
         WHERE s.schemaname = current_schema AND s.tablename = 'messages' AND s.attname = 'merchant_id' AND own.id = $1), 1)::float8 AS own,
       ARRAY(SELECT coalesce(sum(word.share), 0)::float8
         FROM unnest($2::text[]) AS term (beginning)
           LEFT JOIN (pg_stats s CROSS JOIN LATERAL
             unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS word (lexeme, share))
           ON s.schemaname = current_schema AND s.tablename = 'messages_words_idx' AND starts_with(word.lexeme, term.beginning)
         GROUP BY term.beginning) AS shares
     FROM pg_class c WHERE c.oid = 'messages'::regclass`,
    [merchantId, beginnings],
  );
  const { messages = 0, own = 1, shares = [] } = guess ?? {};
  return shares.reduce((hits, share) => hits * Math.min(share / own, 1), messages * own);
}

/** Each source of hits by itself; `people` are the customers that match. */
function sourcesOf(text: string, merchantId: MerchantId, merchant: string, params: Params) {
  const exact = params.add(text);
  const own = `SELECT f.id FROM conversations f WHERE f.merchant_id = ${merchant} AND`;
  const people = `SELECT u.id FROM customers u WHERE u.merchant_id = ${merchant} AND ${matchingSql("u", text, params)}`;
  const hits = [
    `${own} f.customer_id IN (SELECT id FROM people)`,
    `${own} ${tagsSql("f", text, params)}`,
    `${own} f.id = ${exact}`,
    `${own} f.external_id = ${exact}`,
    saidSql(text, merchantId, merchant, params),
  ];
  return { people, hits: hits.filter((source) => source !== null) };
}

/** The condition on conversation `c` that a search makes, by looking up in the indexes all that matches. */
export function foundSql(text: string, merchantId: MerchantId, merchant: string, params: Params): string {
  const { people, hits } = sourcesOf(text, merchantId, merchant, params);
  return `c.id IN (WITH people AS MATERIALIZED (${people}) ${hits.join(" UNION ALL ")})`;
}

/** SQL for the ids of what a search finds, at most `cap` of each source; `capped` tells whether one had more. */
export function someFoundSql(text: string, merchantId: MerchantId, cap: number, params: Params): string {
  const { people, hits } = sourcesOf(text, merchantId, params.add(merchantId), params);
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
  const said = saysSql(text, params);
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
  if (said)
    either.unshift(one(`messages m WHERE m.merchant_id = c.merchant_id AND m.conversation_id = c.id AND ${said}`));
  return `(${either.join(" OR ")})`;
}

const before = 40;
const length = 160;

/** SQL for the words around the first hit in a message of conversation `c`; null where no message matched. */
export function snippetSql(text: string, params: Params): string {
  const said = saysSql(text, params);
  if (!said) return "NULL::text";
  const words = termsOf(text).map((term) => (term.anywhere ? term.text : `\\m${term.text}`));
  return `(SELECT CASE WHEN place <= ${before + 10} THEN left(content, ${length})
      ELSE '…' || regexp_replace(substr(content, place - ${before}, ${length}), '^\\S{0,20}\\s+', '') END
    FROM (SELECT m.content, regexp_instr(search_text(m.content), ${params.add(words.join("|"))}) AS place
      FROM messages m WHERE m.merchant_id = c.merchant_id AND m.conversation_id = c.id
        AND ${said} ORDER BY m.sent_at, m.id LIMIT 1) first)`;
}
