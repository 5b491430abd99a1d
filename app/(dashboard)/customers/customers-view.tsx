"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRef, useState } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { tableOf } from "#app/(dashboard)/table-of.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { customersQuery } from "#lib/domain/customers/hooks.ts";
import { SearchBox } from "../conversations/filters/search-box.tsx";
import { useKeys } from "../conversations/use-keys.ts";
import { ExportLink } from "../exports/export-link.tsx";
import { AddCustomer } from "./add-customer.tsx";
import { isFiltered, noFilters, queryOf, useCustomerFilters } from "./address.ts";
import { CustomerLines, customerColumns } from "./customer-columns.tsx";
import { CustomerFilters } from "./customer-filters.tsx";
import { PeopleTabs } from "./people-tabs.tsx";

/** Everybody who wrote to the shop. */
export function CustomersView({ mayWrite, mayExport }: { mayWrite: boolean; mayExport: boolean }) {
  const [chosen, setFilters] = useCustomerFilters();
  const [adding, setAdding] = useState(false);
  const query = useInfiniteQuery(customersQuery(queryOf(chosen)));
  const table = tableOf(query);
  const first = query.data?.pages[0];
  const searchRef = useRef<HTMLInputElement>(null);
  const tableRef = useRef<HTMLDivElement>(null);
  useKeys({ "/": () => searchRef.current?.focus() });
  return (
    <>
      <PageHeader
        title="Customers"
        actions={
          <>
            {mayExport && <ExportLink resource="customers" query={queryOf(chosen)} />}
            {mayWrite && (
              <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setAdding(true)}>
                Add a customer
              </Button>
            )}
          </>
        }
      />
      <PeopleTabs current="customers" />
      <div
        data-chrome
        className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-6 py-2 max-md:px-4"
      >
        <SearchBox
          ref={searchRef}
          q={chosen.q}
          onSearch={(next) => void setFilters({ q: next || null })}
          onLeave={() => tableRef.current?.querySelector<HTMLElement>("tr[tabindex]")?.focus()}
          label="Search customers"
          placeholder="Search names, e-mails, ids"
          className="w-63 max-md:w-full"
        />
        <CustomerFilters />
        <p role="status" className="ml-auto text-ink-3 text-ui">
          {first?.total !== undefined && countOf(first.total, first.total_is_exact !== false)}
        </p>
      </div>
      <div ref={tableRef} aria-busy={query.isPlaceholderData}>
        <DataTable
          label="Customers"
          columns={customerColumns}
          {...table}
          getRowId={(row) => row.id}
          rowHref={(row) => `/customers/${row.id}`}
          renderCompact={(row) => <CustomerLines customer={row} />}
          empty={<Nobody filtered={isFiltered(chosen)} onClear={() => void setFilters(noFilters)} />}
          error={<Failure what="The customers" error={query.error} onRetry={query.refetch} />}
          infinite
        />
      </div>
      {adding && <AddCustomer onClose={() => setAdding(false)} />}
    </>
  );
}

const countOf = (total: number, exact: boolean) =>
  `${exact ? "" : "more than "}${total.toLocaleString("en-GB")} ${total === 1 ? "customer" : "customers"}`;

function Nobody({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState action={<Button onClick={onClear}>Show all customers</Button>}>
        Nobody matches. Try a part of the name or the e-mail, or fewer filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      Here stand the people who wrote to your shop. A customer appears with the first conversation that names one.
    </EmptyState>
  );
}
