"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import {
  type Schedule,
  useChangeSchedule,
  useDeleteSchedule,
  useSchedules,
} from "#lib/domain/exports/schedules/hooks.ts";
import { covers } from "#lib/http/scopes.ts";
import { Failure } from "../../failure.tsx";
import { tableOf } from "../../table-of.ts";
import { ExportsTabs } from "../exports-tabs.tsx";
import { CreateSchedule } from "./create-schedule.tsx";
import { ScheduleLines, scheduleColumns } from "./schedule-columns.tsx";
import type { ScheduleAct } from "./schedule-menu.tsx";

/** The exports that are made by the clock. */
export function SchedulesView({ held }: { held: readonly string[] }) {
  const mayWrite = covers(held, "exports:write");
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Schedule | null>(null);
  const change = useChangeSchedule();
  const query = useSchedules();
  const table = tableOf(query);
  const act = (what: ScheduleAct, row: Schedule) => {
    if (what === "delete") return setDeleting(row);
    change
      .mutateAsync({ id: row.id, enabled: !row.enabled })
      .then(() => notify(row.enabled ? `“${row.name}” is paused.` : `“${row.name}” runs again.`))
      .catch((error: Error) => notifyError(error.message));
  };
  const onAct = mayWrite ? act : null;
  const create = mayWrite && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
      New schedule
    </Button>
  );
  return (
    <>
      <PageHeader title="Exports" actions={table.rows.length > 0 && create} />
      <ExportsTabs current="schedules" />
      <DataTable
        label="Scheduled exports"
        columns={scheduleColumns(onAct)}
        {...table}
        density="two-line"
        getRowId={(row) => row.id}
        renderCompact={(row) => <ScheduleLines row={row} onAct={onAct} />}
        empty={
          <EmptyState action={create}>
            A schedule exports by itself, every day or every week, such as yesterday’s conversations each morning.
          </EmptyState>
        }
        error={<Failure what="The schedules" error={query.error} onRetry={query.refetch} />}
      />
      {creating && <CreateSchedule held={held} onClose={() => setCreating(false)} />}
      {deleting && <DeleteSchedule row={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

function DeleteSchedule({ row, onClose }: { row: Schedule; onClose: () => void }) {
  const remove = useDeleteSchedule();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${row.name}”`}
      description="It does not run any more. Files that it made stay until their time is over."
      confirmLabel="Delete schedule"
      onConfirm={async () => {
        await remove.mutateAsync(row.id);
        notify(`“${row.name}” is deleted.`);
      }}
    />
  );
}
