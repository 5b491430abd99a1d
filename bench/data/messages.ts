import { hash, oneOf, pick, tail } from "./sql.ts";
import { goods, looks, phrases } from "./words.ts";

/** A word that a handful of messages of the largest merchant hold. */
export const rareWord = "quetzal";
/** A word in every fourth message. */
export const commonWord = "delivery";

const extras = { null: 8600, gift: 250, warranty: 100, allergy: 9, engraving: 1 };

/** SQL for a sentence of a customer or an assistant in the conversation's language, English where we know none. */
function phrase(speaker: "customer" | "assistant", seed: number): string {
  const { en, ...others } = Object.fromEntries(
    Object.entries(phrases).map(([language, talk]) => [language, oneOf("m", seed, talk[speaker])]),
  );
  const cases = Object.entries(others).map(([language, sentence]) => `WHEN '${language}' THEN ${sentence}`);
  return `CASE language ${cases.join(" ")} ELSE ${en} END`;
}

const two = (speaker: "customer" | "assistant") => `${phrase(speaker, 40)} || ' ' || ${phrase(speaker, 41)}`;

/**
 * SQL for message `i` of conversation `n` in `language`; `m` numbers the message. Every tenth names an order, so the
 * words of the index are as many and as uneven as in earnest.
 */
const content = `replace(CASE i % 2 WHEN 1 THEN ${two("customer")} ELSE ${two("assistant")} END, '{p}',
    ${oneOf("n", 44, looks)} || ' ' || ${oneOf("n", 45, goods)})
  || CASE WHEN ${hash("m", 42)} % 10 = 0 THEN ' It is about order SG' || 1000000 + n || '.' ELSE '' END
  || coalesce(' ' || ${pick("m", 43, extras)}, '') || CASE WHEN n % 30000 = 7 AND i = 1 THEN ' ${rareWord}' ELSE '' END`;

/** SQL for the first message of a conversation, as a query. */
export const firstMessage = (n: string, language: string) =>
  `(SELECT ${content} FROM (SELECT ${n} AS n, 1 AS i, ${n} * 100 + 1 AS m, ${language} AS language) said)`;

/** A question, an answer, and so on. */
export const makeMessages = `
  INSERT INTO messages (merchant_id, id, conversation_id, role, author, content, sent_at, created_at)
  SELECT merchant_id, 'msg_' || substr(conversation_id, 6, 10) || ${tail("m")}, conversation_id, role,
    CASE role WHEN 'agent' THEN 'Robin' END, ${content}, at, at
  FROM (
    SELECT merchant_id, id AS conversation_id, n, i, n * 100 + i AS m, language,
      CASE WHEN i % 2 = 1 THEN 'customer' WHEN escalated_at IS NOT NULL AND i > 4 THEN 'agent' ELSE 'assistant' END AS role,
      started_at + (last_message_at - started_at) * ((i - 1) / (message_count - 1)::float8) AS at
    FROM (SELECT *, substr(id, 16)::bigint AS n FROM conversations OFFSET 0) c CROSS JOIN generate_series(1, message_count) i
    OFFSET 0) said`;
