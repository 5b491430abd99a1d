import type { Ctx } from "#lib/context.ts";
import type { Asked } from "#lib/domain/conversations/list/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { changeOf } from "../scope/rules.ts";
import { csvReply, listedBy, type Scope, scopeOf, shapeOf } from "../scope/service.ts";
import type { listProductDemand } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Item, keyOf, mostProducts, productOf } from "./rules.ts";

const mostSkus = 100;

/** What of a product is in stock: all its variants together. */
function stockOf(variants: readonly Item[]) {
  const left = variants.map(({ available }) => Math.max(0, available ?? 0));
  return {
    variants: variants.length,
    available: left.reduce((sum, one) => sum + one, 0),
    out_of_stock: left.filter((one) => one === 0).length,
    skus: variants.slice(0, mostSkus).map(({ sku }) => sku),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function rowOf(scope: Scope, row: queries.DemandRow, variants: readonly Item[] | undefined) {
  const product = variants?.[0] ? productOf(variants[0].name) : capitalised(row.product);
  const counted = (count: number, more: Partial<Asked> = {}) => ({
    count,
    filter: listedBy(scope, { mentions: product, ...more }),
  });
  return {
    product,
    conversations: counted(row.conversations),
    customers: row.customers,
    sold_out: counted(row.sold_out, { mentions_sold_out: "true" }),
    bought: counted(row.bought, { has_purchase: "true" }),
    change: changeOf(row.conversations, row.before),
    inventory: variants ? stockOf(variants) : null,
  };
}

/** The products that customers name, with how they stand in the inventory now. */
export async function list(ctx: Ctx, { limit, sort, format, ...query }: Input<typeof listProductDemand>["query"]) {
  const scope = await scopeOf(ctx, query);
  const [rows, items] = await Promise.all([
    queries.list(ctx.db, ctx.merchantId, scope, { order: sort, limit }),
    queries.items(ctx.db, ctx.merchantId, mostProducts),
  ]);
  const byProduct = Map.groupBy(items, ({ name }) => keyOf(name));
  const products = rows.map((row) => rowOf(scope, row, byProduct.get(row.product)));
  if (format === "json") return { ...shapeOf(scope), products };
  const columns = ["product", "conversations", "customers", "sold_out", "bought", "before", "change", "available"];
  const lines = products.map(({ product, conversations, customers, sold_out, bought, change, inventory }) => ({
    ...{ product, conversations: conversations.count, customers, sold_out: sold_out.count, bought: bought.count },
    ...{ before: change.before, change: change.relative, available: inventory?.available ?? null },
  }));
  return csvReply("product-demand", scope, columns, lines);
}
