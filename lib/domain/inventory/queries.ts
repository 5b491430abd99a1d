import type { MerchantId } from "#lib/context.ts";
import type { JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { containing, isoTime, Params } from "#lib/db/sql.ts";
import { fold } from "#lib/fold.ts";
import { fromMinorSql } from "#lib/money.ts";
import type { Item, StockStatus } from "./rules.ts";

const alternatives = `(
  SELECT coalesce(json_agg(json_build_object('sku', named.sku, 'name', a.name, 'status', a.status,
    'available', a.available, 'restock_at', ${isoTime("a.restock_at")}) ORDER BY named.place), '[]'::json)
  FROM unnest(i.alternatives) WITH ORDINALITY AS named (sku, place)
  LEFT JOIN inventory_items a ON a.merchant_id = i.merchant_id AND a.sku = named.sku)`;

const columns = `i.sku, i.name, i.status, i.quantity, i.reserved, i.available, i.low_stock_threshold, i.low_since,
  i.restock_at, ${fromMinorSql("i.price_minor", "i.price_currency")} AS "price.value",
  i.price_currency AS "price.currency", ${alternatives} AS alternatives, i.metadata, i.created_at, i.updated_at`;

export type Filter = {
  sku?: string[];
  status?: StockStatus[];
  q?: string;
  restock_after?: string;
  restock_before?: string;
};

export type SortColumn = "sku" | "name" | "available" | "restock_at" | "updated_at";
export type Order = { column: SortColumn; descending: boolean };

/** What each order compares, and how a cursor's value is brought into that form. */
const sortSql: Record<SortColumn, { by: string; of: (value: string) => string }> = {
  sku: { by: "i.sku", of: (value) => value },
  name: { by: 'search_text(i.name) COLLATE "C"', of: (value) => `search_text(${value}) COLLATE "C"` },
  available: { by: "i.available", of: (value) => `${value}::integer` },
  restock_at: {
    by: "coalesce(i.restock_at, 'infinity'::timestamptz)",
    of: (value) => `coalesce(${value}::timestamptz, 'infinity'::timestamptz)`,
  },
  updated_at: { by: "i.updated_at", of: (value) => `${value}::timestamptz` },
};

function conditions(merchantId: MerchantId, filter: Filter, params: Params): string[] {
  const where = [`i.merchant_id = ${params.add(merchantId)}`];
  if (filter.sku) where.push(`i.sku = ANY(${params.add(filter.sku)}::text[])`);
  if (filter.status) where.push(`i.status = ANY(${params.add(filter.status)}::text[])`);
  for (const word of fold(filter.q ?? "")
    .split(/\s+/)
    .filter(Boolean)) {
    where.push(`search_text(i.name || ' ' || i.sku) LIKE ${params.add(containing(word))}`);
  }
  if (filter.restock_after) where.push(`i.restock_at >= ${params.add(filter.restock_after)}::timestamptz`);
  if (filter.restock_before) where.push(`i.restock_at < ${params.add(filter.restock_before)}::timestamptz`);
  return where;
}

export function list(
  db: JsonQueryable,
  merchantId: MerchantId,
  filter: Filter,
  { column, descending }: Order,
  after: (string | number | null)[] | null,
  limit: number,
): Promise<JsonRow[]> {
  const params = new Params();
  const where = conditions(merchantId, filter, params);
  const { by, of } = sortSql[column];
  if (after)
    where.push(`(${by}, i.sku) ${descending ? "<" : ">"} (${of(params.add(after[0]))}, ${params.add(after[1])})`);
  const direction = descending ? "DESC" : "ASC";
  return db.jsonRows(
    `SELECT ${columns} FROM inventory_items i WHERE ${where.join(" AND ")}
     ORDER BY ${by} ${direction}, i.sku ${direction} LIMIT ${params.add(limit)}`,
    params.values,
    [column, "sku"],
  );
}

export function countByStatus(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
): Promise<{ status: StockStatus; count: number }[]> {
  const params = new Params();
  const where = conditions(merchantId, { ...filter, status: undefined }, params);
  return db.query(
    `SELECT i.status, count(*)::int AS count FROM inventory_items i WHERE ${where.join(" AND ")} GROUP BY i.status`,
    params.values,
  );
}

export async function get(db: JsonQueryable, merchantId: MerchantId, sku: string): Promise<string | undefined> {
  const rows = await db.jsonRows(`SELECT ${columns} FROM inventory_items i WHERE i.merchant_id = $1 AND i.sku = $2`, [
    merchantId,
    sku,
  ]);
  return rows[0]?.item;
}

/**
 * Makes rows for SKUs that have none and answers with those it made. Two writers of the same new SKU meet here: the
 * second waits, then finds the first one's row. All writers come by in the order of SKUs, so none waits in a circle.
 */
export async function claimNew(tx: Queryable, merchantId: MerchantId, skus: string[], at: Date): Promise<string[]> {
  if (skus.length === 0) return [];
  const rows = await tx.query<{ sku: string }>(
    `INSERT INTO inventory_items (merchant_id, sku, name, quantity, created_at, updated_at)
     SELECT $1, sku, sku, 0, $3, $3 FROM unnest($2::text[]) AS sku ORDER BY sku COLLATE "C"
     ON CONFLICT DO NOTHING RETURNING sku`,
    [merchantId, skus, at],
  );
  return rows.map((row) => row.sku);
}

const stored = `sku, name, quantity, reserved, low_stock_threshold, ${isoTime("restock_at")} AS restock_at,
  price_minor::float8 AS price_minor, price_currency, alternatives, metadata, ${isoTime("low_since")} AS low_since`;

/** The items, locked until the transaction ends, so that two writers do not lose each other's change. */
export function lock(tx: Queryable, merchantId: MerchantId, skus: string[]): Promise<Item[]> {
  return tx.query(
    `SELECT ${stored} FROM inventory_items WHERE merchant_id = $1 AND sku = ANY($2::text[]) ORDER BY sku FOR UPDATE`,
    [merchantId, skus],
  );
}

export function read(db: Queryable, merchantId: MerchantId, skus: string[]): Promise<Item[]> {
  return db.query(`SELECT ${stored} FROM inventory_items WHERE merchant_id = $1 AND sku = ANY($2::text[])`, [
    merchantId,
    skus,
  ]);
}

const written = [
  "name",
  "quantity",
  "reserved",
  "low_stock_threshold",
  "restock_at",
  "price_minor",
  "price_currency",
  "alternatives",
  "metadata",
  "low_since",
];

export async function write(tx: Queryable, merchantId: MerchantId, items: Item[], at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO inventory_items (merchant_id, sku, ${written.join(", ")}, created_at, updated_at)
     SELECT $1, sku, ${written.join(", ")}, $3, $3 FROM json_to_recordset($2::json) AS item (sku text, name text,
       quantity integer, reserved integer, low_stock_threshold integer, restock_at timestamptz, price_minor bigint,
       price_currency text, alternatives text[], metadata jsonb, low_since timestamptz)
     ON CONFLICT (merchant_id, sku) DO UPDATE SET ${written.map((name) => `${name} = excluded.${name}`).join(", ")},
       updated_at = excluded.updated_at`,
    [merchantId, JSON.stringify(items), at],
  );
}

export async function remove(tx: Queryable, merchantId: MerchantId, skus: string[]): Promise<void> {
  await tx.query("DELETE FROM inventory_items WHERE merchant_id = $1 AND sku = ANY($2::text[])", [merchantId, skus]);
}
