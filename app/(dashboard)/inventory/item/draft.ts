import { z } from "zod";
import { InventoryChange } from "#lib/domain/inventory/contract.ts";
import type { Item } from "#lib/domain/inventory/hooks.ts";

/** An item as it is typed into a form or stands in a line of a CSV file. */
export const draftFields = [
  "sku",
  "name",
  "quantity",
  "reserved",
  "low_stock_threshold",
  "restock_at",
  "price",
  "currency",
  "alternatives",
] as const;

export type Draft = Record<(typeof draftFields)[number], string>;

export const emptyDraft = (currency: string): Draft => ({
  ...(Object.fromEntries(draftFields.map((name) => [name, ""])) as Draft),
  currency,
});

export const draftOf = (item: Item, currency: string): Draft => ({
  sku: item.sku,
  name: item.name,
  quantity: String(item.quantity),
  reserved: String(item.reserved),
  low_stock_threshold: String(item.low_stock_threshold),
  restock_at: item.restock_at?.slice(0, 10) ?? "",
  price: item.price ? String(item.price.value) : "",
  currency: item.price?.currency ?? currency,
  alternatives: item.alternatives.map((one) => one.sku).join(", "),
});

/** A number where one is written; anything else stays, for the schema to object to. */
const numberOr = (text: string): number | string | undefined => {
  if (text === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
};

/** What is typed, as the API takes it. `whole`: an empty field empties; otherwise it leaves what is there. */
export function changeOf(draft: Draft, { whole }: { whole: boolean }): Record<string, unknown> {
  const text = (name: keyof Draft) => draft[name].trim();
  const none = whole ? null : undefined;
  const alternatives = text("alternatives")
    .split(/[,;|]/)
    .map((sku) => sku.trim())
    .filter(Boolean);
  return {
    sku: text("sku"),
    name: text("name") || undefined,
    quantity: numberOr(text("quantity")),
    reserved: numberOr(text("reserved")),
    low_stock_threshold: numberOr(text("low_stock_threshold")),
    restock_at: text("restock_at") || none,
    price: text("price") ? { value: numberOr(text("price")), currency: text("currency").toUpperCase() } : none,
    alternatives: whole || alternatives.length > 0 ? alternatives : undefined,
  };
}

/** The form's schema: the API's own, over what is typed. */
export const ItemForm = z
  .record(z.enum(draftFields), z.string())
  .transform((draft) => changeOf(draft, { whole: true }))
  .pipe(InventoryChange);
