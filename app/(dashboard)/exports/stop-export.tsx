"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type ExportRow, useCancelExport, useDeleteExport } from "#lib/domain/exports/hooks.ts";
import type { ExportAct } from "./export-menu.tsx";

type StopExportProps = { act: ExportAct; row: ExportRow; onClose: () => void };

/** Asks before work is stopped or a file is removed. */
export function StopExport({ act, row, onClose }: StopExportProps) {
  const cancel = useCancelExport();
  const remove = useDeleteExport();
  const common = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  if (act === "cancel") {
    return (
      <ConfirmDialog
        {...common}
        title="Cancel this export"
        description="What was written so far is thrown away. You can export again whenever you like."
        confirmLabel="Cancel export"
        onConfirm={async () => {
          await cancel.mutateAsync(row.id);
          notify("The export is cancelled.");
        }}
      />
    );
  }
  return (
    <ConfirmDialog
      {...common}
      title={`Delete ${row.file_name}`}
      description="The export and its file are gone for everybody. What was exported stays in the shop."
      confirmLabel="Delete export"
      onConfirm={async () => {
        await remove.mutateAsync(row.id);
        notify("The export is deleted.");
      }}
    />
  );
}
