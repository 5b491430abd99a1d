import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { day, listOf, metadata, pageQuery, several, timestamp } from "#lib/http/schemas.ts";
import { currency } from "#lib/money.ts";

export const stockStatuses = ["in_stock", "low_stock", "out_of_stock"] as const;
export const batchResults = ["created", "updated", "failed"] as const;
export const sorts = [
  "sku",
  "-sku",
  "name",
  "-name",
  "available",
  "-available",
  "restock_at",
  "-restock_at",
  "updated_at",
  "-updated_at",
] as const;
export const maxBatchItems = 1000;
const maxAlternatives = 20;
const most = 1_000_000_000;

const skuMeta = {
  description:
    "Your own number of the product, unique in your shop: up to 100 characters, none of them / \\ ? # % or a comma.",
  examples: ["MERI-CREW-OAT-M"],
};

export const sku = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{C}/\\?#%,]+$/u, "may not hold any of / \\ ? # % , or control characters")
  .meta(skuMeta);

const amount = z.int("must be a whole number").min(0).max(most);
const status = z.enum(stockStatuses).meta({
  description: "`out_of_stock` with nothing available, `low_stock` at the threshold or below, else `in_stock`.",
});
const available = amount.meta({ description: "What can still be sold: `quantity` less `reserved`.", examples: [3] });
const price = z.object({ value: z.number().nonnegative().max(1e12), currency });

export const Alternative = z
  .object({
    sku,
    name: z
      .string()
      .nullable()
      .meta({ description: "Null while no item has this SKU.", examples: ["Merino crew"] }),
    status: status.nullable(),
    available: available.nullable(),
    restock_at: timestamp.nullable(),
  })
  .meta({ id: "InventoryAlternative" });

export const InventoryItem = z
  .object({
    sku,
    name: z.string().meta({ examples: ["Merino crew, oat · M"] }),
    status,
    quantity: amount.meta({ description: "What is on the shelf.", examples: [4] }),
    reserved: amount.meta({ description: "The part of it that is promised to orders.", examples: [1] }),
    available,
    low_stock_threshold: amount.meta({ description: "Low from this many available downwards.", examples: [5] }),
    low_since: timestamp
      .nullable()
      .meta({ description: "Since when it is low or out of stock; null while it is not." }),
    restock_at: timestamp.nullable().meta({ description: "When more is expected." }),
    price: price.nullable(),
    alternatives: z.array(Alternative).meta({ description: "What to offer instead, best first, as it is now." }),
    metadata,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "InventoryItem" });

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .meta({ description: "A new item without one is named by its SKU.", examples: ["Merino crew, oat · M"] }),
  quantity: amount.optional().meta({ description: "Sets what is on the shelf. A new item needs it.", examples: [40] }),
  adjust: z
    .int("must be a whole number")
    .min(-most)
    .max(most)
    .optional()
    .meta({
      description:
        "Changes what is on the shelf by this much, instead of `quantity`. Safe when several systems write; below " +
        "zero is refused.",
      examples: [-2],
    }),
  reserved: amount.optional(),
  low_stock_threshold: amount.optional().meta({ description: "5 for a new item.", examples: [5] }),
  restock_at: z
    .union([timestamp, day], "must be a time in ISO 8601 or a day such as 2026-12-01")
    .nullable()
    .optional()
    .meta({ description: "A moment, or a day (its beginning in UTC); null: unknown.", examples: ["2026-12-01"] }),
  price: z.strictObject(price.shape).nullable().optional(),
  alternatives: z
    .array(sku)
    .max(maxAlternatives)
    .refine((list) => new Set(list).size === list.length, "names a SKU twice")
    .optional()
    .meta({ description: "SKUs to offer instead, best first. Replaces the list; they need not exist yet." }),
  metadata: metadata.optional().meta({ description: "Merged field by field; null removes a field." }),
};

const eitherWay = (item: { quantity?: number; adjust?: number }) =>
  item.quantity === undefined || item.adjust === undefined;
const bothWays = { error: "give either quantity or adjust", path: ["adjust"] };

export const PutInventoryItem = z.strictObject(fields).refine(eitherWay, bothWays).meta({ id: "PutInventoryItem" });

export const InventoryChange = z
  .strictObject({ sku, ...fields })
  .refine(eitherWay, bothWays)
  .meta({ id: "InventoryChange" });

