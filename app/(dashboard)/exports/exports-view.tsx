"use client";

import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { type ExportRow, useExports } from "#lib/domain/exports/hooks.ts";
import { covers } from "#lib/http/scopes.ts";
import { Failure } from "../failure.tsx";
import { tableOf } from "../table-of.ts";
import { useAsked } from "./address.ts";
import { CreateExport } from "./create-export.tsx";
import { ExportLines, exportColumns } from "./export-columns.tsx";
import type { ExportAct } from "./export-menu.tsx";
import { ExportsTabs } from "./exports-tabs.tsx";
import { StopExport } from "./stop-export.tsx";

/** The files that were made of what the shop has, and those that are being made. */
export function ExportsView({ held }: { held: readonly string[] }) {
  const mayWrite = covers(held, "exports:write");
  const [asked, setAsked] = useAsked();
  const [acting, setActing] = useState<{ act: ExportAct; row: ExportRow } | null>(null);
  const query = useExports();
  const table = tableOf(query);
  const onAct = useMemo(
    () => (mayWrite ? (act: ExportAct, row: ExportRow) => setActing({ act, row }) : null),
    [mayWrite],
  );
  // Cells of new columns are new components: each step of the progress would close a menu that is open.
  const columns = useMemo(() => exportColumns(onAct), [onAct]);
  const create = mayWrite && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onClick={() => void setAsked({ new: "conversations", filters: null })}
    >
      New export
    </Button>
  );
  return (
    <>
      <PageHeader title="Exports" actions={table.rows.length > 0 && create} />
      <ExportsTabs current="exports" />
      <DataTable
        label="Exports"
        columns={columns}
        {...table}
        density="two-line"
        getRowId={(row) => row.id}
        renderCompact={(row) => <ExportLines row={row} onAct={onAct} />}
        empty={
          <EmptyState action={create}>
            An export is a file of everything that you choose: conversations, customers, events and more, for a
            spreadsheet or a program.
          </EmptyState>
        }
        error={<Failure what="The exports" error={query.error} onRetry={query.refetch} />}
        infinite
      />
      {mayWrite && asked.new && (
        <CreateExport
          key={asked.new}
          resource={asked.new}
          filters={asked.filters ?? {}}
          held={held}
          onClose={() => void setAsked({ new: null, filters: null })}
        />
      )}
      {acting && <StopExport {...acting} onClose={() => setActing(null)} />}
    </>
  );
}
