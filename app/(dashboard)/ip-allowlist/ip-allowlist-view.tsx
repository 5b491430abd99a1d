"use client";

import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type Entry, useAllowlist } from "#lib/domain/ip-allowlist/hooks.ts";
import { allows } from "#lib/domain/ip-allowlist/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { AddEntry } from "./add-entry.tsx";
import { EntryLines, entryColumns } from "./entry-columns.tsx";
import { RemoveEntry } from "./remove-entry.tsx";
import { TestAddress } from "./test-address.tsx";

/** From where API keys may call; `held` are the member's own rights. */
export function IpAllowlistView({ held }: { held: readonly string[] }) {
  const list = useAllowlist();
  const [adding, setAdding] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Entry | null>(null);
  const onRemove = covers(held, "allowlist:write") ? setRemoving : null;
  const yourAddress = list.data?.your_address ?? null;
  const columns = useMemo(() => entryColumns({ yourAddress, onRemove }), [yourAddress, onRemove]);
  const entries = list.data?.data ?? [];
  const cidrs = entries.map((entry) => entry.cidr);
  const yoursMissing = yourAddress && (cidrs.length === 0 || !allows(cidrs, yourAddress));
  const actions = onRemove && list.data && (
    <>
      {yoursMissing && <Button onClick={() => setAdding(yourAddress)}>Add my address</Button>}
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setAdding("")}>
        Add an address or subnet
      </Button>
    </>
  );
  return (
    <>
      <PageHeader
        title="IP allowlist"
        description="API keys work only from the addresses on this list. While it is empty, they work from everywhere."
        meta={yourAddress && `You come from ${yourAddress}`}
        actions={cidrs.length > 0 && actions}
      />
      <div className="border-line border-y [&_tbody>tr:last-child]:border-b-0">
        <DataTable
          label="Allowed addresses"
          columns={columns}
          rows={entries}
          getRowId={(entry) => entry.id}
          status={list.isPending ? "loading" : list.data ? "ready" : "error"}
          empty={
            <EmptyState action={actions && <div className="flex flex-wrap gap-2">{actions}</div>}>
              The list is empty: a key works from wherever it is used. Put the addresses of your own servers here, and a
              stolen key is worth nothing elsewhere.
            </EmptyState>
          }
          error={<Failure error={list.error} onRetry={() => list.refetch()} />}
          renderCompact={(entry) => <EntryLines entry={entry} yourAddress={yourAddress} onRemove={onRemove} />}
        />
      </div>
      {list.data && <TestAddress entries={entries} />}
      {adding !== null && <AddEntry held={held} cidrs={cidrs} prefilled={adding} onClose={() => setAdding(null)} />}
      {removing && <RemoveEntry entry={removing} held={held} cidrs={cidrs} onClose={() => setRemoving(null)} />}
    </>
  );
}
