import { z } from "zod";
import { timestamp } from "#lib/http/schemas.ts";
import { currency } from "#lib/money.ts";

export const purchaseIntents = ["low", "medium", "high"] as const;

const amount = z.number().nonnegative().max(1e12);

export const Cart = z
  .strictObject({
    value: amount.meta({ description: "A decimal in `currency`.", examples: [299.99] }),
    currency,
    items: z
      .array(z.record(z.string(), z.json()))
      .max(200)
      .optional()
      .meta({
        description: "The products, in your own words; give each a `sku` and a `quantity` where you can.",
        examples: [[{ sku: "oat-m", quantity: 1 }]],
      }),
    abandoned: z
      .boolean()
      .optional()
      .meta({ description: "Whether the customer left it behind. Found out by the product, too; a purchase ends it." }),
  })
  .meta({ id: "Cart" });

export const Purchase = z
  .object({
    order_id: z.string().nullable(),
    value: z.number().nullable(),
    currency: z.string().nullable(),
    purchased_at: timestamp,
  })
  .meta({ id: "Purchase" });

export const RecordPurchase = z
  .strictObject({
    order_id: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ examples: ["1001"] }),
    value: amount.optional().meta({ examples: [249.9] }),
    currency: currency.optional().meta({ description: "The cart's, when it is left out." }),
    purchased_at: timestamp.optional().meta({ description: "When it was bought, if not now." }),
  })
  .meta({
    id: "RecordPurchase",
    description: "The customer bought. The cart no longer counts as abandoned.",
  });
