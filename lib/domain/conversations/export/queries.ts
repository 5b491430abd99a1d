import type { MerchantId } from "#lib/context.ts";
import { Params, type RowsSql } from "#lib/db/sql.ts";
import { messageColumnsSql } from "#lib/domain/messages/service.ts";
import { conditions } from "../list/queries.ts";
import type { Filter } from "../list/rules.ts";
import { columns, withCustomer } from "../queries.ts";
import { foundSql } from "../search/queries.ts";

export type Wanted = { filter: Filter; text: string | undefined };

function narrowed(merchantId: MerchantId, { filter, text }: Wanted) {
  const params = new Params();
  const merchant = params.add(merchantId);
  const where = [`c.merchant_id = ${merchant}`, ...conditions(filter, merchant, params)];
  if (text) where.push(foundSql(text, merchantId, merchant, params));
  return { params, where };
}

/** SQL for the messages of conversation `c` as rows `m`. */
const ofConversation = "messages m WHERE m.merchant_id = c.merchant_id AND m.conversation_id = c.id";

/** Conversations; `messageJson` is SQL for the JSON text of message `m`, for a column with all of them. */
export function conversations(merchantId: MerchantId, wanted: Wanted, messageJson: string | null): RowsSql {
  const { params, where } = narrowed(merchantId, wanted);
  const messages =
    messageJson &&
    `, (SELECT concat('[', string_agg(${messageJson}, ',' ORDER BY m.sent_at, m.id), ']')
        FROM (SELECT ${messageColumnsSql} FROM ${ofConversation}) m) AS messages`;
  return {
    select: `SELECT ${columns}${messages ?? ""} FROM conversations c ${withCustomer} WHERE ${where.join(" AND ")}`,
    count: `SELECT count(*) FROM conversations c WHERE ${where.join(" AND ")}`,
    order: ["started_at", "id"],
    values: params.values,
  };
}

export type MessageFilter = { role?: string[]; sent_after?: string; sent_before?: string };

/** Messages of those conversations, of which the oldest comes first. */
export function messages(merchantId: MerchantId, wanted: Wanted, own: MessageFilter): RowsSql {
  const { params, where } = narrowed(merchantId, wanted);
  const said: string[] = [];
  if (own.role) said.push(`AND m.role = ANY(${params.add(own.role)}::text[])`);
  if (own.sent_after) said.push(`AND m.sent_at >= ${params.add(own.sent_after)}::timestamptz`);
  if (own.sent_before) said.push(`AND m.sent_at < ${params.add(own.sent_before)}::timestamptz`);
  const from = `FROM conversations c CROSS JOIN LATERAL
    (SELECT * FROM ${ofConversation} ${said.join(" ")} ORDER BY m.sent_at, m.id) m WHERE ${where.join(" AND ")}`;
  return {
    select: `SELECT ${messageColumnsSql}, c.started_at AS "of.started_at" ${from}`,
    count: `SELECT count(*) ${from}`,
    order: ["of.started_at", "conversation_id"],
    values: params.values,
  };
}
