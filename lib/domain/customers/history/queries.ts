import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { Params } from "#lib/db/sql.ts";
import { fromMinorSql } from "#lib/money.ts";
import { outcomeSql } from "../queries.ts";

const money = (minor: string, code: string) =>
  `CASE WHEN ${minor} IS NOT NULL THEN json_build_object('value', ${fromMinorSql(minor, code)}, 'currency', ${code}) END`;

const columns = `
  c.id, c.external_id, c.status, c.channel, c.tags, c.satisfaction_score, ${outcomeSql} AS "interaction_summary.outcome",
  c.initial_message AS "interaction_summary.first_question", c.message_count AS "interaction_summary.message_count",
  c.first_response_ms / 1000.0 AS "interaction_summary.first_response_seconds",
  c.duration_seconds AS "interaction_summary.duration_seconds",
  ${money("c.cart_value_minor", "c.cart_currency")} AS "interaction_summary.cart_value",
  ${money("c.purchase_minor", "c.purchase_currency")} AS "interaction_summary.purchase_value",
  c.started_at, c.completed_at`;

export type Page = { descending: boolean; after: (string | number | null)[] | null; limit: number };

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  customerId: string,
  { descending, after, limit }: Page,
): Promise<JsonRow[]> {
  const params = new Params();
  const where = [`c.merchant_id = ${params.add(merchantId)}`, `c.customer_id = ${params.add(customerId)}`];
  if (after) {
    const past = descending ? "<" : ">";
    where.push(`(c.started_at, c.id) ${past} (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  }
  const direction = descending ? "DESC" : "ASC";
  return db.jsonRows(
    `SELECT ${columns} FROM conversations c WHERE ${where.join(" AND ")}
     ORDER BY c.started_at ${direction}, c.id ${direction} LIMIT ${params.add(limit)}`,
    params.values,
    ["started_at", "id"],
  );
}
