import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { Change, Counted, format, scopeQuery, scopeShape } from "../scope/contract.ts";

export { keyOf } from "./rules.ts";

const count = z.int().nonnegative();

export const ProductDemand = z
  .object({
    product: z.string().meta({ description: "Its name without variant.", examples: ["Merino crew"] }),
    conversations: Counted.meta({ description: "Conversations in which a customer named it, or one of its SKUs." }),
    customers: count,
    sold_out: Counted.meta({
      description:
        "Of these, those in which it was out of stock when the customer named it, or the customer said that it is. What " +
        "was in stock when an older message was written is unknown and not counted.",
    }),
    bought: Counted.meta({ description: "Of these, those in which the customer bought something." }),
    change: Change,
    inventory: z
      .object({
        variants: count,
        available: count.meta({ description: "Of all variants together, now." }),
        out_of_stock: count.meta({ description: "Variants with nothing available now." }),
        skus: z.array(z.string()).meta({ description: "Of the variants, the first 100." }),
      })
      .nullable()
      .meta({ description: "Null when it is not in the inventory." }),
  })
  .meta({ id: "ProductDemand" });

export const listProductDemand = route({
  id: "listProductDemand",
  method: "GET",
  path: "/v1/analytics/insights/demand",
  tag: "Analytics",
  summary: "List the products that customers name",
  description:
    "Products of the inventory and of the conversation's cart, found in customers' messages by their names as words, " +
    "whatever case, accents and plural, and by SKU. Variants count as one product: of “Merino crew, oat · M” it is " +
    "“Merino crew”. A product added later is found in messages from then on; `shopguide insights rebuild` looks through " +
    "the older ones as well.",
  scope: "analytics:read",
  query: z.strictObject({
    ...scopeQuery,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    sort: z.enum(["-conversations", "-sold_out", "-change"]).default("-conversations"),
    format,
  }),
  responses: { 200: z.object({ ...scopeShape, products: z.array(ProductDemand) }).meta({ id: "ProductsDemand" }) },
  files: ["text/csv"],
});
