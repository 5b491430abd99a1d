import { containing, type Params } from "#lib/db/sql.ts";
import { matchingSql } from "#lib/domain/customers/service.ts";
import { fold, termsOf } from "#lib/fold.ts";
import { wordQuery } from "./rules.ts";

const hit = (query: string) => `search_words(m.content) @@ ${query}::tsquery`;

/** Whether tags of conversation `alias` contain the text, written as whole or in part. */
const tagsSql = (alias: string, text: string, params: Params) =>
  `search_tags(${alias}.tags) LIKE ${params.add(containing(fold(text)))}`;

/** SQL for the conversations in whose messages the words stand; null when the search has no words. */
export function saidSql(text: string, merchant: string, params: Params): string | null {
  const query = wordQuery(text);
  return (
    query && `SELECT m.conversation_id FROM messages m WHERE m.merchant_id = ${merchant} AND ${hit(params.add(query))}`
  );
}

/** SQL for the conversations that match by anything but their messages. */
export function namedSql(text: string, merchant: string, params: Params): string {
  const exact = params.add(text);
  const own = `SELECT f.id FROM conversations f WHERE f.merchant_id = ${merchant} AND`;
  return [
    `${own} f.customer_id IN (SELECT u.id FROM customers u
       WHERE u.merchant_id = ${merchant} AND ${matchingSql("u", text, params)})`,
    `${own} ${tagsSql("f", text, params)}`,
    `${own} f.id = ${exact}`,
    `${own} f.external_id = ${exact}`,
  ].join(" UNION ALL ");
}

/** The condition on conversation `c` that a search makes, by looking up in the indexes all that matches. */
export function foundSql(text: string, merchant: string, params: Params): string {
  const sources = [namedSql(text, merchant, params), saidSql(text, merchant, params)];
  return `c.id IN (${sources.filter(Boolean).join(" UNION ALL ")})`;
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
