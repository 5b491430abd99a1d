import { z } from "zod";
import { event } from "../describe.ts";

const availability = z.enum(["in_stock", "low_stock", "out_of_stock"]);
const available = z.number().meta({ description: "What can still be sold: the quantity less what is reserved." });

const item = {
  sku: z.string(),
  name: z.string(),
  quantity: z.number().meta({ description: "What is on the shelf." }),
  available,
  threshold: z.number().meta({ description: "Low from this many available downwards." }),
  availability,
};

export const inventoryEvents = {
  "inventory.low_stock": event(
    "A product fell to its threshold or below.",
    "What is available of an item comes to its threshold, or a new item is low from the beginning. Once: not again " +
      "while it stays low.",
    {
      ...item,
      restock_at: z.string().nullable().meta({ description: "When more is expected, where it is known." }),
      alternatives: z
        .array(z.looseObject({ sku: z.string(), name: z.string(), availability, available }))
        .meta({ description: "What to offer instead, best first." }),
    },
    {
      sku: "boot-42",
      name: "Walking boot, size 42",
      quantity: 3,
      available: 3,
      threshold: 5,
      availability: "low_stock",
      restock_at: "2024-01-22T00:00:00.000Z",
      alternatives: [{ sku: "boot-43", name: "Walking boot, size 43", availability: "in_stock", available: 18 }],
    },
  ),
  "inventory.restocked": event(
    "A product that ran low is well stocked again.",
    "What is available of an item that was low is above its threshold again.",
    item,
    {
      sku: "boot-42",
      name: "Walking boot, size 42",
      quantity: 40,
      available: 40,
      threshold: 5,
      availability: "in_stock",
    },
  ),
};
