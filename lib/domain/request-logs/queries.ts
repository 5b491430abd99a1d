import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { Params, type RowsSql } from "#lib/db/sql.ts";
import { timeOfId } from "#lib/ids.ts";
import { countedColumns, countWritten } from "./figures/queries.ts";

/** A call as it is stored; everything in it is masked already. */
export type LogRow = {
  merchant_id: string;
  created_at: Date;
  id: string;
  method: string;
  route: string;
  operation: string;
  path: string;
  query: string | null;
  status: number;
  error_code: string | null;
  error: string | null;
  duration_ms: number;
  actor_type: string;
  actor_id: string;
  address: string | null;
  user_agent: string | null;
  request_bytes: number;
  response_bytes: number;
  request_body: string | null;
};

const types: Record<keyof LogRow, string> = {
  merchant_id: "text",
  created_at: "timestamptz",
  id: "text",
  method: "text",
  route: "text",
  operation: "text",
  path: "text",
  query: "text",
  status: "int",
  error_code: "text",
  error: "json",
  duration_ms: "float8",
  actor_type: "text",
  actor_id: "text",
  address: "text",
  user_agent: "text",
  request_bytes: "int",
  response_bytes: "int",
  request_body: "text",
};

const names = Object.keys(types) as (keyof LogRow)[];
const insertSql = `WITH written AS (
    INSERT INTO request_logs (${names.join(", ")})
    SELECT * FROM unnest(${names.map((name, index) => `$${index + 1}::${types[name]}[]`).join(", ")})
    ON CONFLICT DO NOTHING RETURNING ${countedColumns}),
  ${countWritten} SELECT`;

/** Many at once, and counted; a batch that is written again after a lost answer is written and counted once. */
export async function insert(db: Queryable, rows: readonly LogRow[]): Promise<void> {
  await db.query(
    insertSql,
    names.map((name) => rows.map((row) => row[name])),
  );
}

const listed = `l.id, l.created_at, l.method, l.route, l.operation, l.path, l.query, l.status, l.error_code,
  round(l.duration_ms::numeric, 1) AS duration_ms, l.actor_id AS key_id, k.name AS key_name, l.address, l.user_agent,
  l.request_bytes, l.response_bytes`;
const withKey = "LEFT JOIN api_keys k ON k.merchant_id = l.merchant_id AND k.id = l.actor_id";

export type Filter = {
  status?: string[];
  method?: string;
  route?: string;
  operation?: string;
  key_id?: string;
  address?: string;
  request_id?: string;
  error_code?: string;
  created_after?: string;
  created_before?: string;
  min_duration_ms?: number;
};

const columnOf = {
  method: "method",
  route: "route",
  operation: "operation",
  key_id: "actor_id",
  address: "address",
  error_code: "error_code",
} as const;

/** Failures are said in so many words, because the index on them serves only a condition that names them. */
function statusSql(wanted: readonly string[], params: Params): string {
  const ranges = wanted.map((entry) => {
    const from = Number(entry.replace("xx", "00"));
    const to = entry.endsWith("xx") ? from + 99 : from;
    return `l.status BETWEEN ${params.add(from)} AND ${params.add(to)}`;
  });
  const failures = wanted.every((entry) => /^[45]/.test(entry)) ? "l.status >= 400 AND " : "";
  return `${failures}(${ranges.join(" OR ")})`;
}

/** Calls of a second and more are few, and have an index that must be named too. */
function slowSql(minimum: number, params: Params): string[] {
  const least = `l.duration_ms >= ${params.add(minimum)}`;
  return minimum >= 1000 ? ["l.duration_ms >= 1000", least] : [least];
}

/** Where a page ended. */
export type Place = JsonRow["keys"];

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  filter: Filter,
  after: Place | null,
  limit: number,
): Promise<JsonRow[]> {
  const params = new Params();
  const where = conditions(merchantId, filter, params);
  if (after) where.push(`(l.created_at, l.id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  return db.jsonRows(
    `SELECT ${listed} FROM request_logs l ${withKey} WHERE ${where.join(" AND ")}
     ORDER BY l.created_at DESC, l.id DESC LIMIT ${params.add(limit)}`,
    params.values,
    ["created_at", "id"],
  );
}

function conditions(merchantId: MerchantId, filter: Filter, params: Params): string[] {
  const where = [`l.merchant_id = ${params.add(merchantId)}`];
  for (const [name, column] of Object.entries(columnOf)) {
    const value = filter[name as keyof typeof columnOf];
    if (value !== undefined) where.push(`l.${column} = ${params.add(value)}`);
  }
  if (filter.status) where.push(statusSql(filter.status, params));
  if (filter.request_id) {
    where.push(`l.created_at = ${params.add(timeOfId(filter.request_id))} AND l.id = ${params.add(filter.request_id)}`);
  }
  if (filter.created_after) where.push(`l.created_at >= ${params.add(filter.created_after)}::timestamptz`);
  if (filter.created_before) where.push(`l.created_at < ${params.add(filter.created_before)}::timestamptz`);
  if (filter.min_duration_ms !== undefined) where.push(...slowSql(filter.min_duration_ms, params));
  return where;
}

/** SQL for all calls that a filter leaves. */
export function all(merchantId: MerchantId, filter: Filter): RowsSql {
  const params = new Params();
  const where = conditions(merchantId, filter, params).join(" AND ");
  return {
    select: `SELECT ${listed} FROM request_logs l ${withKey} WHERE ${where}`,
    count: `SELECT count(*) FROM request_logs l WHERE ${where}`,
    order: ["created_at", "id"],
    values: params.values,
  };
}

export async function get(db: JsonQueryable, merchantId: MerchantId, id: string): Promise<string | undefined> {
  const rows = await db.jsonRows(
    `SELECT ${listed}, l.error, l.request_body FROM request_logs l ${withKey}
     WHERE l.merchant_id = $1 AND l.created_at = $2 AND l.id = $3`,
    [merchantId, timeOfId(id), id],
  );
  return rows[0]?.item;
}
