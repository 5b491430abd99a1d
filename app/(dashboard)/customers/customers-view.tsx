"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useRef } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { customersQuery } from "#lib/domain/customers/hooks.ts";
import { SearchBox } from "../conversations/filters/search-box.tsx";
import { useKeys } from "../conversations/use-keys.ts";
import { CustomerLines, customerColumns } from "./customer-columns.tsx";

/** Everybody who wrote to the shop, last seen first. */
export function CustomersView() {
  const [q, setQ] = useQueryState("q", parseAsString.withDefault(""));
  const text = q.trim().slice(0, 200);
  const query = useInfiniteQuery(customersQuery(text ? { q: text } : {}));
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const searchRef = useRef<HTMLInputElement>(null);
  const tableRef = useRef<HTMLDivElement>(null);
  useKeys({ "/": () => searchRef.current?.focus() });
  return (
    <>
      <PageHeader title="Customers" />
      <div data-chrome className="flex items-center gap-4 border-line border-b px-6 pb-3 max-md:px-4">
        <SearchBox
          ref={searchRef}
          q={q}
          onSearch={(next) => void setQ(next || null)}
          onLeave={() => tableRef.current?.querySelector<HTMLElement>("tr[tabindex]")?.focus()}
          label="Search customers"
          placeholder="Search names, e-mails, ids"
          className="w-63 max-md:flex-1"
        />
        <p role="status" className="ml-auto text-ink-3 text-ui">
          {query.isSuccess && `${rows.length.toLocaleString("en-GB")}${query.hasNextPage ? " shown" : ""}`}
        </p>
      </div>
      <div ref={tableRef} aria-busy={query.isPlaceholderData}>
        <DataTable
          label="Customers"
          columns={customerColumns}
          rows={rows}
          getRowId={(row) => row.id}
          rowHref={(row) => `/customers/${row.id}`}
          renderCompact={(row) => <CustomerLines customer={row} />}
          status={query.status === "pending" ? "loading" : query.status === "error" ? "error" : "ready"}
          empty={<Nobody searched={q !== ""} onClear={() => void setQ(null)} />}
          error={<Failure what="The customers" error={query.error} onRetry={query.refetch} />}
          hasMore={query.hasNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          loadingMore={query.isFetchingNextPage}
          infinite
        />
      </div>
    </>
  );
}

function Nobody({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  if (searched) {
    return (
      <EmptyState action={<Button onClick={onClear}>Show all customers</Button>}>
        Nobody is called that. Try a part of the name or the e-mail.
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      Here stand the people who wrote to your shop. A customer appears with the first conversation that names one.
    </EmptyState>
  );
}
