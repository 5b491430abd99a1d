import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { Item, StockStatus } from "#lib/domain/inventory/hooks.ts";
import { money } from "../conversations/words.ts";

/** What is missing is filled and loud; what is well supplied is a grey check. */
export const stockWords: Record<StockStatus, { glyph: Glyph; label: string }> = {
  in_stock: { glyph: "check", label: "In stock" },
  low_stock: { glyph: "warning", label: "Low" },
  out_of_stock: { glyph: "failed", label: "Out of stock" },
};

export const count = (amount: number) => amount.toLocaleString("en-GB");

export const priceOf = ({ price }: Pick<Item, "price">) => (price ? money(price.value, price.currency) : "–");
