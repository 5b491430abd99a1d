import type { Condition } from "#lib/conditions/contract.ts";
import type { MerchantId } from "#lib/context.ts";
import type { Database } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { Params, type RowsSql } from "#lib/db/sql.ts";
import { meetsSql, type SegmentCondition } from "#lib/domain/segments/service.ts";
import { customersSql, matchingSql } from "../queries.ts";
import { exactTotal } from "./contract.ts";
import type { Order } from "./rules.ts";

export type Filter = {
  q?: string;
  email?: string;
  external_id?: string;
  tag?: string;
  condition?: Condition;
  last_seen_after?: string;
  last_seen_before?: string;
  min_value_minor?: number;
  max_value_minor?: number;
  min_lead_score?: number;
  max_lead_score?: number;
};

const bounds = [
  ["last_seen_after", "f.last_seen_at >=", "timestamptz"],
  ["last_seen_before", "f.last_seen_at <", "timestamptz"],
  ["min_value_minor", "f.lifetime_value_minor >=", "bigint"],
  ["max_value_minor", "f.lifetime_value_minor <=", "bigint"],
  ["min_lead_score", "f.lead_score >=", "smallint"],
  ["max_lead_score", "f.lead_score <=", "smallint"],
] as const;

function conditions(filter: Filter, params: Params, now: Date): string[] {
  const where: string[] = [];
  if (filter.q) where.push(matchingSql("u", filter.q, params));
  if (filter.email) where.push(`u.email = ${params.add(filter.email)}`);
  if (filter.external_id) where.push(`u.external_id = ${params.add(filter.external_id)}`);
  if (filter.tag) where.push(`u.tags @> ARRAY[${params.add(filter.tag)}]`);
  for (const [name, test, type] of bounds) {
    if (filter[name] !== undefined) where.push(`${test} ${params.add(filter[name])}::${type}`);
  }
  if (filter.condition) where.push(meetsSql(filter.condition, params, now));
  return where;
}

// Both tables are narrowed by the merchant, so that either can be the one to begin with.
const from = (merchant: string) => `customer_figures f
  JOIN customers u ON u.merchant_id = f.merchant_id AND u.id = f.customer_id AND u.merchant_id = ${merchant}
  JOIN merchants m ON m.id = f.merchant_id WHERE f.merchant_id = ${merchant}`;

// A page comes from an index whatever the planner thinks of the filter: it would read all customers and sort them.
const preferIndexes = `SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
  set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)`;

/** Which rows of the list to read: those of a filter, in an order, after a place, so many. */
export type Page = { filter: Filter; order: Order; after: (string | number | null)[] | null; limit: number };

export function list(
  db: Database,
  merchantId: MerchantId,
  { filter, order, after, limit }: Page,
  segments: SegmentCondition[],
  now: Date,
): Promise<JsonRow[]> {
  const params = new Params();
  const merchant = params.add(merchantId);
  const where = conditions(filter, params, now);
  const { column, type, id, direction, key } = order;
  if (after) {
    const past = direction === "DESC" ? "<" : ">";
    where.push(`(${column}, ${id}) ${past} (${params.add(after[0])}::${type}, ${params.add(after[1])})`);
  }
  const sorted = `ORDER BY ${column} ${direction}, ${id} ${direction}`;
  const page = `SELECT f.merchant_id, f.customer_id FROM ${from(merchant)}${where.map((one) => ` AND ${one}`).join("")}
    ${sorted} LIMIT ${params.add(limit)}`;
  const text = customersSql(page, segments, params, now, sorted);
  return db.transaction(async (tx) => {
    await tx.query(preferIndexes);
    return tx.jsonRows(text, params.values, [key, "id"]);
  });
}

/** How many match in all, counted up to `exactTotal`. */
export async function count(db: Database, merchantId: MerchantId, filter: Filter, now: Date) {
  const params = new Params();
  const merchant = params.add(merchantId);
  const where = conditions(filter, params, now);
  const rows = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT FROM ${from(merchant)}${where.map((one) => ` AND ${one}`).join("")}
     LIMIT ${params.add(exactTotal + 1)}) one`,
    params.values,
  );
  const total = rows[0]?.total ?? 0;
  return { total: Math.min(total, exactTotal), exact: total <= exactTotal };
}

/** SQL for all customers that a filter leaves. */
export function all(merchantId: MerchantId, filter: Filter, segments: SegmentCondition[], now: Date): RowsSql {
  const params = new Params();
  const merchant = params.add(merchantId);
  const where = [from(merchant), ...conditions(filter, params, now)].join(" AND ");
  return {
    select: customersSql(`SELECT f.merchant_id, f.customer_id FROM ${where}`, segments, params, now),
    count: `SELECT count(*) FROM ${where}`,
    order: ["created_at", "id"],
    values: params.values,
  };
}
