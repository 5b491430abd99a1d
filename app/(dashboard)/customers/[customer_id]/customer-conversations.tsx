"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { tableOf } from "#app/(dashboard)/table-of.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { conversationsQuery } from "#lib/domain/conversations/hooks.ts";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";
import { ConversationLines, conversationColumns } from "./conversation-columns.tsx";

/** All conversations of a customer, newest first. A row opens beside the customer's others. */
export function CustomerConversations({ customer }: { customer: CustomerRow }) {
  const query = useInfiniteQuery(conversationsQuery({ customer_id: customer.id, sort: "-started_at" }));
  return (
    <section aria-labelledby="their-conversations" className="min-w-0">
      <h2 id="their-conversations" className="px-6 pt-5 pb-2 text-section max-md:px-4">
        Conversations
      </h2>
      <DataTable
        label={`Conversations with ${customer.name ?? customer.email ?? "this visitor"}`}
        columns={conversationColumns}
        {...tableOf(query)}
        getRowId={(row) => row.id}
        rowHref={(row) => `/conversations/${row.id}?customer_id=${customer.id}`}
        renderCompact={(row) => <ConversationLines conversation={row} />}
        empty={<EmptyState>This customer has not written yet.</EmptyState>}
        error={<Failure what="The conversations" error={query.error} onRetry={query.refetch} />}
        infinite
      />
    </section>
  );
}
