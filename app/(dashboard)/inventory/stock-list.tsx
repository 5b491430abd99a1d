"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Item, stockQuery } from "#lib/domain/inventory/hooks.ts";
import { SearchBox } from "../conversations/filters/search-box.tsx";
import { useKeys } from "../conversations/use-keys.ts";
import { Failure } from "../failure.tsx";
import { useWide } from "../live-log/use-wide.ts";
import { queryOf, useStockFilters } from "./address.ts";
import { StockLines, stockColumns } from "./stock-columns.tsx";
import { count, stockWords } from "./stock-words.ts";

const ROOM_FOR_ALL = 1700;

type Totals = { all: number; in_stock: number; low_stock: number; out_of_stock: number };
type StockListProps = { selectedSku: string | null; onSelect: (sku: string) => void; onAdd: (() => void) | undefined };

/** The items of a filter, with how many there are of each state. */
export function StockList({ selectedSku, onSelect, onAdd }: StockListProps) {
  const [chosen] = useStockFilters();
  const query = useInfiniteQuery(stockQuery(queryOf(chosen)));
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const roomy = useWide(ROOM_FOR_ALL);
  const table = useRef<HTMLDivElement>(null);
  return (
    <section aria-label="Items" className="flex min-w-0 flex-1 flex-col min-[1200px]:overflow-y-auto">
      <StatusTabs totals={query.data?.pages[0]?.totals} />
      <Bar onLeave={() => table.current?.querySelector<HTMLElement>("tr[tabindex]")?.focus()} />
      <div ref={table} aria-busy={query.isPlaceholderData}>
        <DataTable<Item>
          label="Inventory"
          columns={selectedSku && !roomy ? stockColumns.narrow : stockColumns.all}
          rows={rows}
          getRowId={(item) => item.sku}
          status={query.status === "pending" ? "loading" : query.status === "error" ? "error" : "ready"}
          empty={<Nothing onAdd={onAdd} />}
          error={<Failure what="The inventory" error={query.error} onRetry={query.refetch} />}
          onOpen={(item) => onSelect(item.sku)}
          selectedId={selectedSku}
          renderCompact={(item) => <StockLines item={item} />}
          hasMore={query.hasNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          loadingMore={query.isFetchingNextPage}
          infinite
        />
      </div>
    </section>
  );
}

function StatusTabs({ totals }: { totals: Totals | undefined }) {
  const [{ q, status, sort }] = useStockFilters();
  const href = (wanted: string | null) => {
    const search = new URLSearchParams({ ...(q && { q }), ...(wanted && { status: wanted }), sort });
    return `/inventory?${search}`;
  };
  const states = ["low_stock", "out_of_stock", "in_stock"] as const;
  return (
    <LinkTabs
      label="States"
      className="shrink-0"
      tabs={[
        { href: href(null), label: "All", count: totals && count(totals.all), current: status === null },
        ...states.map((state) => ({
          href: href(state),
          label: stockWords[state].label,
          count: totals && count(totals[state]),
          current: status === state,
        })),
      ]}
    />
  );
}

const orders = [
  { value: "sku", label: "SKU" },
  { value: "name", label: "name" },
  { value: "available", label: "least available" },
  { value: "-available", label: "most available" },
  { value: "restock_at", label: "expected soonest" },
  { value: "-updated_at", label: "last changed" },
] as const;

function Bar({ onLeave }: { onLeave: () => void }) {
  const [{ q, sort }, setFilters] = useStockFilters();
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  return (
    <div data-chrome className="flex flex-wrap items-center gap-3 border-line border-b px-6 py-2 max-md:px-4">
      <SearchBox
        ref={search}
        q={q}
        onSearch={(next) => void setFilters({ q: next || null })}
        onLeave={onLeave}
        label="Search the inventory"
        placeholder="Search names and SKUs"
        className="w-63 max-md:flex-1"
      />
      <Select
        prefix="Sort"
        aria-label="Sort"
        size="small"
        value={sort}
        onValueChange={(value) => void setFilters({ sort: value as typeof sort })}
        options={orders.some((order) => order.value === sort) ? orders : [...orders, { value: sort, label: sort }]}
      />
    </div>
  );
}

function Nothing({ onAdd }: { onAdd: (() => void) | undefined }) {
  const [{ q, status }, setFilters] = useStockFilters();
  if (q || status) {
    return (
      <EmptyState action={<Button onClick={() => void setFilters({ q: null, status: null })}>Show all items</Button>}>
        {status && !q ? `Nothing is ${stockWords[status].label.toLowerCase()}.` : "No item matches this search."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        onAdd && (
          <Button variant="primary" onClick={onAdd}>
            Add an item
          </Button>
        )
      }
    >
      Tell ShopGuide what is in stock, and it can warn before a product runs out and offer another one in the chat. Add
      items here, by a CSV file, or through the API.
    </EmptyState>
  );
}