export const InventoryBatchResult = z
  .object({
    index: z
      .int()
      .nonnegative()
      .meta({ description: "The item's place in the request, from 0.", examples: [0] }),
    sku: z.string().nullable().meta({ description: "Null where the item names none." }),
    result: z.enum(batchResults),
    quantity: amount.nullable().meta({ description: "After this item; null when it failed." }),
    available: amount.nullable(),
    status: status.nullable(),
    error: z
      .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.json()) })
      .nullable()
      .meta({ description: "Why this item failed; the others are written all the same." }),
  })
  .meta({ id: "InventoryBatchResult" });

export const InventoryTotals = z
  .object({ all: z.int(), in_stock: z.int(), low_stock: z.int(), out_of_stock: z.int() })
  .meta({
    id: "InventoryTotals",
    description: "How many items there are in each status, of those that all filters but `status` leave.",
  });

const params = z.strictObject({ sku });
const tag = "Inventory";
const emits =
  "Emits `inventory.low_stock` once when an item comes to its threshold, and `inventory.restocked` once when it is " +
  "above it again.";

export const getInventoryStatus = route({
  id: "getInventoryStatus",
  method: "GET",
  path: "/v1/inventory/status",
  tag,
  summary: "List what is in stock",
  description:
    "Each item with its alternatives and whether they are available. `restock_after` includes the moment itself, " +
    "`restock_before` does not; items without a restock date come last in `restock_at` order.",
  scope: "inventory:read",
  query: z.strictObject({
    ...pageQuery,
    sku: z
      .preprocess(
        (value) => (value === undefined ? undefined : [value].flat().flatMap((part) => String(part).split(","))),
        z.array(sku).max(100).optional(),
      )
      .meta({ description: "One or more SKUs, separated by commas.", examples: ["MERI-CREW-OAT-M"] }),
    status: several(stockStatuses),
    q: z.string().trim().min(1).max(200).optional().meta({ description: "Part of a name or SKU." }),
    restock_after: timestamp.optional(),
    restock_before: timestamp.optional(),
    sort: z.enum(sorts).default("sku"),
  }),
  responses: { 200: listOf(InventoryItem).extend({ totals: InventoryTotals }) },
  errors: ["INVALID_CURSOR"],
});

export const getInventoryItem = route({
  id: "getInventoryItem",
  method: "GET",
  path: "/v1/inventory/items/{sku}",
  tag,
  summary: "Get an item with its alternatives",
  scope: "inventory:read",
  params,
  responses: { 200: InventoryItem },
  errors: ["NOT_FOUND"],
});

export const putInventoryItem = route({
  id: "putInventoryItem",
  method: "PUT",
  path: "/v1/inventory/items/{sku}",
  tag,
  summary: "Create or update an item",
  description: `Changes what is given and leaves the rest; makes the item (201) when \`quantity\` is given. ${emits}`,
  scope: "inventory:write",
  params: z.strictObject({ sku: z.string().meta(skuMeta) }),
  body: PutInventoryItem,
  responses: { 200: InventoryItem, 201: InventoryItem },
  errors: ["NOT_FOUND", "UNPROCESSABLE"],
});

export const deleteInventoryItem = route({
  id: "deleteInventoryItem",
  method: "DELETE",
  path: "/v1/inventory/items/{sku}",
  tag,
  summary: "Delete an item",
  description: "Items that name it as an alternative keep its SKU.",
  scope: "inventory:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});

export const batchInventory = route({
  id: "batchInventory",
  method: "POST",
  path: "/v1/inventory/batch",
  tag,
  summary: "Create or update up to 1,000 items",
  description:
    "Each item as in `PUT /v1/inventory/items/{sku}`, applied in the order given; a SKU may come more than once. An " +
    `item that fails leaves the others untouched: \`data\` says for each, in the same order, what came of it. ${emits}`,
  scope: "inventory:write",
  body: z.strictObject({ items: z.array(z.unknown()).min(1).max(maxBatchItems) }),
  documentedBody: z
    .strictObject({ items: z.array(InventoryChange).min(1).max(maxBatchItems) })
    .meta({ id: "InventoryBatch" }),
  maxBodyBytes: 8 * 1024 * 1024,
  responses: {
    200: z
      .object({
        data: z.array(InventoryBatchResult),
        summary: z.object({ created: z.int(), updated: z.int(), failed: z.int() }),
      })
      .meta({ id: "InventoryBatchAnswer" }),
  },
});
