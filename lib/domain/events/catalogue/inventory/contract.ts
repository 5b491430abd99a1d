import { z } from "zod";
import { event } from "../describe.ts";

const item = { sku: z.string(), product_name: z.string().nullable(), quantity: z.number(), threshold: z.number() };

export const inventoryEvents = {
  "inventory.low_stock": event(
    "A product fell to its threshold or below.",
    { ...item, availability: z.string(), restock_date: z.string().nullable() },
    {
      sku: "boot-42",
      product_name: "Walking boot, size 42",
      quantity: 3,
      threshold: 5,
      availability: "low_stock",
      restock_date: "2024-01-22",
    },
  ),
  "inventory.restocked": event("A product that ran low is well stocked again.", item, {
    sku: "boot-42",
    product_name: "Walking boot, size 42",
    quantity: 40,
    threshold: 5,
  }),
};
