"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { auditQuery, exportAddress } from "#lib/domain/audit/hooks.ts";
import { ExportMenu } from "../export-menu.tsx";
import { exportHref } from "../exports/export-href.ts";
import { Failure } from "../failure.tsx";
import { InspectorPlace, useInspectorBeside } from "../live-log/inspector-place.tsx";
import { useWide } from "../live-log/use-wide.ts";
import { queryOf, useAuditFilters, useSelected } from "./address.ts";
import { AuditLines, auditColumns } from "./audit-columns.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditInspector } from "./audit-inspector.tsx";
import { ChainChip, ChainFacts, CheckNow } from "./chain-state.tsx";

const ROOM_FOR_ALL = 1700;

/** Who changed what, and proof that nobody changed the record of it. */
export function AuditLogView({ seesRequests }: { seesRequests: boolean }) {
  const [chosen, setFilters] = useAuditFilters();
  const [selected, setSelected] = useSelected();
  const filter = queryOf(chosen);
  const query = useInfiniteQuery(auditQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const entry = rows.find((row) => row.id === selected);
  const beside = useInspectorBeside();
  const roomy = useWide(ROOM_FOR_ALL);
  const open = (id: string) => void setSelected(id, { history: beside ? "replace" : "push" });
  const close = () => void setSelected(null);

  return (
    <div className="flex min-h-full flex-col min-[1200px]:h-full">
      <PageHeader
        title="Audit log"
        state={<ChainChip />}
        actions={
          <>
            <ExportMenu addressOf={(format) => exportAddress(filter, format)} more={exportHref("audit_logs", filter)} />
            <CheckNow />
          </>
        }
      />
      <ChainFacts />
      <div className="flex min-h-0 min-w-0 flex-1">
        <section aria-label="Changes" className="flex min-w-0 flex-1 flex-col min-[1200px]:overflow-y-auto">
          <AuditFilters />
          <DataTable
            label="Changes"
            columns={entry && !roomy ? auditColumns.narrow : auditColumns.all}
            rows={rows}
            getRowId={(row) => row.id}
            status={query.status === "pending" ? "loading" : query.status === "error" ? "error" : "ready"}
            empty={
              <EmptyState
                action={
                  <Button
                    onClick={() => void setFilters({ action: null, actor_type: null, actor_id: null, target_id: null })}
                  >
                    Show all changes
                  </Button>
                }
              >
                No change matches these filters.
              </EmptyState>
            }
            error={<Failure what="The audit log" error={query.error} onRetry={query.refetch} />}
            onOpen={(row) => open(row.id)}
            selectedId={selected}
            renderCompact={(row) => <AuditLines entry={row} />}
            hasMore={query.hasNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            loadingMore={query.isFetchingNextPage}
            infinite
          />
        </section>
        {entry && (
          <InspectorPlace label="Change" onClose={close}>
            <AuditInspector key={entry.id} entry={entry} seesRequests={seesRequests} onClose={close} />
          </InspectorPlace>
        )}
      </div>
    </div>
  );
}
