import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import type { Stretch } from "../scope/rules.ts";
import { type Scope, scopeSql } from "../scope/service.ts";
import type { Item } from "./rules.ts";

export type DemandRow = {
  product: string;
  conversations: number;
  customers: number;
  sold_out: number;
  bought: number;
  before: number;
};

const orders = {
  "-conversations": "conversations DESC, before, product",
  "-sold_out": "sold_out DESC, conversations DESC, product",
  "-change": "conversations - coalesce(p.before, 0) DESC, conversations DESC, product",
} as const;

/** Products with the conversations of a scope in which they were named, and of the time before. */
export function list(
  db: Queryable,
  merchantId: MerchantId,
  scope: Scope,
  { order, limit }: { order: keyof typeof orders; limit: number },
): Promise<DemandRow[]> {
  const params = new Params();
  const merchant = params.add(merchantId);
  const named = (stretch: Stretch) =>
    `FROM product_mentions p JOIN conversations c ON c.merchant_id = p.merchant_id AND c.id = p.conversation_id
     WHERE p.merchant_id = ${merchant} AND p.started_at >= ${params.add(stretch.from)}::timestamptz
       AND p.started_at < ${params.add(stretch.to)}::timestamptz AND ${scopeSql(scope, stretch, merchant, params)}`;
  return db.query(
    `WITH counted AS (
       SELECT p.product, count(*)::int AS conversations, count(DISTINCT c.customer_id)::int AS customers,
         count(*) FILTER (WHERE p.out_of_stock)::int AS sold_out,
         count(*) FILTER (WHERE c.purchased_at IS NOT NULL)::int AS bought
       ${named(scope.period)} GROUP BY p.product),
     previous AS (SELECT p.product, count(*)::int AS before ${named(scope.period.before)} GROUP BY p.product)
     SELECT n.*, coalesce(p.before, 0) AS before FROM counted n LEFT JOIN previous p USING (product)
     ORDER BY ${orders[order]} LIMIT ${params.add(limit)}`,
    params.values,
  );
}

/** What the merchant sells, and how much of it can be sold now. */
export function items(db: Queryable, merchantId: MerchantId, limit: number): Promise<Item[]> {
  return db.query("SELECT sku, name, available FROM inventory_items WHERE merchant_id = $1 ORDER BY sku LIMIT $2", [
    merchantId,
    limit,
  ]);
}

export type NewMention = { conversation_id: string; product: string; started_at: Date; out_of_stock: boolean | null };

/** Adds what was named; named again, it stays out of stock once it was. */
export async function addMentions(tx: Queryable, merchantId: MerchantId, mentions: NewMention[]): Promise<void> {
  await tx.query(
    `INSERT INTO product_mentions AS old (merchant_id, conversation_id, product, started_at, out_of_stock)
     SELECT $1, conversation_id, product, min(started_at), bool_or(out_of_stock)
     FROM json_populate_recordset(NULL::product_mentions, $2::json) GROUP BY conversation_id, product
     ON CONFLICT (merchant_id, conversation_id, product) DO UPDATE
     SET out_of_stock = CASE WHEN old.out_of_stock THEN true ELSE coalesce(excluded.out_of_stock, old.out_of_stock) END`,
    [merchantId, JSON.stringify(mentions)],
  );
}
