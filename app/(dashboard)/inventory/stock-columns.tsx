import { columnsOf, pick } from "#components/data-table/columns.ts";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { Item } from "#lib/domain/inventory/hooks.ts";
import { count, priceOf, stockWords } from "./stock-words.ts";

const all = columnsOf<Item>()((column) => [
  column.display({
    id: "name",
    header: "Product",
    cell: ({ row }) => <bdi className="text-ink">{row.original.name}</bdi>,
  }),
  column.accessor("sku", {
    header: "SKU",
    cell: (c) => (
      <code className="font-mono text-ink-3 text-mono" title={c.getValue()}>
        {c.getValue()}
      </code>
    ),
    meta: { width: "196px", from: "lg" },
  }),
  column.accessor("status", {
    header: "State",
    cell: (c) => <StockState status={c.getValue()} />,
    meta: { width: "124px" },
  }),
  column.accessor("available", {
    header: "Available",
    cell: (c) => count(c.getValue()),
    meta: { align: "end", width: "88px" },
  }),
  column.accessor("low_stock_threshold", {
    header: "Low from",
    cell: (c) => count(c.getValue()),
    meta: { align: "end", width: "84px", from: "lg" },
  }),
  column.accessor("reserved", {
    header: "Reserved",
    cell: (c) => count(c.getValue()),
    meta: { align: "end", width: "84px", from: "xl" },
  }),
  column.display({
    id: "price",
    header: "Price",
    cell: ({ row }) => priceOf(row.original),
    meta: { align: "end", width: "96px", from: "xl" },
  }),
  column.accessor("restock_at", {
    header: "Expected",
    cell: (c) => {
      const at = c.getValue();
      return at ? <ClockTime at={at} format="date" /> : "–";
    },
    meta: { align: "end", width: "112px", from: "lg" },
  }),
  column.accessor("updated_at", {
    header: "Changed",
    cell: (c) => <RelativeTime at={c.getValue()} />,
    meta: { align: "end", width: "112px", from: "xl" },
  }),
]);

/** Beside the inspector the list does without what the inspector says. */
export const stockColumns = { all, narrow: pick(all, ["name", "sku", "status", "available"]) };

export function StockState({ status }: Pick<Item, "status">) {
  const { glyph, label } = stockWords[status];
  return <State glyph={glyph}>{label}</State>;
}

/** An item in two lines, for phones. */
export function StockLines({ item }: { item: Item }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3">
        <bdi className="truncate font-semibold text-ink">{item.name}</bdi>
        <span className="shrink-0 text-ink">{count(item.available)}</span>
      </span>
      <span className="flex items-center gap-3">
        <StockState status={item.status} />
        <code className="min-w-0 truncate font-mono text-ink-3 text-mono">{item.sku}</code>
        {item.restock_at && item.status !== "in_stock" && (
          <span className="ml-auto shrink-0 text-ink-3 text-meta">
            expected <ClockTime at={item.restock_at} format="date" />
          </span>
        )}
      </span>
    </span>
  );
}
