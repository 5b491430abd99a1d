import type { Params } from "#lib/db/sql.ts";
import { matchingSql } from "#lib/domain/customers/service.ts";
import { termsOf } from "#lib/fold.ts";

/** The words of a search as a tsquery: beginnings of words, and runs of letters where there are no spaces. */
export function wordQuery(text: string): string | null {
  const found = termsOf(text).map((term) =>
    term.anywhere ? `(${[...term.text].map((letter) => `'${letter}'`).join(" <-> ")})` : `'${term.text}':*`,
  );
  return found.length > 0 ? found.join(" & ") : null;
}

const hit = (query: string) => `search_words(m.content) @@ ${query}::tsquery`;

/** A tag is written as people write it; the search tries the usual ways. */
function spellings(text: string): string[] {
  const lower = text.toLowerCase();
  return [...new Set([text, lower, lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

/** The condition on conversation `c` that a search makes, by looking up in the indexes all that matches. */
export function foundSql(text: string, merchant: string, params: Params): string {
  const query = wordQuery(text);
  const exact = params.add(text);
  const own = `SELECT f.id FROM conversations f WHERE f.merchant_id = ${merchant} AND`;
  const sources = [
    `${own} f.customer_id IN (SELECT u.id FROM customers u
       WHERE u.merchant_id = ${merchant} AND ${matchingSql("u", text, params)})`,
    `${own} f.tags && ${params.add(spellings(text))}::text[]`,
    `${own} f.id = ${exact}`,
    `${own} f.external_id = ${exact}`,
  ];
  if (query) {
    sources.push(
      `SELECT m.conversation_id FROM messages m WHERE m.merchant_id = ${merchant} AND ${hit(params.add(query))}`,
    );
  }
  return `c.id IN (${sources.join(" UNION ALL ")})`;
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
    `c.tags && ${params.add(spellings(text))}::text[]`,
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
