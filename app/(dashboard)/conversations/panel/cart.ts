import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { money } from "../words.ts";

type Cart = NonNullable<ConversationRow["cart"]>;
type Item = NonNullable<Cart["items"]>[number];

/** An item of a cart as a line. Shops name the fields as they like, so the usual names are tried. */
export type CartLine = { key: string; label: string; value: string | null };

const text = (item: Item, ...names: string[]) =>
  names.map((name) => item[name]).find((value) => typeof value === "string" && value !== "");
const number = (item: Item, ...names: string[]) =>
  names.map((name) => item[name]).find((value) => typeof value === "number");

export function cartLines({ items = [], currency }: Cart): CartLine[] {
  return items.map((item, index) => {
    const name = text(item, "name", "title", "product_name", "product", "sku", "product_id", "id") ?? "Item";
    const variant = text(item, "variant", "variant_title", "size");
    const count = number(item, "quantity", "qty", "count") ?? 1;
    const price = number(item, "price", "unit_price");
    const total =
      number(item, "total", "line_total") ?? (price === undefined ? undefined : Number(price) * Number(count));
    const label = `${Number(count) > 1 ? `${count} × ` : ""}${name}${variant ? ` · ${variant}` : ""}`;
    return { key: `${index}`, label, value: total === undefined ? null : money(Number(total), currency) };
  });
}
